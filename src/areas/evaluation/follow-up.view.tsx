import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type FollowUpAnswer, followUpAnswers } from './commitment.schema.ts'

/** The answers in a learner's words. */
const answerWords: Record<FollowUpAnswer, string> = {
  fully: 'Yes, as I wrote',
  partly: 'Partly',
  'not yet': 'Not yet',
  'will not': 'No, and I will not',
}

type FollowUpProps = {
  activity: string
  statement: string
  promisedOn: string
  action: string
  stamp: Stamp
  answer: string
  note: string
  errors: Errors
}

/** Two taps: choose, confirm. The learner's own words stand above. */
export function FollowUpPage({ activity, statement, promisedOn, action, stamp, answer, note, errors }: FollowUpProps) {
  return (
    <>
      <PageTitle above={`${activity} · ${promisedOn}`}>Did it work out?</PageTitle>
      <ErrorSummary title="Not answered yet" errors={listErrors(errors)} />
      <p class="lead">You wrote: “{statement}”</p>
      <Form action={action} {...stamp}>
        <Radios
          name="answer"
          legend="Have you done it?"
          value={answer}
          error={errors.answer}
          choices={followUpAnswers.map((value) => ({ value, label: answerWords[value] }))}
        />
        <TextField name="note" label="What helped, or stood in the way" optional value={note} error={errors.note} />
        <Button>Send my answer</Button>
      </Form>
    </>
  )
}

/** After the answer; `said` is why another one was not taken. */
export function FollowUpThanksPage({ answer, said }: { answer: FollowUpAnswer; said?: string }) {
  return (
    <>
      <PageTitle lead="Your answer is counted, without your name, in what this education has changed.">
        Thank you
      </PageTitle>
      {said ? (
        <Notice is="bad" title="Not changed." live>
          {said}
        </Notice>
      ) : null}
      <Leaf title="Your answer">
        <p>{answerWords[answer]}.</p>
      </Leaf>
    </>
  )
}
