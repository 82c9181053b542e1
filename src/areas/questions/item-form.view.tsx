import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Checkbox, Checkboxes, Radios } from '../../ui/choices.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { DateField, NumberField, SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { Trail } from './trail.view.tsx'
import type { TypedItem } from './item-form.rules.ts'
import { ItemKey } from '../items/item.part.tsx'
import { ways } from '../items/item.rules.ts'
import {
  type Item,
  type ItemType,
  fileKinds,
  itemTypes,
  megabytesAtMost,
  megabytesUsual,
} from '../items/item.schema.ts'
import type { WrittenField as Written } from '../items/way.schema.ts'

/** A question that this one can wait for, and what it can tell. */
export type Earlier = { key: string; wording: string; tellable: string[] }

type ItemFormProps = {
  questionnaire: { id: string; title: string }
  itemKey: string
  typed: TypedItem
  errors: Errors
  before: Earlier[]
  /** The mark of the question as it is shown, to be sent along. */
  seen: string
  /** What somebody else made of it meanwhile. */
  now?: Item
  stamp: Stamp
}

/** Asks first how a question is answered, because that decides what else there is to write. */
export function TypePage({ questionnaire, page }: { questionnaire: { id: string; title: string }; page: string }) {
  const here = `/office/questionnaires/${questionnaire.id}`
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle>Add a question</PageTitle>
      <form class="flow" action={`${here}/items/new`}>
        <input type="hidden" name="page" value={page} />
        <Radios
          name="type"
          legend="How is it answered?"
          value="single"
          choices={itemTypes.map((type) => ({ value: type, label: ways[type].words, hint: ways[type].hint }))}
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

/** Writes one question, with what belongs to its kind of answer. */
export function ItemFormPage({ questionnaire, itemKey, typed, errors, before, seen, now, stamp }: ItemFormProps) {
  const here = `/office/questionnaires/${questionnaire.id}`
  const action = `${here}/items/${itemKey}`
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle above={ways[typed.type].words}>{itemKey === 'new' ? 'Add a question' : 'Change a question'}</PageTitle>
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      {now ? <Now item={now} /> : null}
      <Form action={action} {...stamp} hidden={{ type: typed.type, seen }}>
        <TextArea
          name="wording"
          label="Question"
          hint="To say what was answered on an earlier page, write its key: Why {{q1}}? Also {{name}} and {{activity}}"
          rows={2}
          value={typed.wording}
          error={errors.wording}
          required
        />
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
      <OtherWays action={action} type={typed.type} />
    </>
  )
}

function Now({ item }: { item: Item }) {
  return (
    <Leaf title="What it says now" small={ways[item.type].words}>
      <p>
        <b>{item.wording}</b>
      </p>
      <ItemKey question={item} />
    </Leaf>
  )
}

function OtherWays({ action, type: now }: { action: string; type: ItemType }) {
  return (
    <div class="gap">
      <Details summary="Have it answered another way" small>
        <p>
          {itemTypes
            .filter((type) => type !== now)
            .map((type, i) => (
              <>
                {i > 0 ? ' · ' : null}
                <a href={`${action}?${new URLSearchParams({ type }).toString()}`}>{ways[type].words}</a>
              </>
            ))}
        </p>
        <p class="meta">Words that are not saved yet are lost.</p>
      </Details>
    </div>
  )
}

type FieldsProps = { typed: TypedItem; errors: Errors }

/** What the way of asking has to be told, each field in its own words where it has some. */
function AnswerFields({ typed, errors }: FieldsProps) {
  const { writes, asks = {} } = ways[typed.type]
  return (
    <>
      {writes.map((name) => (
        <WrittenField name={name} typed={typed} errors={errors} words={{ ...usual[name], ...asks[name] }} />
      ))}
    </>
  )
}

type FieldWords = { label: string; hint?: string }

const usual: Record<Written, FieldWords> = {
  options: { label: 'Answers to choose from' },
  passage: { label: 'The text' },
  scales: { label: 'Scales' },
  minimum: { label: 'Smallest' },
  maximum: { label: 'Largest' },
  lowLabel: { label: 'Words at the low end' },
  highLabel: { label: 'Words at the other end' },
  rightNumber: { label: 'Right number', hint: 'Where it is scored' },
  total: { label: 'Points together' },
  earliest: { label: 'Earliest day' },
  latest: { label: 'Latest day' },
  accepts: { label: 'What may be sent', hint: 'Everything unless you say' },
  megabytes: { label: 'Most megabytes', hint: `${megabytesUsual} unless you say, at most ${megabytesAtMost}` },
  feedback: { label: 'What to tell once it is marked', hint: 'To everyone, right or not' },
}

const rows: Partial<Record<Written, number>> = { options: 6, passage: 6, scales: 3, feedback: 2 }

function WrittenField({ name, typed, errors, words }: FieldsProps & { name: Written; words: FieldWords }) {
  const common = { name, ...words, error: errors[name] }
  if (name === 'accepts')
    return (
      <Checkboxes
        name={name}
        legend={words.label}
        hint={words.hint}
        error={errors[name]}
        choices={fileKinds.map((kind) => ({ value: kind, label: kind }))}
        values={typed.accepts}
        optional
        tight
      />
    )
  const field = { ...common, value: typed[name] }
  if (rows[name] !== undefined) return <TextArea {...field} rows={rows[name]} {...needOf(name)} />
  if (name === 'earliest' || name === 'latest') return <DateField {...field} optional />
  if (name === 'lowLabel' || name === 'highLabel') return <TextField {...field} optional />
  return <NumberField {...field} optional />
}

function needOf(name: Written): { optional?: boolean; required?: boolean } {
  return name === 'feedback' ? { optional: true } : { required: true }
}

function ShowFields({ typed, errors, before }: FieldsProps & { before: Earlier[] }) {
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
        hint="One to a line, worded as in the list below"
        rows={2}
        optional
        value={typed.showIs}
        error={errors.showIs}
      />
      <dl>
        {before.map(({ wording, tellable }) => (
          <>
            <dt>{wording}</dt>
            <dd class="soft">{tellable.slice(0, 24).join(' · ')}</dd>
          </>
        ))}
      </dl>
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
