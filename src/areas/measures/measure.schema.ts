import { capital } from '../../kernel/words.ts'
import { z } from 'zod'
import { type LocalDate, addTo } from '../../kernel/dates.ts'

/** Where a record came from: the import and the line of its file; null where a person typed it. */
export type Provenance = { runId: string; line: number } | null

/** @check measures_measure.unit */
export const units = ['proportion', 'ratio', 'continuous', 'count'] as const
export type Unit = (typeof units)[number]

/** Which way is better. @check measures_measure.improvement */
export const improvements = ['increase', 'decrease'] as const
export type Improvement = (typeof improvements)[number]

/** What a measure is about: what clinicians do, how patients fare, how a community fares. @check measures_measure.kind */
export const measureKinds = ['performance', 'patient health', 'community health'] as const
export type MeasureKind = (typeof measureKinds)[number]

export const unitNames: Record<Unit, string> = {
  proportion: 'Share',
  ratio: 'Ratio',
  continuous: 'Score',
  count: 'Number of people',
}

export const kindWords: Record<MeasureKind, string> = {
  performance: 'What clinicians do',
  'patient health': 'How patients fare',
  'community health': 'How a community fares',
}

/** "Higher", "Lower"; "Not told" where nobody has said so. */
export function showDirection(measure: { improvement: Improvement; isImprovementTold: boolean }): string {
  if (!measure.isImprovementTold) return 'Not told which way'
  return measure.improvement === 'increase' ? 'Higher' : 'Lower'
}

/** What the office says of a measure, with the reason. */
export const measureInput = z.object({
  name: z
    .string({ error: 'Enter a name' })
    .trim()
    .min(1, 'Enter a name that the committee knows it by')
    .max(200, 'Enter at most 200 letters'),
  improvement: z.enum(improvements, { error: 'Choose which way is better' }),
  kind: z.enum(measureKinds, { error: 'Choose what it is about' }),
  why: z
    .string({ error: 'Enter why' })
    .trim()
    .min(1, 'Enter why, in a sentence: it stays with the measure')
    .max(500, 'Enter at most 500 letters'),
})

/** A measure as a source names it. `canonical` tells it from every other and bears no version; `improvement` null: not told. */
export type MeasureDraft = {
  canonical: string
  version: string
  name: string
  unit: Unit
  improvement: Improvement | null
  kind: MeasureKind
}

/**
 * One value: who reports, for which population ("" for all), from which day to which day, and the counts.
 * `numerator` is without those excluded from it; `value` is the rate, score or count, null where nobody was counted.
 */
export type ValueDraft = {
  sourceId: string
  reporter: string
  population: string
  periodStart: LocalDate
  periodEnd: LocalDate
  initialPopulation: number | null
  numerator: number | null
  denominator: number | null
  exclusion: number
  exception: number
  value: number | null
  reportedValue: number | null
}

/** What recording a value did. `edition` is 2 or more where other numbers for the same period came before. */
export type RecordedValue = {
  measureId: string
  valueId: string
  outcome: 'made' | 'changed' | 'same'
  edition: number
  changes: string[]
}

/** One period of a series, as charts and tables need it. */
export type SeriesValue = {
  id: string
  periodStart: LocalDate
  periodEnd: LocalDate
  initialPopulation: number | null
  numerator: number | null
  denominator: number | null
  exclusion: number
  exception: number
  value: number | null
  version: string
  edition: number
  sourceId: string
  recordedAt: Date
}

/** A measure's name from the end of its address, where nothing better is known: "sepsis-in-time" reads "Sepsis in time". */
export function nameFromAddress(canonical: string): string {
  const last = canonical.split('/').filter(Boolean).at(-1) ?? canonical
  if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(last)) return last
  return capital(last).replaceAll('-', ' ')
}

/** "2 of 3", of a proportion with those left out told; null where there are no counts. */
export function showCounts(value: {
  numerator: number | null
  denominator: number | null
  exclusion: number
  exception: number
}): string | null {
  if (value.numerator === null || value.denominator === null) return null
  return `${value.numerator} of ${countedOf(value)}`
}

/** Who counts in the denominator: without exclusions and exceptions. Null where it was not told. */
export function countedOf(value: { denominator: number | null; exclusion: number; exception: number }): number | null {
  return value.denominator === null ? null : value.denominator - value.exclusion - value.exception
}

/** "81%" for a share, "12.5" for any other number, "not known" where nobody was counted. */
export function showMeasured(value: number | null, unit: Unit): string {
  if (value === null) return 'not known'
  if (unit !== 'proportion') return value.toLocaleString('en-US', { maximumFractionDigits: 2 })
  const percent = value * 100
  return `${percent.toLocaleString('en-US', { maximumFractionDigits: percent < 10 ? 1 : 0 })}%`
}

/** "Jan 2026" for a whole month, "Jan–Mar 2026" for whole months of a year, "2026" for a whole year, else both days. */
export function showPeriod(start: LocalDate, end: LocalDate): string {
  const [from, to] = [parts(start), parts(end)]
  const isWhole = from.day === 1 && addTo(end, { days: 1 }).endsWith('-01')
  if (!isWhole) return start === end ? showDate(from) : `${showDate(from)} to ${showDate(to)}`
  if (from.year !== to.year) return `${from.word} ${from.year} to ${to.word} ${to.year}`
  if (from.month === 1 && to.month === 12) return String(from.year)
  return from.month === to.month ? `${from.word} ${from.year}` : `${from.word}–${to.word} ${from.year}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function parts(day: LocalDate) {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, day: date, word: months[month - 1] ?? '' }
}

function showDate({ word, day, year }: { word: string; day: number; year: number }): string {
  return `${word} ${day}, ${year}`
}
