import { ticksFor } from './axis.ts'

/** One period: its name, its value (a share from 0 to 1 in a chart of shares), and what it is a share of. Null: not known. */
export type Point = { label: string; value: number | null; n?: number; of?: number; filled?: boolean }

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
  const known = points.flatMap((point) => (point.value === null ? [] : [point.value]))
  const baseline = run.baseline ?? (marks[0] ? Math.ceil(marks[0].at) : points.length)
  const first = points.slice(0, baseline).flatMap((point) => (point.value === null ? [] : [point.value]))
  const median = baseline > 0 && first.length > 0 ? middleOf(first) : null
  const scale = unit === '%' ? 100 : 1
  const scaled = [...known, target, median].flatMap((value) =>
    value === undefined || value === null ? [] : [value * scale],
  )
  const ticks = ticksFor(scaled.length ? scaled : [0, scale], unit === '%' ? { from: 0, to: 100 } : undefined)
  const from = ticks[0]!
  const to = ticks.at(-1)!
  const y = (value: number) => round(100 - ((value * scale - from) / (to - from)) * 100)
  const x = (at: number) => (points.length < 2 ? 50 : round((at / (points.length - 1)) * 100))
  const levels: LevelLine[] = []
  if (target !== undefined) {
    levels.push({ kind: 'target', y: y(target), word: run.targetWord ?? 'Target', value: showWith(target, unit) })
  }
  if (median !== null) {
    const word = run.medianWord ?? (baseline < points.length ? 'Median before' : 'Median')
    levels.push({ kind: 'median', y: y(median), word, value: showWith(median, unit) })
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

/** "54%" for a share, "12.5" for any other number. */
export function showValue(value: number, unit = '%'): string {
  if (unit !== '%') return value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 })
  const percent = value * 100
  return `${percent.toLocaleString('en-US', { maximumFractionDigits: percent < 10 ? 1 : 0 })}%`
}

function showWith(value: number, unit: string): string {
  return unit === '%' ? showValue(value) : `${showValue(value, unit)} ${unit}`
}

function showTick(tick: number, unit: string, top: boolean): string {
  if (unit === '%') return top ? `${tick}%` : String(tick)
  return tick.toLocaleString('en-US', { notation: Math.abs(tick) >= 10_000 ? 'compact' : 'standard' })
}

function showPoint({ label, value, n, of }: Point, unit: string): string {
  if (value === null) return `${label}: not known`
  return n !== undefined && of !== undefined ? `${label}: ${n} of ${of}` : `${label}: ${showValue(value, unit)}`
}

function describe({ points, unit = '%', marks = [] }: Run, levels: LevelLine[]): string {
  const known = points.filter((point) => point.value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return 'No value is known yet.'
  const words = unit === '%' ? '' : ` ${unit}`
  const ends = first === last ? [first] : [first, last]
  return [
    `${ends.map((point) => `${showValue(point.value!, unit)}${words} in ${point.label}`).join(', ')}.`,
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

function round(value: number): number {
  return Math.round(value * 10) / 10
}
