import { type Amount, knownOf, showAmount, showCounts, showValue } from './amount.ts'
import { ticksFor, withinShares } from './axis.ts'
import { tenth } from './labels.ts'
import { placeOn } from './room.ts'

/** One period: its name, and its number. `filled` tells points apart; by default those after education are. */
export type Point = Amount & { label: string; filled?: boolean }

/** Education: at which point it took place (16.5 lies between the 17th and the 18th), what, and on which day. */
export type Mark = { at: number; word: string; day?: string }

/** The numbers of a run chart: see `RunChartProps` for what each one means. */
export type Run = {
  points: Point[]
  unit?: string
  baseline?: number
  medianWord?: string
  target?: number
  targetWord?: string
  marks?: Mark[]
}

/** A line across the plot: the target, or the median of the first points. `y` is in percent from the top. */
export type LevelLine = { kind: 'target' | 'median'; y: number; word: string; value: string }

/** A run, laid out: everything in percent of the width and, from the top, of the height. */
export type Plot = {
  ticks: { y: number; says: string }[]
  dots: { x: number; y: number; full: boolean; says: string }[]
  path: string
  levels: LevelLine[]
  medianEnds: number
  flags: { at: number; says: string }[]
  labels: string[]
  says: string
}

/** Lays a run out. */
export function placeRun(run: Run): Plot {
  const { points, unit = '%', target, marks = [] } = run
  const baseline = run.baseline ?? (marks[0] ? Math.ceil(marks[0].at) : points.length)
  const first = knownOf(points.slice(0, baseline))
  const median = baseline > 0 && first.length > 0 ? middleOf(first) : null
  const scale = unit === '%' ? 100 : 1
  const known = [...knownOf(points), target, median].flatMap((value) =>
    value === undefined || value === null ? [] : [value * scale],
  )
  const ticks = ticksFor(known.length > 0 ? known : [0, scale], withinShares(known, unit))
  const up = placeOn(ticks[0]!, ticks.at(-1)!)
  const y = (value: number) => tenth(100 - up(value * scale))
  const x = points.length < 2 ? () => 50 : placeOn(0, points.length - 1)
  const levels: LevelLine[] = []
  if (target !== undefined) {
    levels.push({
      kind: 'target',
      y: y(target),
      word: run.targetWord ?? 'Target',
      value: showAmount({ value: target }, unit),
    })
  }
  if (median !== null) {
    const word = run.medianWord ?? (baseline < points.length ? 'Median before' : 'Median')
    levels.push({ kind: 'median', y: y(median), word, value: showAmount({ value: median }, unit) })
  }
  const spots = points.map((point, i) => ({ point, x: x(i), y: point.value === null ? null : y(point.value), i }))
  return {
    ticks: ticks.map((tick, i) => ({ y: y(tick / scale), says: showTick(tick, unit, i === ticks.length - 1) })),
    dots: spots.flatMap(({ point, x, y, i }) =>
      y === null
        ? []
        : [{ x, y, full: point.filled ?? (marks[0] ? i >= marks[0].at : false), says: showPoint(point, unit) }],
    ),
    path: pathOf(spots),
    levels,
    medianEnds: x(Math.min(baseline, points.length) - 1),
    flags: marks.map((mark) => ({ at: x(mark.at), says: mark.day ? `${mark.word}, ${mark.day}` : mark.word })),
    labels: points.map((point) => point.label),
    says: describe(run, levels),
  }
}

function showTick(tick: number, unit: string, top: boolean): string {
  if (unit === '%') return top ? `${tick}%` : String(tick)
  return tick.toLocaleString('en-US', { notation: Math.abs(tick) >= 10_000 ? 'compact' : 'standard' })
}

function showPoint(point: Point, unit: string): string {
  return `${point.label}: ${showCounts(point) || showValue(point.value!, unit)}`
}

function describe({ points, unit = '%', marks = [] }: Run, levels: LevelLine[]): string {
  const known = points.filter((point) => point.value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return 'No value is known yet.'
  const ends = first === last ? [first] : [first, last]
  return [
    `${ends.map((point) => `${showAmount(point, unit)} in ${point.label}`).join(', ')}.`,
    ...levels.map((level) => `${level.word} ${level.value}.`),
    ...marks.map((mark) => `${mark.word}${mark.day ? `, ${mark.day}` : ''}.`),
  ].join(' ')
}

function pathOf(spots: { x: number; y: number | null }[]): string {
  return spots
    .map(({ x, y }, i) => (y === null ? '' : `${i === 0 || spots[i - 1]!.y === null ? 'M' : 'L'}${x} ${y}`))
    .join('')
}

function middleOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = (sorted.length - 1) / 2
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2
}
