import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { languages } from '../items/language.schema.ts'
import { type QuestionnaireKind, questionnaireKinds } from './questionnaire.schema.ts'

type BeginProps = {
  typed: { kind: string; title: string; intro: string; language: string }
  stamp: Stamp
  errors: Errors
}

/** Begins a questionnaire from blank. Nobody else sees it before it is published. */
export function BeginPage({ typed, stamp, errors }: BeginProps) {
  return (
    <>
      <Crumbs trail={[{ label: 'Questionnaires', href: '/office/questionnaires' }]} />
      <PageTitle lead="Nobody can answer it before you publish it.">Begin a questionnaire</PageTitle>
      <ErrorSummary title="Nothing is begun yet" errors={listErrors(errors)} />
      <Form action="/office/questionnaires/new" {...stamp}>
        <TextField name="title" label="Title" value={typed.title} error={errors.title} required />
        <Radios
          name="kind"
          legend="What is it for?"
          value={typed.kind}
          error={errors.kind}
          choices={questionnaireKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
        />
        <SelectField
          name="language"
          label="Written in"
          options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          value={typed.language}
          error={errors.language}
          short
        />
        <TextArea
          name="intro"
          label="What people read first"
          optional
          rows={3}
          value={typed.intro}
          error={errors.intro}
        />
        <div class="row">
          <Button>Begin</Button>{' '}
          <ButtonLink href="/office/questionnaires" look="plain">
            Leave it
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

const kindWords: Record<QuestionnaireKind, string> = {
  test: 'A test: what people know or would do, with right answers',
  evaluation: 'An evaluation: what people think of an activity',
  review: 'A review: what a peer thinks of content',
  survey: 'A survey: what people need',
}
