import { NumberField } from '../../ui/field.tsx'
import { textOf } from './choice.rules.ts'
import { fieldOf } from './item.schema.ts'
import { isInRange, parseDigits, sayRange, showRange } from './number.rules.ts'
import type { FieldsProps, Way } from './way.schema.ts'

const notDigits = 'Enter a number in digits, such as 4 or 3.5'

/** A number, in bounds or not. */
export const number: Way = {
  words: 'A number',
  hint: 'Can be scored: one number is right',
  writes: ['minimum', 'maximum', 'rightNumber', 'feedback'],
  asks: { minimum: { label: 'Smallest number' }, maximum: { label: 'Largest number' } },
  check({ minimum: low, maximum: high, rightNumber: right }) {
    const wrong = (field: string, message: string) => ({ code: 'item/range', field, message })
    if (low !== null && high !== null && low > high)
      return wrong('maximum', `Enter ${low} or more, or lower the smallest number`)
    if (right === null || isInRange(right, low, high)) return null
    return wrong('rightNumber', 'The right number lies outside what can be answered')
  },
  listTellable: () => null,
  tell: () => [],
  read({ key, minimum, maximum }, sent) {
    const field = fieldOf(key)
    const text = textOf(sent, field)
    if (text === '') return { ok: true, value: null }
    const value = parseDigits(text)
    if (!Number.isFinite(value)) return { ok: false, wrong: { code: 'answer/not-a-number', field, message: notDigits } }
    if (isInRange(value, minimum, maximum)) return { ok: true, value }
    return { ok: false, wrong: { code: 'answer/out-of-range', field, message: sayRange(minimum, maximum) } }
  },
  send: (question, value) => ({ [fieldOf(question.key)]: String(value) }),
  empty: 'Enter a number',
  isScored: ({ rightNumber }) => rightNumber !== null,
  isRight: ({ rightNumber }, value) => value === rightNumber,
  sayRight: ({ rightNumber }) => [String(rightNumber)],
  listFeedback: () => [],
  say: (_question, value) => [String(value)],
  Fields,
  Key: ({ question }) => (question.rightNumber === null ? null : <p>{`Right is ${question.rightNumber}`}</p>),
  print: () => [{ kind: 'blanks', before: true, lines: [''] }],
}

function Fields({ question, sent, errors }: FieldsProps) {
  const name = fieldOf(question.key)
  const { minimum, maximum } = question
  return (
    <NumberField
      name={name}
      label={question.wording}
      hint={question.help ?? showRange(minimum, maximum)?.replace(/^from/, 'From')}
      error={errors[name]}
      required={question.isRequired}
      optional={!question.isRequired}
      value={textOf(sent, name)}
    />
  )
}
