import { Scale } from '../../ui/scale.tsx'
import { textOf } from './choice.rules.ts'
import { type Question, fieldOf, ratingPointsAtMost } from './item.schema.ts'
import { parseDigits, sayRange } from './number.rules.ts'
import type { FieldsProps, Way } from './way.schema.ts'

/** One point on a scale from 1, with words at both ends. */
export const rating: Way = {
  words: 'A point on a scale',
  hint: 'From 1 to 5, or up to 7, with words at both ends',
  writes: ['maximum', 'lowLabel', 'highLabel'],
  asks: {
    maximum: { label: 'Points of the scale', hint: `From 2 to ${ratingPointsAtMost}; 5 unless you say` },
    lowLabel: { label: 'Words at 1' },
  },
  check(question) {
    const points = pointsOf(question)
    if (Number.isInteger(points) && points >= 2 && points <= ratingPointsAtMost) return null
    return { code: 'item/scale', field: 'maximum', message: `A scale has from 2 to ${ratingPointsAtMost} points` }
  },
  listTellable: (question) =>
    Array.from({ length: pointsOf(question) }, (_, i) => ({ key: String(i + 1), words: String(i + 1) })),
  tell: (_question, value) => [String(value)],
  read(question, sent) {
    const field = fieldOf(question.key)
    const text = textOf(sent, field)
    if (text === '' || text === 'none') return { ok: true, value: null }
    const number = parseDigits(text)
    if (Number.isInteger(number) && number >= 1 && number <= pointsOf(question)) return { ok: true, value: number }
    return { ok: false, wrong: { code: 'answer/out-of-range', field, message: sayRange(1, pointsOf(question)) } }
  },
  send: (question, value) => ({ [fieldOf(question.key)]: String(value) }),
  empty: 'Choose a number on the scale',
  isScored: () => false,
  isRight: () => false,
  sayRight: () => [],
  listFeedback: () => [],
  say(question, value) {
    const points = pointsOf(question)
    const { lowLabel: low, highLabel: high } = question
    const ends = [low ? `1 is ${low}` : '', high ? `${points} is ${high}` : ''].filter(Boolean).join(', ')
    return [`${String(value)} of ${points}${ends ? ` (${ends})` : ''}`]
  },
  Fields,
  Key({ question }) {
    const [low, high] = endsOf(question)
    return <p>{`1, ${low}, to ${pointsOf(question)}, ${high}`}</p>
  },
  print(question) {
    const [low, high] = endsOf(question)
    return [{ kind: 'points', points: pointsOf(question), low, high }]
  },
}

function pointsOf(question: Question): number {
  return question.maximum ?? 5
}

function endsOf({ lowLabel, highLabel }: Question): [string, string] {
  return [lowLabel ?? 'least', highLabel ?? 'most']
}

function Fields({ question, sent, errors }: FieldsProps) {
  const name = fieldOf(question.key)
  const [low, high] = endsOf(question)
  return (
    <Scale
      name={name}
      legend={question.wording}
      hint={question.help ?? undefined}
      error={errors[name]}
      required={question.isRequired}
      points={pointsOf(question)}
      low={low}
      high={high}
      value={textOf(sent, name)}
      none={question.isRequired ? undefined : 'No answer'}
    />
  )
}
