import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { NumberField, SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { TypedItem } from './item-form.schema.ts'
import { type Item, itemTypes, typeWords } from './questionnaire.schema.ts'

type ItemFormProps = {
  questionnaire: { id: string; title: string }
  itemKey: string
  typed: TypedItem
  errors: Errors
  before: Item[]
  stamp: Stamp
}

/** Writes one question. What belongs to another kind of answer is left aside when it is saved. */
export function ItemFormPage({ questionnaire, itemKey, typed, errors, before, stamp }: ItemFormProps) {
  const here = `/office/questionnaires/${questionnaire.id}`
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Questionnaires', href: '/office/questionnaires' },
          { label: questionnaire.title, href: here },
        ]}
      />
      <PageTitle>{itemKey === 'new' ? 'Add a question' : 'Change a question'}</PageTitle>
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <Form action={`${here}/items/${itemKey}`} {...stamp}>
        <QuestionFields typed={typed} errors={errors} />
        <AnswerFields typed={typed} errors={errors} />
        <ShowFields typed={typed} errors={errors} before={before} />
        <div class="row">
          <Button>Save</Button>
          <ButtonLink href={here} look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

type FieldsProps = { typed: TypedItem; errors: Errors }

function QuestionFields({ typed, errors }: FieldsProps) {
  return (
    <>
      <TextArea name="wording" label="Question" rows={2} value={typed.wording} error={errors.wording} required />
      <TextField
        name="help"
        label="Help"
        hint="Stands under the question"
        optional
        value={typed.help}
        error={errors.help}
      />
      <SelectField
        name="type"
        label="Answered by"
        options={itemTypes.map((type) => ({ value: type, label: typeWords[type] }))}
        value={typed.type}
        error={errors.type}
      />
      <Checkbox name="required" value="yes" checked={typed.required} label="An answer is required" />
      <NumberField name="page" label="On page" whole value={typed.page} error={errors.page} />
    </>
  )
}

function AnswerFields({ typed, errors }: FieldsProps) {
  return (
    <>
      <TextArea
        name="options"
        label="Answers to choose from"
        hint="One to a line. A star before the right ones; after a bar what to tell who chose it: * Within 6 hours | The guideline says 6"
        rows={5}
        optional
        value={typed.options}
        error={errors.options}
      />
      <Details summary="For ratings and numbers" open={typed.type === 'rating' || typed.type === 'number'}>
        <NumberField name="minimum" label="Smallest number" optional value={typed.minimum} error={errors.minimum} />
        <NumberField
          name="maximum"
          label="Largest number, or points of the rating"
          optional
          value={typed.maximum}
          error={errors.maximum}
        />
        <TextField
          name="lowLabel"
          label="Words at the low end"
          optional
          value={typed.lowLabel}
          error={errors.lowLabel}
        />
        <TextField
          name="highLabel"
          label="Words at the high end"
          optional
          value={typed.highLabel}
          error={errors.highLabel}
        />
        <NumberField
          name="rightNumber"
          label="Right number"
          optional
          value={typed.rightNumber}
          error={errors.rightNumber}
        />
      </Details>
      <TextArea
        name="feedback"
        label="What to tell once it is marked"
        optional
        rows={2}
        value={typed.feedback}
        error={errors.feedback}
      />
    </>
  )
}

function ShowFields({ typed, errors, before }: FieldsProps & { before: Item[] }) {
  if (before.length === 0) return null
  return (
    <Details summary="Ask it only after a certain answer" open={typed.showKey !== ''}>
      <SelectField
        name="showKey"
        label="Earlier question"
        options={before.map((item) => ({ value: item.key, label: item.wording }))}
        empty="Always asked"
        value={typed.showKey}
        error={errors.showKey}
      />
      <TextArea
        name="showIs"
        label="Answered by one of"
        hint="One to a line, worded as there"
        rows={2}
        optional
        value={typed.showIs}
        error={errors.showIf ?? errors.showIs}
      />
    </Details>
  )
}

type RemovalProps = {
  questionnaire: { id: string; title: string; isFrozen: boolean }
  item: Item
  stamp: Stamp
  refused?: string
}

/** Asks once more before a question goes. */
export function RemovalPage({ questionnaire, item, stamp, refused }: RemovalProps) {
  const here = `/office/questionnaires/${questionnaire.id}`
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Questionnaires', href: '/office/questionnaires' },
          { label: questionnaire.title, href: here },
        ]}
      />
      <PageTitle>Remove this question?</PageTitle>
      {refused ? (
        <Notice is="bad" title="It was not removed." live>
          {refused}
        </Notice>
      ) : null}
      <p class="lead">{item.wording}</p>
      <p class="gap">
        {questionnaire.isFrozen
          ? 'Answers that were given stay with the version they were given to. The next version is without this question.'
          : 'Nobody has answered it yet. It cannot be brought back.'}
      </p>
      <div class="gap">
        <Form action={`${here}/items/${item.key}/removal`} {...stamp}>
          <div class="row">
            <Button look="grave">Remove</Button>{' '}
            <ButtonLink href={here} look="plain">
              Keep it
            </ButtonLink>
          </div>
        </Form>
      </div>
    </>
  )
}
