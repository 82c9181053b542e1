import type { ComponentChildren } from 'preact'
import type { Stamp } from '../http/route.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Radios } from '../ui/choices.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { type Errors, listErrors } from '../ui/errors.ts'
import { FileField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Leaf } from '../ui/leaf.tsx'
import { type Column, Ledger, RowTitle } from '../ui/ledger.tsx'
import { Pages } from '../ui/pages.tsx'
import { type State, Status } from '../ui/status.tsx'
import { PageTitle } from '../ui/title.tsx'
import { showCounts } from './run.rules.ts'
import {
  type OutcomeCounts,
  type RunKind,
  type RunState,
  fileMegabytes,
  jsonMegabytes,
  kindWords,
  runKinds,
} from './run.schema.ts'

/** A run as the list shows it; `by` is who started it and `when` the instant in words. */
export type RunLine = {
  id: string
  kind: RunKind | null
  fileName: string
  recognized: string | null
  state: RunState
  counts: OutcomeCounts
  when: string
  by: string
}

const stateWords: Record<RunState, [State, string]> = {
  running: ['live', 'Running'],
  done: ['done', 'Done'],
  refused: ['stop', 'Refused'],
  failed: ['late', 'Interrupted'],
}

/** How a run stands. */
export function RunStatus({ state }: { state: RunState }) {
  const [is, word] = stateWords[state]
  return <Status is={is}>{word}</Status>
}

/** What a run's file was called where nobody knows its kind. */
export function showKind(kind: RunKind | null): string {
  return kind === null ? 'A file of another kind' : kindWords[kind].name
}

type ListProps = { runs: RunLine[]; older?: string; newest?: string; mayImport: boolean }

/** Every file that was brought, newest first. */
export function RunListPage({ runs, older, newest, mayImport }: ListProps) {
  const columns: Column<RunLine>[] = [
    {
      key: 'file',
      label: 'File',
      row: true,
      cell: (run) => (
        <RowTitle href={`/imports/${run.id}`} soft={run.recognized ?? showKind(run.kind)}>
          {run.fileName}
        </RowTitle>
      ),
    },
    { key: 'state', label: 'State', cell: (run) => <RunStatus state={run.state} /> },
    { key: 'rows', label: 'Rows', cell: (run) => (run.state === 'refused' ? 'none' : showCounts(run.counts)) },
    { key: 'by', label: 'By', person: true },
    { key: 'when', label: 'Started', nowrap: true },
  ]
  return (
    <>
      <PageTitle
        lead="Files become sources and values. What was read, line by line, stays; the files do not."
        acts={mayImport ? <ButtonLink href="/imports/new">Import a file</ButtonLink> : undefined}
      >
        Imports
      </PageTitle>
      {runs.length === 0 ? (
        <Empty title="No file has been brought yet">
          Each import stands here with what became of every record in it. Bring PubMed records or measure reports, or
          use the command line.
        </Empty>
      ) : (
        <Ledger caption="Imports, newest first" hideCaption columns={columns} rows={runs} />
      )}
      <Pages previous={newest} next={older} />
    </>
  )
}

type NewProps = { stamp: Stamp; kind: string; errors: Errors }

/** Asks for a file. */
export function NewRunPage({ stamp, kind, errors }: NewProps) {
  return (
    <>
      <Crumbs trail={[{ label: 'Imports', href: '/imports' }]} />
      <PageTitle lead="Nothing is doubled: a record that is known already is left as it is, or corrected.">
        Import a file
      </PageTitle>
      <ErrorSummary title="Nothing was imported" errors={listErrors(errors)} />
      <Form action="/imports" {...stamp} multipart>
        <FileField
          name="file"
          label="File"
          hint={`Up to ${fileMegabytes} MB, JSON up to ${jsonMegabytes} MB. It is read and not kept.`}
          accept=".xml,.json,application/xml,application/json"
          error={errors.file}
          required
        />
        <Radios
          name="kind"
          legend="What is in it"
          value={kind}
          error={errors.kind}
          choices={[
            { value: '', label: 'Find out', hint: 'By how the file begins' },
            ...runKinds.map((one) => ({ value: one, label: kindWords[one].name, hint: kindWords[one].from })),
          ]}
        />
        <Button>Import</Button>
      </Form>
      <Leaf title="What is read">
        <Reads />
      </Leaf>
    </>
  )
}

function Reads(): ComponentChildren {
  return (
    <div class="prose">
      <p>
        From PubMed: articles and book chapters as EFetch or “Save as PubMed XML” gives them, with their design, the
        level an appraisal starts from, and whether they were retracted.
      </p>
      <p>
        From hospitals: FHIR MeasureReports of type summary (R4 and R5), alone or in a bundle. Each score is counted
        again from its own numbers. Reports about single patients are counted and refused: nothing about a patient is
        kept.
      </p>
    </div>
  )
}
