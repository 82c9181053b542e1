import { type LocalDate, monthsBetween } from '../../kernel/dates.ts'
import { difference } from '../../statistics/difference.ts'
import { cellLimits, mayShowShare } from '../../statistics/suppression.ts'
import { countedOf, showPeriod } from '../measures/measure.schema.ts'
import { firstTaught } from './change.rules.ts'
import type { Outcome } from './outcome.rules.ts'
import type { Figure, Pooled } from './outcome.schema.ts'

/** One point of what the public is shown. */
export type ToldPoint = { label: string; value: number; n: number; of: number; filled: boolean }

/**
 * A gap that the public is told of: what was before education and what is since, as n of N, and the points of its chart.
 * `educatedAt` is where along the points education opened; `isSure` says that chance is ruled out.
 */
export type ToldGap = {
  gap: Outcome
  before: ToldPoint
  since: ToldPoint
  points: ToldPoint[]
  educatedAt: number
  educatedOn: LocalDate
  months: number
  isSure: boolean
}

/**
 * The gap whose measure became better by most since education, of those that the public may see; null where there is none.
 * Counts of patients under eleven are never shown, nor what would give them back: where one period is too small, only what
 * was before and what is since are, as two points.
 *
 * @source methods.small-cells
 */
export function pickTold(outcomes: readonly Outcome[]): ToldGap | null {
  const told = outcomes.flatMap((gap) => {
    const one = tell(gap)
    return one ? [one] : []
  })
  return told.toSorted((a, b) => gainOf(b) - gainOf(a))[0] ?? null
}

function gainOf({ gap, before, since }: ToldGap): number {
  return gap.improvement === 'increase' ? since.value - before.value : before.value - since.value
}

function tell(gap: Outcome): ToldGap | null {
  const educatedOn = firstTaught(gap.education)
  const { before, since } = gap.change
  if (!educatedOn || !before || !since || gap.unit !== 'proportion' || !gap.isImprovementTold) return null
  const [first, last] = [pointOf(before, false), pointOf(since, true)]
  if (!first || !last) return null
  const periods = gap.series.filter(({ value }) => value !== null)
  const shown = periods.map((figure) => periodPoint(figure, figure.periodStart > educatedOn))
  const isWhole = shown.every((point) => point !== null)
  const points = isWhole ? shown : [first, last]
  const at = periods.filter(({ periodEnd }) => periodEnd < educatedOn).length
  const told = {
    gap,
    before: first,
    since: last,
    points,
    educatedAt: isWhole ? at - (holds(periods[at], educatedOn) ? 0 : 0.5) : 0.5,
    educatedOn,
    months: monthsBetween(before.from, since.to) + 1,
    isSure: isSure(gap, first, last),
  }
  return gainOf(told) > 0 ? told : null
}

function isSure(gap: Outcome, before: ToldPoint, since: ToldPoint): boolean {
  const { ci } = difference({ count: before.n, n: before.of }, { count: since.n, n: since.of })
  return ci !== null && (gap.improvement === 'increase' ? ci.lo > 0 : ci.hi < 0)
}

function holds(figure: Figure | undefined, day: LocalDate): boolean {
  return figure !== undefined && figure.periodStart <= day && day <= figure.periodEnd
}

/** Several periods as a point; null where their counts are not known or too small to show. */
function pointOf(pooled: Pooled, filled: boolean): ToldPoint | null {
  const { n, of, value } = pooled
  if (n === null || of === null || !mayShowShare(n, of, cellLimits.patients)) return null
  return { label: showPeriod(pooled.from, pooled.to), value, n, of, filled }
}

function periodPoint(figure: Figure, filled: boolean): ToldPoint | null {
  const [n, of] = [figure.numerator, countedOf(figure)]
  if (n === null || of === null || !mayShowShare(n, of, cellLimits.patients)) return null
  return { label: showPeriod(figure.periodStart, figure.periodEnd), value: figure.value!, n, of, filled }
}
