import { sayAnswer } from '../items/item.rules.ts'
import { type ItemType, type Question, type Value, questionOf } from '../items/item.schema.ts'
import { cellLimits } from '../../statistics/suppression.ts'

/** How often one answer was given to one question. */
export type TallyRow = { key: string; type: ItemType; wording: string; value: unknown; count: number }

/**
 * One row or thing of a question that has several: how many answered it, how many gave each point, and the mean of points,
 * places or shares; null where fewer than five answered.
 */
export type Part = { label: string; n: number; counts: number[]; mean: number | null }

/** The answers to one question, counted; its rows or things counted each; of questions answered in words the words. */
export type Tally = {
  key: string
  wording: string
  type: ItemType
  counts: { answer: string; count: number }[]
  parts: Part[]
  n: number
  mean: number | null
  texts: string[]
}

/**
 * Answers gathered question by question, in the words of the questionnaire. What a question listed and lists no more is told
 * by its key.
 *
 * @param items the questions of the newest version that was answered; others are told as far as their answers say
 * @source methods.small-cells
 */
export function gatherTallies(items: readonly Question[], rows: readonly TallyRow[]): Tally[] {
  const keys = [...new Set(rows.map(({ key }) => key))]
  return keys.map((key) => {
    const own = rows.filter((row) => row.key === key)
    const { type, wording } = own[0]!
    const known = items.find((item) => item.key === key && item.type === type)
    return tally(known ?? questionOf({ page: 1, key, type, wording }), own)
  })
}

function tally(question: Question, rows: readonly TallyRow[]): Tally {
  const { key, wording, type } = question
  const n = rows.reduce((sum, { count }) => sum + count, 0)
  const empty: Tally = { key, wording, type, counts: [], parts: [], n, mean: null, texts: [] }
  if (type === 'matrix') return { ...empty, parts: partsOfMatrix(question, rows) }
  if (type === 'ranking') return { ...empty, parts: question.options.map((one) => placesOf(one, question, rows)) }
  if (type === 'allocation') return { ...empty, parts: question.options.map((one) => sharesOf(one, question, rows)) }
  // The name of a file can be the name of who sent it.
  if (type === 'file') return { ...empty, counts: [{ answer: 'Sent a file', count: n }] }
  if (type === 'short text' || type === 'long text')
    return { ...empty, texts: rows.map(({ value }) => sayAnswer(question, value as Value).join('\n')) }
  const counts = countEach(question, rows)
  if (type !== 'rating') return { ...empty, counts }
  const points = rows.reduce((sum, { value, count }) => sum + Number(value) * count, 0)
  return { ...empty, counts: rows.map(({ value, count }) => ({ answer: String(value), count })), mean: points / n }
}

/** Of several that could be chosen each is counted by itself. */
function countEach(question: Question, rows: readonly TallyRow[]) {
  const counts = new Map<string, number>()
  for (const { value, count } of rows) {
    const answers = Array.isArray(value) ? (value as string[]).map((one) => [one]) : [value as Value]
    for (const one of answers) {
      const words = sayAnswer(question, one).join(', ')
      counts.set(words, (counts.get(words) ?? 0) + count)
    }
  }
  return [...counts].map(([answer, count]) => ({ answer, count }))
}

function partsOfMatrix({ options, scales }: Question, rows: readonly TallyRow[]): Part[] {
  return options.flatMap((row) =>
    scales.map((scale) => {
      const given = rows.flatMap(({ value, count }) => {
        const points = (value as Record<string, Record<string, number>>)[row.key]?.[scale.key]
        return points === undefined ? [] : [{ amount: points, count }]
      })
      return partOf(scales.length > 1 ? `${row.wording}, ${scale.label}` : row.wording, given, scale.points)
    }),
  )
}

type Listed = Question['options'][number]

/** The place of each thing, 1 for the first. */
function placesOf({ key, wording }: Listed, { options }: Question, rows: readonly TallyRow[]): Part {
  const given = rows.flatMap(({ value, count }) => {
    const at = (value as string[]).indexOf(key)
    return at < 0 ? [] : [{ amount: at + 1, count }]
  })
  return partOf(wording, given, options.length)
}

/** The share of all points that a thing was given, from 0 to 1. */
function sharesOf({ key, wording }: Listed, { total }: Question, rows: readonly TallyRow[]): Part {
  const all = total ?? 100
  const given = rows.map(({ value, count }) => ({ amount: ((value as Record<string, number>)[key] ?? 0) / all, count }))
  return partOf(wording, given, 0)
}

function partOf(label: string, given: readonly { amount: number; count: number }[], points: number): Part {
  const n = given.reduce((sum, { count }) => sum + count, 0)
  const sum = given.reduce((total, { amount, count }) => total + amount * count, 0)
  const countOf = (point: number) =>
    given.filter(({ amount }) => amount === point).reduce((total, { count }) => total + count, 0)
  const counts = Array.from({ length: points }, (_, i) => countOf(i + 1))
  return { label, n, counts, mean: n >= cellLimits.learners ? sum / n : null }
}
