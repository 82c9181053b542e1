import { DateField } from '../../ui/field.tsx'
import { type LocalDate, isLocalDate, showShortDay } from '../../kernel/dates.ts'
import { textOf } from './choice.rules.ts'
import { type Question, type Value, fieldOf } from './item.schema.ts'
import type { FieldsProps, Read, Way } from './way.schema.ts'

/** A day, in bounds or not. */
export const date: Way = {
  words: 'A day',
  hint: 'By the calendar of the browser, from an earliest to a latest day where you say so',
  writes: ['earliest', 'latest'],
  check({ earliest, latest }) {
    const wrong = (['earliest', 'latest'] as const).find(
      (name) => !isLocalDate({ earliest, latest }[name] ?? '2026-01-01'),
    )
    if (wrong) return { code: 'item/not-a-day', field: wrong, message: 'Enter a day that there is, such as 2026-11-24' }
    if (earliest === null || latest === null || earliest <= latest) return null
    return { code: 'item/range', field: 'latest', message: `Enter ${showShortDay(earliest)} or a later day` }
  },
  listTellable: () => null,
  tell: () => [],
  read,
  send: (question, value) => ({ [fieldOf(question.key)]: String(value) }),
  empty: 'Enter a day',
  isScored: () => false,
  isRight: () => false,
  sayRight: () => [],
  listFeedback: () => [],
  say: (_question, value) => [showDayOf(value)],
  Fields,
  Key({ question }) {
    const range = showDays(question)
    return range ? <p>{range}</p> : null
  },
  print(question) {
    const range = showDays(question)
    const note = range ? [{ kind: 'note' as const, text: range }] : []
    return [...note, { kind: 'note', text: 'Month ______   Day ______   Year ____________' }]
  },
}

function showDayOf(value: Value): string {
  const text = String(value)
  return isLocalDate(text) ? showShortDay(text) : text
}

function showDays({ earliest: from, latest: to }: Question): string | null {
  if (from && to) return `From ${showShortDay(from)} to ${showShortDay(to)}`
  if (from) return `${showShortDay(from)} or later`
  return to ? `${showShortDay(to)} or earlier` : null
}

function read({ key, earliest, latest }: Question, sent: FieldsProps['sent']): Read {
  const field = fieldOf(key)
  const text = textOf(sent, field)
  const wrong = (code: string, message: string): Read => ({ ok: false, wrong: { code, field, message } })
  if (text === '') return { ok: true, value: null }
  if (!isLocalDate(text)) return wrong('answer/not-a-day', 'Enter a day that there is, such as 2026-11-24')
  const day: LocalDate = text
  if (earliest && day < earliest) return wrong('answer/out-of-range', `Enter ${showShortDay(earliest)} or a later day`)
  if (latest && day > latest) return wrong('answer/out-of-range', `Enter ${showShortDay(latest)} or an earlier day`)
  return { ok: true, value: day }
}

function Fields({ question, sent, errors }: FieldsProps) {
  const name = fieldOf(question.key)
  return (
    <DateField
      name={name}
      label={question.wording}
      hint={question.help ?? showDays(question) ?? undefined}
      error={errors[name]}
      required={question.isRequired}
      optional={!question.isRequired}
      value={textOf(sent, name)}
      min={question.earliest ?? undefined}
      max={question.latest ?? undefined}
    />
  )
}
