import type { ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import { Back, Button, ButtonLink } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Scale } from '../../ui/scale.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { commitmentsAtMost } from './response.schema.ts'

type Evaluated = { id: string; title: string }

/** Before the evaluation: what it is for, one button. */
export function StartPage({ activity, stamp, said }: { activity: Evaluated; stamp: Stamp; said?: string }) {
  return (
    <>
      <Back href={`/learn/${activity.id}`}>{activity.title}</Back>
      <PageTitle lead="Three short pages, then what you will change. About five minutes; you can stop and go on later.">
        What did it do for you?
      </PageTitle>
      {said ? (
        <Notice is="bad" title="Not yet." live>
          {said}
        </Notice>
      ) : null}
      <p>The office reads the answers without your name. They decide what is taught next.</p>
      <Form action={`/learn/${activity.id}/evaluation`} {...stamp}>
        <Button>Begin</Button>
      </Form>
    </>
  )
}

type PageProps = {
  activity: Evaluated
  stamp: Stamp
  page: number
  pages: number[]
  questions: ComponentChildren
  takesFiles: boolean
  later: ComponentChildren
  summary: ComponentChildren
}

/** One page of the evaluation. */
export function EvaluationPage({ activity, stamp, page, pages, questions, takesFiles, later, summary }: PageProps) {
  const at = pages.indexOf(page)
  return (
    <>
      <Back href={`/learn/${activity.id}`}>{activity.title}</Back>
      <PageTitle above={`Page ${at + 1} of ${pages.length + 1}`}>What did it do for you?</PageTitle>
      {summary}
      <Form action={`/learn/${activity.id}/evaluation/${page}`} {...stamp} multipart={takesFiles}>
        {questions}
        <div class="row">
          <Button>Continue</Button>
          {at > 0 ? (
            <ButtonLink href={`/learn/${activity.id}/evaluation/${pages[at - 1]}`} look="plain">
              Back a page
            </ButtonLink>
          ) : null}
        </div>
        {later}
      </Form>
    </>
  )
}

export type TypedCommitment = { statement: string; objectiveId: string; confidence: string; barrier: string }

type CommitmentsProps = {
  activity: Evaluated
  stamp: Stamp
  objectives: { id: string; statement: string }[]
  typed: TypedCommitment[]
  none: boolean
  errors: Errors
  days: number
}

/** What a learner will do differently: one commitment asked for, two more on request, or none. */
export function CommitmentsPage({ activity, stamp, objectives, typed, none, errors, days }: CommitmentsProps) {
  const isFilled = (at: number) =>
    (typed[at]?.statement ?? '') !== '' || Object.keys(errors).some((name) => name.endsWith(`_${at}`))
  const fields = (at: number) => <CommitmentFields at={at} typed={typed[at]} errors={errors} objectives={objectives} />
  return (
    <>
      <Back href={`/learn/${activity.id}`}>{activity.title}</Back>
      <PageTitle above="Last page" lead={`We ask once, in ${days} days, in your own words, whether it worked out.`}>
        What will you do differently?
      </PageTitle>
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <Form action={`/learn/${activity.id}/commitments`} {...stamp}>
        {fields(0)}
        {Array.from({ length: commitmentsAtMost - 1 }, (_, i) => (
          <Details summary={`Another change (${i + 2} of ${commitmentsAtMost})`} open={isFilled(i + 1)}>
            {fields(i + 1)}
          </Details>
        ))}
        <Checkbox
          name="none"
          value="yes"
          checked={none}
          label="I will not change anything"
          error={errors.none}
          hint="That is an answer, too; leave the fields empty"
        />
        <Button>Finish</Button>
      </Form>
    </>
  )
}

type FieldsProps = {
  at: number
  typed?: TypedCommitment
  errors: Errors
  objectives: { id: string; statement: string }[]
}

function CommitmentFields({ at, typed, errors, objectives }: FieldsProps) {
  const name = (field: keyof TypedCommitment) => `${field}_${at}`
  return (
    <>
      <TextArea
        name={name('statement')}
        label={at === 0 ? 'I will' : 'I will also'}
        hint="One thing, in your words; begin with what you will do"
        rows={2}
        value={typed?.statement}
        error={errors[name('statement')]}
      />
      {objectives.length > 0 ? (
        <SelectField
          name={name('objectiveId')}
          label="It comes from"
          options={objectives.map((objective) => ({ value: objective.id, label: objective.statement }))}
          empty="Something else"
          value={typed?.objectiveId}
        />
      ) : null}
      <Scale
        name={name('confidence')}
        legend="How sure are you that you will do it?"
        low="not sure"
        high="certain"
        value={typed?.confidence}
        error={errors[name('confidence')]}
      />
      <TextField
        name={name('barrier')}
        label="What may stand in the way"
        optional
        value={typed?.barrier}
        error={errors[name('barrier')]}
      />
    </>
  )
}
