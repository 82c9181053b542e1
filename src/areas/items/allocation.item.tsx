import { Allocation } from '../../ui/allocation.tsx'
import { checkOptions, listOptions, textOf } from './choice.rules.ts'
import { type Question, type Value, fieldOf } from './item.schema.ts'
import { parseDigits } from './number.rules.ts'
import type { FieldsProps, Read, Way } from './way.schema.ts'

/** The most points that can be given out. */
const totalAtMost = 1000

/** Points to give out among several things until none is left. */
export const allocation: Way = {
  words: 'Give out points',
  hint: 'The points of all things together make a total. Scored only where right points are given',
  writes: ['options', 'total', 'feedback'],
  asks: {
    options: {
      label: 'What gets points',
      hint: 'One to a line. Where it is scored, the right points stand after =, such as Prevention = 40',
    },
    total: { label: 'Points together', hint: '100 unless you say' },
  },
  check: (question) => checkOptions(question, 2, 'things') ?? checkTotal(question),
  listTellable: (question) => listOptions(question).map(({ key, words }) => ({ key, words: `points for ${words}` })),
  tell: (_question, value) => Object.entries(pointsOf(value)).flatMap(([key, points]) => (points > 0 ? [key] : [])),
  read,
  send: (question, value) =>
    Object.fromEntries(
      Object.entries(pointsOf(value)).map(([key, points]) => [fieldOf(question.key, key), String(points)]),
    ),
  empty: 'Give out the points',
  isScored: ({ options }) => options.some((option) => option.rightNumber !== null),
  isRight: ({ options }, value) =>
    options.every(({ key, rightNumber }) => (pointsOf(value)[key] ?? 0) === (rightNumber ?? 0)),
  sayRight: ({ options }) => options.map((option) => `${option.wording}: ${option.rightNumber ?? 0}`),
  listFeedback: () => [],
  say: ({ options }, value) =>
    options
      .filter(({ key }) => key in pointsOf(value))
      .map(({ key, wording }) => `${wording}: ${pointsOf(value)[key]}`),
  Fields,
  Key: ({ question }) => (
    <>
      <p>{`${totalOf(question)} points together`}</p>
      <ul>
        {question.options.map((one) => (
          <li>
            {one.wording} {one.rightNumber === null ? null : <b>{`right is ${one.rightNumber}`}</b>}
          </li>
        ))}
      </ul>
    </>
  ),
  print: (question) => [
    { kind: 'note', text: `Write points before each, ${totalOf(question)} together.` },
    { kind: 'blanks', before: true, lines: question.options.map((option) => option.wording) },
  ],
}

function totalOf({ total }: Question): number {
  return total ?? 100
}

function pointsOf(value: Value): Record<string, number> {
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, number>) : {}
}

function checkTotal(question: Question) {
  const total = totalOf(question)
  if (!Number.isInteger(total) || total < 2 || total > totalAtMost)
    return { code: 'item/range', field: 'total', message: `Enter a whole number from 2 to ${totalAtMost}` }
  const right = question.options.flatMap(({ rightNumber }) => (rightNumber === null ? [] : [rightNumber]))
  const sum = right.reduce((a, b) => a + b, 0)
  const isFair = right.every((points) => Number.isInteger(points) && points >= 0) && sum === total
  if (right.length === 0 || isFair) return null
  const message = `The right points make ${sum} together. Let them make ${total}, or give none.`
  return { code: 'item/range', field: 'options', message }
}

/** Nothing is left over and nothing is given twice: the points make the total. */
function read(question: Question, sent: FieldsProps['sent']): Read {
  const points: Record<string, number> = {}
  const wrong = (what: string, field: string, message: string): Read => ({
    ok: false,
    wrong: { code: `answer/${what}`, field, message },
  })
  for (const { key } of question.options) {
    const field = fieldOf(question.key, key)
    const text = textOf(sent, field)
    if (text === '') continue
    const given = parseDigits(text)
    if (!Number.isInteger(given) || given < 0)
      return wrong('not-a-number', field, 'Enter whole points in digits, such as 20; leave it empty for none')
    points[key] = given
  }
  if (Object.keys(points).length === 0) return { ok: true, value: null }
  const total = totalOf(question)
  const sum = Object.values(points).reduce((a, b) => a + b, 0)
  if (sum === total)
    return { ok: true, value: Object.fromEntries(question.options.map(({ key }) => [key, points[key] ?? 0])) }
  const rest =
    sum < total
      ? `Give out ${(total - sum).toLocaleString('en-US')} more`
      : `Take ${(sum - total).toLocaleString('en-US')} back`
  const message = `Your points make ${sum.toLocaleString('en-US')}, not ${total.toLocaleString('en-US')}. ${rest}.`
  return wrong('not-the-total', fieldOf(question.key, question.options[0]!.key), message)
}

function Fields({ question, sent, errors }: FieldsProps) {
  const name = fieldOf(question.key)
  const first = fieldOf(question.key, question.options[0]?.key ?? '')
  return (
    <Allocation
      name={name}
      legend={question.wording}
      hint={question.help ?? `${totalOf(question)} points together`}
      error={errors[name] ?? errors[first]}
      optional={!question.isRequired}
      total={totalOf(question)}
      things={question.options.map((option) => {
        const field = fieldOf(question.key, option.key)
        const error = field === first ? undefined : errors[field]
        return { name: field, label: option.wording, value: textOf(sent, field), error }
      })}
    />
  )
}
