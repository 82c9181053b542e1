import type { ComponentChildren } from 'preact'
import type { Stamp } from '../http/route.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Checkbox, Radios } from '../ui/choices.tsx'
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
  reading: ['live', 'Reading'],
  waiting: ['wait', 'Waiting for you'],
  checking: ['live', 'Looking over'],
  checked: ['wait', 'Looked over'],
  running: ['live', 'Running'],
  done: ['done', 'Done'],
  refused: ['stop', 'Refused'],
  failed: ['late', 'Interrupted'],
  undoing: ['live', 'Taking back'],
  undone: ['todo', 'Taken back'],
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
        lead="Lists of people and organizations, and files that become sources and values. What became of each row stays; the files do not."
        acts={mayImport ? <ButtonLink href="/imports/new">Import a file</ButtonLink> : undefined}
      >
        Imports
      </PageTitle>
      {runs.length === 0 ? (
        <Empty title="No file has been brought yet">
          Each import stands here with what became of every row in it. Bring a list of people, PubMed records, measure
          reports or another file that is read here, or use the command line.
        </Empty>
      ) : (
        <Ledger caption="Imports, newest first" hideCaption columns={columns} rows={runs} />
      )}
      <Pages previous={newest} next={older} />
    </>
  )
}

type NewProps = { stamp: Stamp; kind: string; look: boolean; errors: Errors }

/** Asks for a file. */
export function NewRunPage({ stamp, kind, look, errors }: NewProps) {
  return (
    <>
      <Crumbs trail={[{ label: 'Imports', href: '/imports' }]} />
      <PageTitle lead="Nothing is doubled: what is known already is left as it is, or corrected. A whole import can be taken back while nothing is built on it.">
        Import a file
      </PageTitle>
      <ErrorSummary title="Nothing was imported" errors={listErrors(errors)} />
      <Form action="/imports" {...stamp} multipart>
        <FileField
          name="file"
          label="File"
          hint={`A list in CSV or Excel, XML or JSON. Up to ${fileMegabytes} MB, Excel up to 20 MB, JSON up to ${jsonMegabytes} MB; the command line takes larger ones. It is read and not kept.`}
          accept=".csv,.tsv,.txt,.xlsx,.xml,.json"
          error={errors.file}
          required
        />
        <Radios
          name="kind"
          legend="What is in it"
          value={kind}
          error={errors.kind}
          choices={[
            { value: '', label: 'Find out', hint: 'By its headings, or by how it begins' },
            ...runKinds.map((one) => ({ value: one, label: kindWords[one].name, hint: kindWords[one].from })),
          ]}
        />
        <Checkbox
          name="look"
          value="yes"
          checked={look}
          label="Only look over first"
          hint="Says what would become of each record, and changes nothing. Lists ask for their columns first in any case."
        />
        <Button>Bring it</Button>
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
        Lists: the first line names the columns, and you say which column holds what. What was chosen is remembered for
        the next file with these headings. People are known again by address, NPI and license, organizations by name.
      </p>
      <p>
        Public outcomes of hospitals: rates of death and readmission become values. A finding is proposed only where the
        publisher calls a rate worse than the national one.
      </p>
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
