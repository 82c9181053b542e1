import type { ComponentChildren } from 'preact'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { RunChart } from '../../ui/charts/run-chart.tsx'
import {
  type Improvement,
  type SeriesValue,
  type Unit,
  countedOf,
  showCounts,
  showMeasured,
  showPeriod,
} from './measure.schema.ts'

/** Education on a series: on which day, and what it was. */
export type SeriesMark = { on: LocalDate; label: string }

/**
 * What the chart of a series is told. `id` tells it from others on the page. `target` is a share from 0 to 1 where the
 * unit is a proportion. `baselineCount` is how many of the first periods the median is of: by default those that ended
 * before the first mark; 0 leaves it out. The children stand in the caption, after the newest number.
 */
export type SeriesChartProps = {
  id: string
  measure: { name: string; unit: Unit; improvement: Improvement; isImprovementTold?: boolean }
  reporter: string
  population?: string
  series: readonly SeriesValue[]
  target?: number
  marks?: readonly SeriesMark[]
  baselineCount?: number
  children?: ComponentChildren
}

const unitWords: Record<Unit, string> = { proportion: '%', ratio: 'ratio', continuous: 'score', count: 'people' }

/** A series as a run chart with its table. Points are filled where the whole period lies after the first education. */
export function SeriesChart(props: SeriesChartProps) {
  const { id, measure, reporter, population = '', series, target, marks = [], baselineCount } = props
  const first = [...marks].sort((a, b) => (a.on < b.on ? -1 : 1))[0]
  const before = first ? series.filter((value) => value.periodEnd < first.on).length : series.length
  const isShare = measure.unit === 'proportion'
  if (series.length === 0) return <p class="soft">No period has been reported yet.</p>
  if (series.length === 1 && target === undefined)
    return (
      <div class="flow">
        <p>
          <Caption {...props} />
        </p>
        <p class="soft">One period so far. With the next one this becomes a chart.</p>
      </div>
    )
  return (
    <RunChart
      id={id}
      title={[measure.name, population, reporter].filter(Boolean).join(', ')}
      unit={unitWords[measure.unit]}
      baseline={baselineCount ?? before}
      target={target}
      targetWord={measure.improvement === 'increase' ? 'Target, or more' : 'Target, or less'}
      words={{ n: isShare ? 'Met' : 'Numerator', of: isShare ? 'Of' : 'Denominator' }}
      marks={placeMarks(series, marks)}
      points={series.map((value) => ({
        label: showPeriod(value.periodStart, value.periodEnd),
        value: value.value,
        n: value.numerator ?? undefined,
        of: countedOf(value) ?? undefined,
        filled: first !== undefined && value.periodStart > first.on,
      }))}
    >
      <Caption {...props} />
    </RunChart>
  )
}

function Caption({ measure, reporter, population = '', series, children }: SeriesChartProps) {
  const newest = series.at(-1)
  const versions = new Set(series.map((value) => value.version).filter(Boolean))
  return (
    <>
      <b>{[measure.name, population, reporter].filter(Boolean).join(', ')}.</b>{' '}
      {newest ? `${sayNewest(newest, measure.unit)} ` : ''}
      {measure.isImprovementTold === false
        ? 'Nobody has said yet which way is better. '
        : `${measure.improvement === 'increase' ? 'Higher' : 'Lower'} is better. `}
      {versions.size > 1 ? `The definition changed on the way: ${[...versions].join(', ')}. ` : ''}
      {children}
    </>
  )
}

function sayNewest(value: SeriesValue, unit: Unit): string {
  const counts = showCounts(value)
  const number = counts ?? showMeasured(value.value, unit)
  const restated = value.edition > 1 ? ', as restated' : ''
  return `${number} in ${showPeriod(value.periodStart, value.periodEnd)}${restated}.`
}

/**
 * Where each mark stands along the series: at the period that holds its day, between two where none does, at the ends
 * where it lies outside. Marks of the same day and words are one.
 */
function placeMarks(series: readonly SeriesValue[], marks: readonly SeriesMark[]) {
  const once = new Map(marks.map((mark) => [`${mark.on} ${mark.label}`, mark]))
  const last = Math.max(0, series.length - 1)
  return [...once.values()]
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .map((mark) => {
      const inside = series.findIndex((value) => value.periodStart <= mark.on && mark.on <= value.periodEnd)
      const ended = series.filter((value) => value.periodEnd < mark.on).length
      const at = inside >= 0 ? inside : Math.min(last, Math.max(0, ended - 0.5))
      return { at, word: mark.label, day: showShortDay(mark.on) }
    })
}
