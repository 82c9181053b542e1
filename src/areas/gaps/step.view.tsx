import { capital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { Gap } from './gap.store.ts'
import type { GapState } from './life.schema.ts'

/** What each step means, in a sentence. */
const stepHints: Record<GapState, string> = {
  candidate: 'It is looked at again; nothing is decided',
  accepted: 'The office means to close it, by education as far as education can',
  planned: 'An activity is being planned for it again',
  addressed: 'It was taught, and is not closed',
  closed: 'The measure holds where it should; the reason says what shows it',
  reopened: 'It is not closed after all',
  parked: 'Not now: it leaves the ranking and comes back when someone takes it up',
}

/** A state as what a gap is: "It is a candidate". */
const stateWords: Record<GapState, string> = {
  candidate: 'a candidate',
  accepted: 'accepted',
  planned: 'planned',
  addressed: 'taught, and not closed',
  closed: 'closed',
  reopened: 'open again',
  parked: 'parked',
}

type StepPageProps = {
  gap: Gap
  moves: readonly GapState[]
  stamp: Stamp
  typed: { state: string; why: string }
  errors: Errors
}

/** Takes a gap one step along its life, with the reason. */
export function StepPage({ gap, moves, stamp, typed, errors }: StepPageProps) {
  return (
    <>
      <GapCrumbs gap={gap} />
      <PageTitle lead={`It is ${stateWords[gap.state]}. A step says who, when and why, and stays in the history.`}>
        What happens with gap {gap.number}
      </PageTitle>
      <ErrorSummary title="Nothing is decided yet" errors={listErrors(errors)} />
      <Form action={`/gaps/${gap.id}/steps`} {...stamp}>
        <p class="lead">{gap.title}</p>
        <Radios
          name="state"
          legend="It becomes"
          value={typed.state || undefined}
          error={errors.state}
          choices={moves.map((state) => ({ value: state, label: capital(state), hint: stepHints[state] }))}
        />
        <TextArea
          name="why"
          label="Why"
          hint="In a sentence, such as the vote and what was said"
          rows={3}
          value={typed.why}
          error={errors.why}
        />
        <div class="row">
          <Button>Take this step</Button>{' '}
          <ButtonLink href={`/gaps/${gap.id}`} look="plain">
            Leave it
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

type OwnerPageProps = {
  gap: Gap
  people: { id: string; name: string }[]
  stamp: Stamp
  typed: { personId: string; why: string }
  errors: Errors
}

/** Names who owns a gap. */
export function OwnerPage({ gap, people, stamp, typed, errors }: OwnerPageProps) {
  const now = gap.ownerFamilyName === null ? 'Nobody owns it.' : `${gap.ownerGivenName} ${gap.ownerFamilyName} owns it.`
  return (
    <>
      <GapCrumbs gap={gap} />
      <PageTitle lead={`${now} An owner sees the gap through, from the plan to the measure.`}>
        Who owns gap {gap.number}
      </PageTitle>
      <ErrorSummary title="No owner is named yet" errors={listErrors(errors)} />
      <Form action={`/gaps/${gap.id}/owner`} {...stamp}>
        <p class="lead">{gap.title}</p>
        <SelectField
          name="personId"
          label="Owner"
          empty="Choose a person"
          value={typed.personId}
          error={errors.personId}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField name="why" label="Why" optional value={typed.why} error={errors.why} />
        <div class="row">
          <Button>Name the owner</Button>{' '}
          <ButtonLink href={`/gaps/${gap.id}`} look="plain">
            Leave it
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

/** The way back from a page about one gap. */
export function GapCrumbs({ gap }: { gap: { id: string; number: number } }) {
  return (
    <Crumbs
      trail={[
        { label: 'Gaps', href: '/gaps' },
        { label: `Gap ${gap.number}`, href: `/gaps/${gap.id}` },
      ]}
    />
  )
}
