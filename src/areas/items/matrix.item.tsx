import { Matrix } from '../../ui/matrix.tsx'
import { checkOptions, textOf } from './choice.rules.ts'
import { type Question, type Scale, type Value, fieldOf, ratingPointsAtMost, scalesAtMost } from './item.schema.ts'
import { parseDigits, sayRange } from './number.rules.ts'
import type { FieldsProps, Read, Way } from './way.schema.ts'

type Rated = Record<string, Record<string, number>>

/** Several rows, each rated on one scale or on several, such as how important it is and how well one can do it. */
export const matrix: Way = {
  words: 'Rows on the same scales',
  hint: 'Each row is rated once or twice, such as importance and ability. Scored only where right points are given',
  writes: ['options', 'scales', 'feedback'],
  asks: {
    options: {
      label: 'Rows',
      hint: 'One to a line. Where it is scored, the right point of the first scale stands after =, such as Start antibiotics = 5',
    },
    scales: {
      label: 'Scales',
      hint: `One to a line, at most ${scalesAtMost}: name | points | words at 1 | words at the other end, such as Importance | 7 | none | vital`,
    },
  },
  check: (question) => checkOptions(question, 1, 'rows') ?? checkScales(question) ?? checkRight(question),
  listTellable: (question) =>
    listCells(question).flatMap(({ row, scale }) =>
      Array.from({ length: scale.points }, (_, i) => ({
        key: `${row.key}.${scale.key}.${i + 1}`,
        words: `${row.wording}, ${scale.label}: ${i + 1}`,
      })),
    ),
  tell: (question, value) =>
    listGiven(question, value).map(({ row, scale, points }) => `${row.key}.${scale.key}.${points}`),
  read,
  send: (question, value) =>
    Object.fromEntries(
      listGiven(question, value).map(({ row, scale, points }) => [
        fieldOf(question.key, row.key, scale.key),
        String(points),
      ]),
    ),
  empty: 'Rate each row',
  isScored: ({ options }) => options.some((option) => option.rightNumber !== null),
  isRight(question, value) {
    const first = question.scales[0]?.key ?? ''
    const keyed = question.options.filter((option) => option.rightNumber !== null)
    return keyed.every((option) => ratedOf(value)[option.key]?.[first] === option.rightNumber)
  },
  sayRight: ({ options }) =>
    options.filter((one) => one.rightNumber !== null).map((one) => `${one.wording}: ${one.rightNumber}`),
  listFeedback: () => [],
  say: (question, value) =>
    question.options.flatMap((row) => {
      const given = listGiven(question, value).filter((one) => one.row === row)
      if (given.length === 0) return []
      const words = given.map(({ scale, points }) => `${scale.label} ${points} of ${scale.points}`)
      return [`${row.wording}: ${words.join(', ')}`]
    }),
  Fields,
  Key,
  print: ({ options, scales }) => [
    {
      kind: 'grid',
      rows: options.map((row) => row.wording),
      scales: scales.map(({ label, points, lowLabel, highLabel }) => ({
        label,
        points,
        low: lowLabel,
        high: highLabel,
      })),
    },
  ],
}

function checkScales({ scales }: Question) {
  const wrong = (message: string) => ({ code: 'item/scale', field: 'scales', message })
  if (scales.length === 0 || scales.length > scalesAtMost) return wrong(`Give one scale, and at most ${scalesAtMost}`)
  if (scales.some((scale) => scale.label.trim() === '')) return wrong('Give each scale a name')
  const isPoints = (points: number) => Number.isInteger(points) && points >= 2 && points <= ratingPointsAtMost
  if (!scales.every((scale) => isPoints(scale.points)))
    return wrong(`A scale has from 2 to ${ratingPointsAtMost} points`)
  const names = new Set(scales.flatMap((scale) => [scale.label.trim().toLowerCase()]))
  const keys = new Set(scales.map((scale) => scale.key))
  if (names.size < scales.length || keys.size < scales.length)
    return wrong('Two scales are the same. Name them differently.')
  return null
}

function checkRight({ options, scales }: Question) {
  const points = scales[0]!.points
  const isPoint = (right: number | null) => right === null || (Number.isInteger(right) && right >= 1 && right <= points)
  if (options.every((option) => isPoint(option.rightNumber))) return null
  return { code: 'item/range', field: 'options', message: `A right point lies from 1 to ${points}` }
}

function ratedOf(value: Value): Rated {
  return typeof value === 'object' && !Array.isArray(value) ? (value as Rated) : {}
}

type Cell = { row: Question['options'][number]; scale: Scale }

function listCells({ options, scales }: Question): Cell[] {
  return options.flatMap((row) => scales.map((scale) => ({ row, scale })))
}

function listGiven(question: Question, value: Value): (Cell & { points: number })[] {
  const rated = ratedOf(value)
  return listCells(question).flatMap((cell) => {
    const points = rated[cell.row.key]?.[cell.scale.key]
    return points === undefined ? [] : [{ ...cell, points }]
  })
}

/** Every row counts: in a required matrix each is rated on each scale. */
function read(question: Question, sent: FieldsProps['sent']): Read {
  const rated: Rated = {}
  let missed: Cell | undefined
  for (const cell of listCells(question)) {
    const { row, scale } = cell
    const field = fieldOf(question.key, row.key, scale.key)
    const text = textOf(sent, field)
    if (text === '') {
      missed ??= cell
      continue
    }
    const points = parseDigits(text)
    if (!Number.isInteger(points) || points < 1 || points > scale.points)
      return { ok: false, wrong: { code: 'answer/out-of-range', field, message: sayRange(1, scale.points) } }
    rated[row.key] = { ...rated[row.key], [scale.key]: points }
  }
  if (Object.keys(rated).length === 0) return { ok: true, value: null }
  if (!missed || !question.isRequired) return { ok: true, value: rated }
  const field = fieldOf(question.key, missed.row.key, missed.scale.key)
  const message = `Rate “${missed.row.wording}”${question.scales.length > 1 ? ` on ${missed.scale.label}` : ''} too`
  return { ok: false, wrong: { code: 'answer/row-missed', field, message } }
}

function Fields({ question, sent, errors }: FieldsProps) {
  return (
    <Matrix
      name={fieldOf(question.key)}
      legend={question.wording}
      hint={question.help ?? undefined}
      error={errors[fieldOf(question.key)]}
      required={question.isRequired}
      scales={question.scales.map(({ label, points, lowLabel, highLabel }) => ({
        label,
        points,
        low: lowLabel,
        high: highLabel,
      }))}
      rows={question.options.map((row) => ({
        label: row.wording,
        cells: question.scales.map((scale) => {
          const name = fieldOf(question.key, row.key, scale.key)
          return { name, value: textOf(sent, name), error: errors[name] }
        }),
      }))}
    />
  )
}

function Key({ question }: { question: Question }) {
  return (
    <>
      {question.scales.map(({ label, points, lowLabel, highLabel }) => (
        <p>{`${label}: 1${lowLabel ? `, ${lowLabel},` : ''} to ${points}${highLabel ? `, ${highLabel}` : ''}`}</p>
      ))}
      <ul>
        {question.options.map((row) => (
          <li>
            {row.wording} {row.rightNumber === null ? null : <b>{`right is ${row.rightNumber}`}</b>}
          </li>
        ))}
      </ul>
    </>
  )
}
