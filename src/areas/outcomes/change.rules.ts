import { type LocalDate, addTo } from '../../kernel/dates.ts'
import { difference } from '../../statistics/difference.ts'
import { centerLine, firstShift } from '../../statistics/run-chart.ts'
import { type Improvement, type Unit, countedOf } from '../measures/measure.schema.ts'
import type { Change, Education, Figure, Pooled, WatchedGap } from './outcome.schema.ts'

/** Decimals do not add up exactly. */
const rounding = 1e-9

/** A series as it is read: which way is better (null: nobody has said), its target, and when its gap was first taught. */
export type Watch = {
  series: readonly Figure[]
  unit: Unit
  improvement: Improvement | null
  target: number | null
  educatedOn: LocalDate | null
}

/** The day on which education for a gap first opened; null before. */
export function firstTaught(education: readonly Education[]): LocalDate | null {
  return education.map(({ on }) => on).toSorted()[0] ?? null
}

/** How the series of a gap stands against its past. Nothing is better or worse while nobody has said which way. @source office.outcome.change */
export function readGap(gap: WatchedGap): Change {
  const improvement = gap.isImprovementTold ? gap.improvement : null
  return readChange({ ...gap, improvement, educatedOn: firstTaught(gap.education) })
}

/**
 * Holds the newest period of a series against the last twelve months on record before education, and its runs against the
 * median of all that came before. Only periods that lie wholly after the first day of education are after it; one that holds
 * that day is neither before nor after.
 *
 * @source office.outcome.change
 */
export function readChange({ series, unit, improvement, target, educatedOn }: Watch): Change {
  const known = series.filter(({ value }) => value !== null)
  const first = educatedOn ?? '9999-12-31'
  const earlier = known.filter(({ periodEnd }) => periodEnd < first)
  const later = known.filter(({ periodStart }) => periodStart > first)
  const newest = known.at(-1) ?? null
  const [before, since] = [pool(lastYear(earlier), unit), pool(lastYear(later), unit)]
  const median = centerLine(earlier.map(({ value }) => value!))
  const whole = { before, since, newest, median }
  if (improvement === null)
    return { ...whole, gain: null, interval: null, isReached: null, run: 0, isShifted: false, held: 0 }
  const sign = improvement === 'increase' ? 1 : -1
  const reaches = ({ value }: Figure) => target !== null && isReached(value!, target, improvement)
  return {
    ...whole,
    ...gainOf(before, later.at(-1) ?? null, sign),
    isReached: newest === null || target === null ? null : reaches(newest),
    ...runOf(later, median, sign),
    held: known.length - 1 - known.findLastIndex((figure) => !reaches(figure)),
  }
}

/** Does a value reach the target? @source office.gap.close */
export function isReached(value: number, target: number, improvement: Improvement): boolean {
  return improvement === 'increase' ? value >= target : value <= target
}

/** Those of the periods, in time order, that ended in the twelve months up to the last of them, of whatever length its February is. */
function lastYear(figures: readonly Figure[]): Figure[] {
  const last = figures.at(-1)
  if (!last) return []
  const from = addTo(addTo(last.periodEnd, { days: 1 }), { years: -1 })
  return figures.filter(({ periodEnd }) => periodEnd >= from)
}

/** Several periods as one; null where there are none. Counts are added where every period has them. */
function pool(figures: readonly Figure[], unit: Unit): Pooled | null {
  const [first, last] = [figures[0], figures.at(-1)]
  if (!first || !last) return null
  const when = { periods: figures.length, from: first.periodStart, to: last.periodEnd }
  const counts = figures.map((figure) => ({ n: figure.numerator, of: countedOf(figure) }))
  const isCounted = unit === 'proportion' && counts.every(({ n, of }) => n !== null && of !== null && of > 0)
  if (!isCounted) return { ...when, value: centerLine(figures.map(({ value }) => value!))!, n: null, of: null }
  const sum = (key: 'n' | 'of') => counts.reduce((total, one) => total + one[key]!, 0)
  return { ...when, value: sum('n') / sum('of'), n: sum('n'), of: sum('of') }
}

function gainOf(before: Pooled | null, newest: Figure | null, sign: number): Pick<Change, 'gain' | 'interval'> {
  if (before === null || newest === null) return { gain: null, interval: null }
  const gain = sign * (newest.value! - before.value)
  const of = countedOf(newest)
  if (before.of === null || newest.numerator === null || of === null || of === 0) return { gain, interval: null }
  const { ci } = difference({ count: before.n!, n: before.of }, { count: newest.numerator, n: of })
  if (!ci) return { gain, interval: null }
  return { gain, interval: sign === 1 ? { lo: ci.lo, hi: ci.hi } : { lo: -ci.hi, hi: -ci.lo } }
}

/** @source methods.run-chart.shift */
function runOf(later: readonly Figure[], median: number | null, sign: number): Pick<Change, 'run' | 'isShifted'> {
  if (median === null) return { run: 0, isShifted: false }
  const better = later.map(({ value }) => sign * (value! - median)).filter((above) => above !== 0)
  const run = better.length - 1 - better.findLastIndex((above) => above < 0)
  const latest = firstShift(better.toReversed(), 0)
  return { run, isShifted: latest?.side === 'above' }
}

/**
 * Is a gap moving: is its measure better than before by more than chance, and short of the target? Where chance cannot be
 * told, the smallest change that matters stands in for it.
 *
 * @source office.outcome.change
 */
export function isMoving({ gain, interval, isReached }: Change, smallestChange: number | null): boolean {
  if (isReached === true || gain === null) return false
  if (interval !== null) return interval.lo > 0
  return smallestChange !== null && gain >= smallestChange - rounding
}
