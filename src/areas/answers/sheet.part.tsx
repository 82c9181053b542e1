import type { Errors } from '../../ui/errors.ts'
import { Button } from '../../ui/button.tsx'
import { Checkboxes, Radios } from '../../ui/choices.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { NumberField, SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Prose } from '../../ui/prose.tsx'
import { Scale } from '../../ui/scale.tsx'
import { Status } from '../../ui/status.tsx'
import { shortTextAtMost } from '../questions/questionnaire.schema.ts'
import { isScored } from '../questions/questionnaire.rules.ts'
import { type Sent, type Sheet, type SheetItem, askedField, fieldOf } from './sheet.schema.ts'

/** What shows a page needs of a sheet; a preview has no answers. */
export type Shown = Pick<Sheet, 'items' | 'pages'>

type PageProps = { sheet: Shown; page: number; errors?: Errors; typed?: Sent }

/**
 * The questions of one page as fields, without the form around them. `typed` is what was sent when a page is shown again;
 * `errors` are by the name of the field. Careful with hand-made forms: the hidden field tells which questions were seen.
 */
export function SheetPage({ sheet, page, errors = {}, typed }: PageProps) {
  const items = sheet.items.filter((item) => item.page === page)
  return (
    <>
      {items.map((item) => (
        <input type="hidden" name={askedField} value={item.key} />
      ))}
      {items.map((item) => (
        <Question item={item} values={valuesOf(item, typed)} error={errors[fieldOf(item.key)]} />
      ))}
    </>
  )
}

/**
 * A button for the form around a page: it saves what there is, asks for nothing more, and mails a link with which to go on
 * later without signing in.
 */
export function LeaveForLater({ sheetId, page }: { sheetId: string; page: number }) {
  return (
    <>
      <input type="hidden" name="page" value={page} />
      <Button look="plain" formaction={`/answers/${sheetId}/link`}>
        Save, and mail me a link to go on later
      </Button>
    </>
  )
}

type SheetErrorsProps = { sheet: Shown; errors: Errors; title: string; page?: number }

/**
 * What is wrong with a page of answers: with several, each message names its question. With `page`, what is wrong with a
 * question of another page is told without the way there.
 */
export function SheetErrors({ sheet, errors, title, page }: SheetErrorsProps) {
  const wordings = new Map(sheet.items.map((item) => [fieldOf(item.key), item.wording]))
  const elsewhere = sheet.items.filter((item) => page !== undefined && item.page !== page)
  const away = new Set(elsewhere.map((item) => fieldOf(item.key)))
  const entries = Object.entries(errors)
  const lines = entries.map(([name, message]) => {
    const wording = entries.length > 1 ? wordings.get(name) : undefined
    return {
      name: away.has(name) ? undefined : name || undefined,
      message: wording ? `${message}: ${shorten(wording)}` : message,
    }
  })
  return <ErrorSummary title={title} errors={lines} />
}

function shorten(wording: string): string {
  return wording.length <= 80 ? wording : `${wording.slice(0, 77).trimEnd()}…`
}

function valuesOf(item: SheetItem, typed: Sent | undefined): string[] {
  if (typed) return [typed[fieldOf(item.key)] ?? []].flat()
  return item.answer === null ? [] : [item.answer].flat().map(String)
}

type QuestionProps = { item: SheetItem; values: string[]; error?: string }

function Question({ item, values, error }: QuestionProps) {
  const common = { name: fieldOf(item.key), hint: item.help ?? undefined, error, required: item.isRequired }
  const field = { ...common, label: item.wording, optional: !item.isRequired, value: values[0] ?? '' }
  if (item.type === 'short text') return <TextField {...field} maxlength={shortTextAtMost} autocomplete="off" />
  if (item.type === 'long text') return <TextArea {...field} rows={5} />
  if (item.type === 'number') return <NumberField {...field} hint={item.help ?? rangeOf(item)} />
  if (item.type === 'rating') return <Rating item={item} value={values[0]} common={common} />
  return <Choice item={item} values={values} common={common} />
}

type Common = { name: string; hint?: string; error?: string; required: boolean }

function Rating({ item, value, common }: { item: SheetItem; value?: string; common: Common }) {
  return (
    <Scale
      {...common}
      legend={item.wording}
      points={item.maximum ?? 5}
      low={item.lowLabel ?? 'least'}
      high={item.highLabel ?? 'most'}
      value={value}
      none={item.isRequired ? undefined : 'No answer'}
    />
  )
}

/** Above this many, the answers of a single choice stand in a list that opens. */
const choicesAtMost = 7

function Choice({ item, values, common }: { item: SheetItem; values: string[]; common: Common }) {
  const choices = item.options.map((option) => ({ value: option.key, label: option.wording }))
  const group = { ...common, legend: item.wording, optional: !item.isRequired }
  if (item.type === 'several') {
    return <Checkboxes {...group} hint={common.hint ?? 'Choose all that apply'} choices={choices} values={values} />
  }
  if (choices.length > choicesAtMost) {
    const field = { ...common, label: item.wording, optional: !item.isRequired }
    return <SelectField {...field} empty="Choose one" options={choices} value={values[0] ?? ''} />
  }
  const none = item.isRequired ? [] : [{ value: '', label: 'No answer' }]
  return <Radios {...group} choices={[...choices, ...none]} value={values[0]} />
}

function rangeOf(item: SheetItem): string | undefined {
  const { minimum: low, maximum: high } = item
  if (low !== null && high !== null) return `From ${low} to ${high}`
  if (low !== null) return `${low} or more`
  return high === null ? undefined : `${high} or less`
}

/** What was answered, in the words that were shown. `marked` says with it what is right, and why. */
export function SheetAnswers({ sheet, marked = false }: { sheet: Shown; marked?: boolean }) {
  return (
    <Entries label="Answers">
      {sheet.items.map((item, i) => (
        <Entry when={marked && isScored(item) ? <Mark item={item} /> : `Question ${i + 1}`} title={item.wording}>
          <Answered item={item} />
          {marked && isScored(item) ? <Feedback item={item} /> : null}
        </Entry>
      ))}
    </Entries>
  )
}

function Mark({ item }: { item: SheetItem }) {
  return item.isRight ? <Status is="done">Right</Status> : <Status is="stop">Not right</Status>
}

function Answered({ item }: { item: SheetItem }) {
  if (item.answer === null) return <p class="soft">No answer</p>
  if (item.type === 'long text') return <Prose text={String(item.answer)} />
  if (item.type === 'rating') {
    const ends = [
      item.lowLabel ? `1 is ${item.lowLabel}` : '',
      item.highLabel ? `${item.maximum ?? 5} is ${item.highLabel}` : '',
    ]
      .filter(Boolean)
      .join(', ')
    return (
      <p>
        {String(item.answer)} of {item.maximum ?? 5} {ends ? <span class="soft">({ends})</span> : null}
      </p>
    )
  }
  const chosen = [item.answer].flat().map(String)
  const words = chosen.map((key) => item.options.find((option) => option.key === key)?.wording ?? key)
  return (
    <p>
      {words.map((word, i) => (
        <>
          {i > 0 ? <br /> : null}
          {word}
        </>
      ))}
    </p>
  )
}

/** The right answer where another was given, then why: of each answer that was chosen, and of the question. */
function Feedback({ item }: { item: SheetItem }) {
  const chosen = item.answer === null ? [] : [item.answer].flat().map(String)
  const right =
    item.type === 'number' ? [String(item.rightNumber)] : item.options.filter((o) => o.isRight).map((o) => o.wording)
  const why = item.options.filter((option) => option.feedback && chosen.includes(option.key)).map((o) => o.feedback!)
  return (
    <>
      {item.isRight ? null : (
        <p>
          <b>{right.length > 1 ? 'Right are:' : 'Right is:'}</b> {right.join('; ')}
        </p>
      )}
      {[...why, item.feedback].filter(Boolean).map((text) => (
        <p class="meta">{text}</p>
      ))}
    </>
  )
}
