import type { ComponentChildren } from 'preact'
import type { Stamp } from '../http/route.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, Radios } from '../ui/choices.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { type Errors, listErrors } from '../ui/errors.ts'
import { FileField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Leaf } from '../ui/leaf.tsx'
import { type State, Status } from '../ui/status.tsx'
import { PageTitle } from '../ui/title.tsx'
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

/** What the state of a run is called. */
export function showState(state: RunState): string {
  return stateWords[state][1]
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
