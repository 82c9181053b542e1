import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Checkbox, Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { NumberField, SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { TypedItem } from './item-form.schema.ts'
import { type Item, type ItemType, itemTypes, typeWords } from './questionnaire.schema.ts'

type ItemFormProps = {
  questionnaire: { id: string; title: string }
  itemKey: string
  typed: TypedItem
  errors: Errors
  before: Item[]
  stamp: Stamp
}

/** Asks first how a question is answered, because that decides what else there is to write. */
export function TypePage({ questionnaire }: { questionnaire: { id: string; title: string } }) {
  const here = `/office/questionnaires/${questionnaire.id}`
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle>Add a question</PageTitle>
      <form class="flow" action={`${here}/items/new`}>
        <Radios
          name="type"
          legend="How is it answered?"
          value="single"
          choices={itemTypes.map((type) => ({ value: type, label: typeWords[type], hint: typeHints[type] }))}
        />
        <div class="row">
          <Button>Continue</Button>{' '}
          <ButtonLink href={here} look="plain">
            Leave it
          </ButtonLink>
        </div>
      </form>
    </>
  )
}

const typeHints: Record<ItemType, string> = {
  single: 'Can be scored: one answer is right',
  several: 'Can be scored: all right answers and no other',
  rating: 'From 1 to 5, or up to 7, with words at both ends',
  number: 'Can be scored: one number is right',
  'short text': 'One line, up to 300 letters',
  'long text': 'As many lines as are needed',
}

function Trail({ questionnaire }: { questionnaire: { id: string; title: string } }) {
  const here = `/office/questionnaires/${questionnaire.id}`
  const trail = [
    { label: 'Questionnaires', href: '/office/questionnaires' },
    { label: questionnaire.title, href: here },
  ]
  return <Crumbs trail={trail} />
}

/** Writes one question, with what belongs to its kind of answer. */
export function ItemFormPage({ questionnaire, itemKey, typed, errors, before, stamp }: ItemFormProps) {
  const here = `/office/questionnaires/${questionnaire.id}`
  const action = `${here}/items/${itemKey}`
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle above={typeWords[typed.type]}>{itemKey === 'new' ? 'Add a question' : 'Change a question'}</PageTitle>
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <Form action={action} {...stamp} hidden={{ type: typed.type }}>
        <TextArea name="wording" label="Question" rows={2} value={typed.wording} error={errors.wording} required />
        <TextField
          name="help"
          label="Help"
          hint="Stands under the question"
          optional
          value={typed.help}
          error={errors.help}
        />
        <AnswerFields typed={typed} errors={errors} />
        <Checkbox name="required" value="yes" checked={typed.required} label="An answer is required" />
        <NumberField name="page" label="On page" whole value={typed.page} error={errors.page} />
        <ShowFields typed={typed} errors={errors} before={before} />
        <div class="row">
          <Button>Save</Button>{' '}
          <ButtonLink href={here} look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
      <div class="gap">
        <Details summary="Have it answered another way" small>
          <p>
            {itemTypes
              .filter((type) => type !== typed.type)
              .map((type, i) => (
                <>
                  {i > 0 ? ' · ' : null}
                  <a href={`${action}?${new URLSearchParams({ type }).toString()}`}>{typeWords[type]}</a>
                </>
              ))}
          </p>
          <p class="meta">Words that are not saved yet are lost.</p>
        </Details>
      </div>
    </>
  )
}

type FieldsProps = { typed: TypedItem; errors: Errors }

function AnswerFields(fields: FieldsProps) {
  if (fields.typed.type === 'single' || fields.typed.type === 'several') return <OptionFields {...fields} />
  if (fields.typed.type === 'rating') return <RatingFields {...fields} />
  return fields.typed.type === 'number' ? <RangeFields {...fields} /> : null
}

function OptionFields({ typed, errors }: FieldsProps) {
  const right = typed.type === 'single' ? 'the right one' : 'the right ones'
  return (
    <>
      <TextArea
        name="options"
        label="Answers to choose from"
        hint={`One to a line. A star marks ${right}; after a bar stands what to tell who chose it: * Within 6 hours | As the guideline says`}
        rows={6}
        value={typed.options}
        error={errors.options}
        required
      />
      <FeedbackField typed={typed} errors={errors} />
    </>
  )
}

function FeedbackField({ typed, errors }: FieldsProps) {
  return (
    <TextArea
      name="feedback"
      label="What to tell once it is marked"
      hint="To everyone, right or not"
      optional
      rows={2}
      value={typed.feedback}
      error={errors.feedback}
    />
  )
}

function RatingFields({ typed, errors }: FieldsProps) {
  return (
    <>
      <NumberField
        name="maximum"
        label="Points of the scale"
        hint="From 2 to 7; 5 unless you say"
        optional
        whole
        value={typed.maximum}
        error={errors.maximum}
      />
      <TextField name="lowLabel" label="Words at 1" optional value={typed.lowLabel} error={errors.lowLabel} />
      <TextField
        name="highLabel"
        label="Words at the other end"
        optional
        value={typed.highLabel}
        error={errors.highLabel}
      />
    </>
  )
}

function RangeFields({ typed, errors }: FieldsProps) {
  return (
    <>
      <NumberField name="minimum" label="Smallest number" optional value={typed.minimum} error={errors.minimum} />
      <NumberField name="maximum" label="Largest number" optional value={typed.maximum} error={errors.maximum} />
      <NumberField
        name="rightNumber"
        label="Right number"
        hint="Where it is scored"
        optional
        value={typed.rightNumber}
        error={errors.rightNumber}
      />
      <FeedbackField typed={typed} errors={errors} />
    </>
  )
}

function ShowFields({ typed, errors, before }: FieldsProps & { before: Item[] }) {
  if (before.length === 0) return null
  const isOpen = typed.showKey !== '' || Boolean(errors.showKey ?? errors.showIs)
  return (
    <Details summary="Ask it only after a certain answer" open={isOpen}>
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
        hint="One to a line, worded as there; for a scale its points, such as 1"
        rows={2}
        optional
        value={typed.showIs}
        error={errors.showIs}
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
      <Trail questionnaire={questionnaire} />
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
