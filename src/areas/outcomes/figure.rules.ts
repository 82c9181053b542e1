import { type LocalDate, addTo } from '../../kernel/dates.ts'
import { type Unit, showCounts, showMeasured, showPeriod } from '../measures/measure.schema.ts'
import type { Figure, Pooled, WatchedGap } from './outcome.schema.ts'

const months = 'January February March April May June July August September October November December'.split(' ')

/** A figure by its counts and value. */
type Counted = Pick<Figure, 'numerator' | 'denominator' | 'exclusion' | 'exception' | 'value'>

/** "38 of 47" of a share with counts, else the value. */
export function showFigure(figure: Counted, unit: Unit): string {
  return (unit === 'proportion' ? showCounts(figure) : null) ?? showMeasured(figure.value, unit)
}

/** "285 of 525" for several periods as one, else their median. */
export function showPooled(pooled: Pooled, unit: Unit): string {
  if (pooled.n === null || pooled.of === null) return showMeasured(pooled.value, unit)
  return `${pooled.n.toLocaleString('en-US')} of ${pooled.of.toLocaleString('en-US')}`
}

/** "90 in 100" for a share, "12.5" for any other number. */
export function showLevel(value: number, unit: Unit): string {
  if (unit !== 'proportion') return showMeasured(value, unit)
  const hundred = value * 100
  return `${hundred.toLocaleString('en-US', { maximumFractionDigits: hundred % 1 === 0 || hundred >= 10 ? 0 : 1 })} in 100`
}

/** "+27 points" for a share, "–2.5" for any other number; more is better where the rule has turned it so. */
export function showGain(gain: number, unit: Unit): string {
  const size = unit === 'proportion' ? Math.abs(gain) * 100 : Math.abs(gain)
  const digits = unit === 'proportion' ? 0 : 2
  const number = size.toLocaleString('en-US', { maximumFractionDigits: digits })
  const sign = number === '0' ? '' : gain > 0 ? '+' : '–'
  const words = unit === 'proportion' ? (number === '1' ? ' point' : ' points') : ''
  return `${sign}${number}${words}`
}

/** "Interval 14 to 36": how surely a gain of points is known. */
export function showInterval({ lo, hi }: { lo: number; hi: number }): string {
  const point = (value: number) =>
    Math.round(value * 100)
      .toLocaleString('en-US')
      .replace('-', '–')
  return `${point(lo)} to ${point(hi)}`
}

/** "September" for a whole month, "Jul–Sep 2026" for other periods: as a sentence about a new figure begins. */
function namePeriod(start: LocalDate, end: LocalDate): string {
  const isMonth = start.endsWith('-01') && addTo(start, { months: 1 }) === addTo(end, { days: 1 })
  return isMonth ? `${months[Number(start.slice(5, 7)) - 1]}’s figure` : `The figure for ${showPeriod(start, end)}`
}

/** "September’s figure is in: 38 of 47, or 81 in 100. The target is 90 in 100." */
export function sayFigureIn(figure: Figure, gap: Pick<WatchedGap, 'unit' | 'target'>): string {
  const target = gap.target === null ? 'No target is set.' : `The target is ${showLevel(gap.target, gap.unit)}.`
  const isCounted = gap.unit === 'proportion' && showCounts(figure) !== null
  const orInHundred = isCounted && figure.value !== null ? `, or ${showLevel(figure.value, gap.unit)}` : ''
  return `${namePeriod(figure.periodStart, figure.periodEnd)} is in: ${showFigure(figure, gap.unit)}${orInHundred}. ${target}`
}
