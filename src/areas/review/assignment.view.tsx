import type { ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showDay } from '../../kernel/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { DateField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Next } from '../../ui/next.tsx'
import { Prose } from '../../ui/prose.tsx'
import { type State, Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { SheetAnswers, type Shown } from '../answers/sheet.part.tsx'
import type { ReviewVerdict } from './assignment.schema.ts'

/** Where the review stands, by its gate. */
export type Standing = { state: State; says: string; owedBy?: string; dueOn?: LocalDate | null }

export type AssignmentPageProps = {
  activity: { id: string; title: string }
  standing: Standing
  assignment: { reviewer: string; email: string; askedOn: string; dueOn: LocalDate; mayAskAgain: boolean } | null
  review: { verdict: ReviewVerdict; handedOn: string; sheet: Shown } | null
  responses: { text: string; when: string; by: string }[]
  former: { reviewer: string; when: string; why: string; verdict: ReviewVerdict | null }[]
  reviewers: string[]
  mayAssign: boolean
  mayRespond: boolean
  stamp: Stamp
  typed: { email: string; dueOn: string; why: string; text: string }
  errors: Errors
}

/** Peer review of one activity, for the office and its director: who, where it stands, what was said, what was done. */
export function AssignmentPage(page: AssignmentPageProps) {
  const { activity, assignment, review, former, errors } = page
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Activities', href: '/office/activities' },
          { label: activity.title, href: `/office/activities/${activity.id}` },
        ]}
      />
      <ErrorSummary title="Nothing is done yet" errors={listErrors(errors)} />
      <PageTitle lead="Someone without ties reads what will be taught, and finds it sound.">Peer review</PageTitle>
      <NextStep {...page} />
      {assignment ? <ReviewerLeaf {...page} assignment={assignment} /> : page.mayAssign ? <AskForm {...page} /> : null}
      {review ? (
        <Leaf title="What the review says" small={`Handed in ${review.handedOn}`}>
          <SheetAnswers
            sheet={review.sheet}
            fileHref={(key) => `/office/activities/${activity.id}/review/files/${key}`}
          />
        </Leaf>
      ) : null}
      <ResponseLeaf {...page} />
      {former.length > 0 ? (
        <Leaf title="Reviews that ended">
          <Entries>
            {former.map((one) => (
              <Entry
                when={one.when}
                title={one.reviewer}
                meta={one.verdict ? `Found it ${one.verdict}` : 'No review handed in'}
              >
                {one.why}
              </Entry>
            ))}
          </Entries>
        </Leaf>
      ) : null}
    </>
  )
}

function NextStep({ standing, assignment, review, mayAssign }: AssignmentPageProps) {
  if (!assignment)
    return mayAssign ? (
      <Next>Choose someone who has no part in the activity and no ties.</Next>
    ) : (
      <Next>The office chooses a reviewer.</Next>
    )
  if (standing.state === 'done') return <Next>Nothing: the content was found sound.</Next>
  if (review?.verdict === 'not sound')
    return <Next>Change the content, then end this review and ask for a new one. It cannot be approved as it is.</Next>
  if (review) return <Next>Make the changes, and write down below what was changed.</Next>
  const by = standing.owedBy
    ? `${standing.owedBy}${standing.dueOn ? `, by ${showDay(standing.dueOn)}` : ''}.`
    : undefined
  return <Next by={by}>{`${standing.says}.`}</Next>
}

function ReviewerLeaf(page: AssignmentPageProps & { assignment: NonNullable<AssignmentPageProps['assignment']> }) {
  const { activity, assignment, standing, mayAssign, stamp, typed, errors } = page
  return (
    <Leaf title="Reviewer">
      <p>
        <b>{assignment.reviewer}</b>, {assignment.email}. Asked {assignment.askedOn}, due {showDay(assignment.dueOn)}.
      </p>
      <p>
        <Status is={standing.state}>{standing.says}</Status>
      </p>
      {mayAssign && assignment.mayAskAgain ? (
        <Form action={`/office/activities/${activity.id}/review/asks`} {...stamp} inline>
          <Button look="quiet" small>
            Ask again
          </Button>
        </Form>
      ) : null}
      {mayAssign ? (
        <Details summary="End this review" small open={errors.why !== undefined}>
          <Form action={`/office/activities/${activity.id}/review/end`} {...stamp} label="End this review">
            <TextField
              name="why"
              label="Why"
              hint="Kept with the review; someone else can then be asked"
              value={typed.why}
              error={errors.why}
              autocomplete="off"
              required
            />
            <Button look="grave">End this review</Button>
          </Form>
        </Details>
      ) : null}
    </Leaf>
  )
}

function AskForm({ activity, reviewers, stamp, typed, errors }: AssignmentPageProps) {
  return (
    <Leaf title="Ask someone">
      <Form action={`/office/activities/${activity.id}/review`} {...stamp} label="Ask someone to review">
        <TextField
          name="email"
          label="E-mail address"
          hint="Of someone the office knows. They are asked for ties first; the link to the review follows once these are clear."
          suggestions={reviewers}
          value={typed.email}
          error={errors.email}
          autocomplete="off"
          required
        />
        <DateField
          name="dueOn"
          label="Due on"
          hint="The review; ties are asked for earlier"
          value={typed.dueOn}
          error={errors.dueOn}
          required
        />
        <Button>Ask for ties and review</Button>
      </Form>
    </Leaf>
  )
}

function ResponseLeaf({ activity, review, responses, mayRespond, stamp, typed, errors }: AssignmentPageProps) {
  if (review?.verdict !== 'sound with changes') return null
  const form = (
    <Form action={`/office/activities/${activity.id}/review/responses`} {...stamp} label="What was changed">
      <TextArea
        name="text"
        label="What was changed"
        hint="Point by point; what was not changed, and why"
        value={typed.text}
        error={errors.text}
        required
      />
      <Button look={responses.length === 0 ? 'filled' : 'quiet'}>Keep it</Button>
    </Form>
  )
  return (
    <Leaf title="What was changed" id="changes">
      <Entries>
        {responses.map((one) => (
          <Entry when={one.when} meta={one.by}>
            <Prose text={one.text} />
          </Entry>
        ))}
      </Entries>
      {mayRespond ? responses.length === 0 ? form : <Folded>{form}</Folded> : null}
    </Leaf>
  )
}

function Folded({ children }: { children: ComponentChildren }) {
  return (
    <Details summary="Write down more changes" small>
      {children}
    </Details>
  )
}
