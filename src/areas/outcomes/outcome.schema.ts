import type { LocalDate } from '../../kernel/dates.ts'
import type { Improvement, MeasureKind, SeriesValue, Unit } from '../measures/measure.schema.ts'
import type { GapState } from '../gaps/life.schema.ts'

/** One period of a series with the source it came from. `cameSince`: recorded after education for the gap had opened. */
export type Figure = SeriesValue & { source: string; cameSince: boolean }

/** Education for a gap that opened: which activity, and the day it was released to learners. */
export type Education = { activityId: string; number: string; title: string; on: LocalDate }

/** A gap with the series that raised it and will close it, and the education it has had. */
export type WatchedGap = {
  gapId: string
  number: number
  title: string
  patients: string
  state: GapState
  ownerId: string | null
  ownerGivenName: string | null
  ownerFamilyName: string | null
  target: number | null
  smallestChange: number | null
  measureId: string
  measure: string
  unit: Unit
  improvement: Improvement
  isImprovementTold: boolean
  kind: MeasureKind
  reporter: string
  population: string
  education: Education[]
  series: Figure[]
}

/** Several periods as one: the share of all their counts, or the median where there are none to add. */
export type Pooled = {
  value: number
  n: number | null
  of: number | null
  periods: number
  from: LocalDate
  to: LocalDate
}

/**
 * How a series stands against its past. `gain` is newest less before, turned so that more is better; `interval` likewise,
 * only of shares with counts. `isReached` is null without a target or a value. `run` is how many of the periods since
 * education, the newest last, lie in a row on the better side of the median before. `held` is how many of the newest periods
 * in a row reach the target.
 */
export type Change = {
  before: Pooled | null
  since: Pooled | null
  newest: Figure | null
  gain: number | null
  interval: { lo: number; hi: number } | null
  isReached: boolean | null
  median: number | null
  run: number
  isShifted: boolean
  held: number
}

/** The views of the outcomes, in the order of their tabs. */
export const outcomeViews = ['open', 'moving', 'past target', 'taught', 'closed'] as const
export type OutcomeView = (typeof outcomeViews)[number]

export const levelWords: Record<MeasureKind, string> = {
  performance: 'Level 5, what clinicians do',
  'patient health': 'Level 6, how patients fare',
  'community health': 'Level 7, how a community fares',
}
