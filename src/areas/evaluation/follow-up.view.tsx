import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'

type FollowUpProps = {
  activity: string
  statement: string
  promisedOn: string
  action: string
  stamp: Stamp
  answer: string
  note: string
  error?: string
}

/** Two taps: choose, confirm. The learner's own words stand above. */
export function FollowUpPage({ activity, statement, promisedOn, action, stamp, answer, note, error }: FollowUpProps) {
  return (
    <>
      <PageTitle above={`${activity} · ${promisedOn}`}>Did it work out?</PageTitle>
      <ErrorSummary title="Not answered yet" errors={error ? [{ name: 'answer', message: error }] : []} />
      <p class="lead">You wrote: “{statement}”</p>
      <Form action={action} {...stamp}>
        <Radios
          name="answer"
          legend="Have you done it?"
          value={answer}
          error={error}
          choices={[
            { value: 'fully', label: 'Yes, as I wrote' },
            { value: 'partly', label: 'Partly' },
            { value: 'not yet', label: 'Not yet' },
            { value: 'will not', label: 'No, and I will not' },
          ]}
        />
        <TextField name="note" label="What helped, or stood in the way" optional value={note} />
        <Button>Send my answer</Button>
      </Form>
    </>
  )
}

/** After the answer. */
export function FollowUpThanksPage({ answer }: { answer: string }) {
  return (
    <>
      <PageTitle lead="Your answer is counted, without your name, in what this education has changed.">
        Thank you
      </PageTitle>
      <Leaf title="Your answer">
        <p>{answer}</p>
      </Leaf>
    </>
  )
}
