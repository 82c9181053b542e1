import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Tag } from '../../ui/tag.tsx'
import { needTypes } from './activity.schema.ts'

export type ObjectiveLine = { id: string; position: number; statement: string; needType: string; gapNumber: number }
export type ReferenceLine = {
  id: string
  citation: string
  link: string | null
  standing: string | null
  sourceId: string | null
}
export type TypedObjective = { statement: string; needType: string; gapId: string }

type ObjectivesProps = {
  activityId: string
  stamp: Stamp
  objectives: ObjectiveLine[]
  gaps: { id: string; number: number; title: string }[]
  typed: TypedObjective
  errors: Errors
  isOpen: boolean
}

/** What learners will be able to do, each tied to its gap; the form to add one while the plan is open. */
export function ObjectivesLeaf({ activityId, stamp, objectives, gaps, typed, errors, isOpen }: ObjectivesProps) {
  const here = `/office/activities/${activityId}/objectives`
  const isRefused = Object.keys(errors).length > 0
  return (
    <Leaf title="Objectives" id="objectives" small="Afterwards learners can">
      {objectives.length === 0 ? <p class="soft">None yet. Each begins with what one can see someone do.</p> : null}
      <Entries>
        {objectives.map((objective) => (
          <Entry
            when={`Gap ${objective.gapNumber}`}
            title={objective.statement}
            meta={<Tag>{objective.needType}</Tag>}
            act={
              isOpen ? (
                <Remove
                  action={`${here}/${objective.id}/removal`}
                  stamp={stamp}
                  what={`objective ${objective.position}`}
                />
              ) : null
            }
          />
        ))}
      </Entries>
      {isOpen ? (
        <Details summary="Add an objective" open={isRefused || objectives.length === 0}>
          <ObjectiveForm action={here} stamp={stamp} gaps={gaps} typed={typed} errors={errors} />
        </Details>
      ) : null}
    </Leaf>
  )
}

type ObjectiveFormProps = Pick<ObjectivesProps, 'stamp' | 'gaps' | 'typed' | 'errors'> & { action: string }

function ObjectiveForm({ action, stamp, gaps, typed, errors }: ObjectiveFormProps) {
  return (
    <>
      <ErrorSummary title="Nothing is added yet" errors={listErrors(errors)} />
      <Form action={action} {...stamp}>
        <TextArea
          name="statement"
          label="Afterwards learners can"
          hint="A verb one can see: set, choose, recognize, tell"
          rows={2}
          value={typed.statement}
          error={errors.statement}
          required
        />
        <SelectField
          name="needType"
          label="Meets a need for"
          options={needTypes.map((need) => ({ value: need, label: need }))}
          empty="Choose one"
          value={typed.needType}
          error={errors.needType}
          short
          required
        />
        <SelectField
          name="gapId"
          label="For gap"
          options={gaps.map((gap) => ({ value: gap.id, label: `${gap.number}: ${gap.title}` }))}
          value={typed.gapId}
          error={errors.gapId}
        />
        <Button look="quiet">Add it</Button>
      </Form>
    </>
  )
}

type ReferencesProps = {
  activityId: string
  stamp: Stamp
  references: ReferenceLine[]
  sources: { id: string; title: string }[]
  isOpen: boolean
}

/** What the content rests on: sources of the gap with one press, others by their citation. */
export function ReferencesLeaf({ activityId, stamp, references, sources, isOpen }: ReferencesProps) {
  const here = `/office/activities/${activityId}/references`
  const offered = sources.filter((source) => !references.some((reference) => reference.sourceId === source.id))
  return (
    <Leaf title="References" id="references" small="What the content rests on">
      {references.length === 0 ? <p class="soft">None cited yet.</p> : null}
      <Entries>
        {references.map((reference) => (
          <Entry
            when={reference.standing === 'retracted' ? 'Retracted' : undefined}
            title={reference.citation}
            href={reference.link ?? undefined}
            act={
              isOpen ? (
                <Remove action={`${here}/${reference.id}/removal`} stamp={stamp} what={reference.citation} />
              ) : null
            }
          />
        ))}
      </Entries>
      {isOpen ? (
        <Details summary="Cite something" open={references.length === 0}>
          {offered.length > 0 ? (
            <Form action={here} {...stamp}>
              <SelectField
                name="sourceId"
                label="From the gap’s evidence"
                options={offered.map((source) => ({ value: source.id, label: source.title }))}
              />
              <Button look="quiet">Cite it</Button>
            </Form>
          ) : null}
          <Form action={here} {...stamp}>
            <TextField name="citation" label="Another source" hint="Authors, title, journal, year" />
            <Button look="quiet">Cite it</Button>
          </Form>
        </Details>
      ) : null}
    </Leaf>
  )
}

function Remove({ action, stamp, what }: { action: string; stamp: Stamp; what: string }) {
  return (
    <Form action={action} {...stamp} inline>
      <Button look="grave" small>
        Remove <span class="hide">{what}</span>
      </Button>
    </Form>
  )
}
