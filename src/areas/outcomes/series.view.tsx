import { Details } from '../../ui/details.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { type Column, Ledger } from '../../ui/ledger.tsx'
import { SeriesChart, type SeriesMark } from '../measures/measure.part.tsx'
import { showCounts, showMeasured, showPeriod } from '../measures/measure.schema.ts'
import { showFigure, showLevel, showPooled } from './figure.rules.ts'
import { type Change, type Education, type Figure, type WatchedGap, levelWords } from './outcome.schema.ts'

type SeriesProps = { gap: WatchedGap; change: Change; maySeeSources: boolean }

/** Fewer periods than this are shown without a median, where no education divides them. */
const forMedian = 5

/** The series that closes a gap: a chart from the second period on, before that the number alone. */
export function MeasureLeaf(props: SeriesProps) {
  return (
    <Leaf title="The measure" id="measure" small="It raised this gap, and it will close it">
      <div class="flow">
        <GapSeries {...props} />
      </div>
    </Leaf>
  )
}

function GapSeries({ gap, change, maySeeSources }: SeriesProps) {
  const known = gap.series.filter(({ value }) => value !== null)
  if (known.length < 2) return <FirstFigure gap={gap} change={change} maySeeSources={maySeeSources} />
  return (
    <>
      <SeriesChart
        id="measure-chart"
        measure={{ ...gap, name: gap.measure }}
        reporter={gap.reporter}
        population={gap.population}
        series={gap.series}
        target={gap.target ?? undefined}
        marks={marksOf(gap.education)}
        baselineCount={gap.education.length === 0 && known.length < forMedian ? 0 : undefined}
      >
        {sayChange(gap, change)}
      </SeriesChart>
      <Sources gap={gap} maySeeSources={maySeeSources} />
    </>
  )
}

function FirstFigure({ gap, change, maySeeSources }: SeriesProps) {
  const { newest } = change
  const target = gap.target === null ? 'No target is set yet.' : `The target is ${showLevel(gap.target, gap.unit)}.`
  if (!newest)
    return (
      <div class="prose">
        <p>
          {`No figure of ${gap.measure} from ${gap.reporter} has come in yet. ${target} It arrives by import, and stands here with its source.`}
        </p>
      </div>
    )
  const period = showPeriod(newest.periodStart, newest.periodEnd)
  return (
    <>
      <p class="lead">
        {`${showFigure(newest, gap.unit)} in ${period}. ${target} A second period arrives by the same import, and both then stand on one chart.`}
      </p>
      <p class="meta">{[gap.measure, gap.population, gap.reporter].filter(Boolean).join(', ')}</p>
      <Sources gap={gap} maySeeSources={maySeeSources} />
    </>
  )
}

/** When education opened, named by the activity's number where there is more than one. */
function marksOf(education: readonly Education[]): SeriesMark[] {
  const label = ({ number }: Education) => (education.length === 1 ? 'Online course' : `Course ${number}`)
  return education.map((each) => ({ on: each.on, label: label(each) }))
}

/** Before and after as n of N, the shift, and what it does not prove. */
function sayChange(gap: WatchedGap, change: Change): string {
  const { before, since } = change
  if (gap.education.length === 0) return 'Nothing has been taught for it yet; this is where it starts.'
  const words = [
    before === null
      ? 'No period lies before education.'
      : `${showPooled(before, gap.unit)} in ${sayPeriods(before.periods)} before education${before.of === null ? ' (median)' : ''}.`,
    since === null
      ? 'No whole period lies after it yet.'
      : `${showPooled(since, gap.unit)} in ${sayPeriods(since.periods)} since${since.of === null ? ' (median)' : ''}.`,
    sayShift(change),
    since === null ? '' : 'That is change after education, not proof that education caused it.',
  ]
  return words.filter(Boolean).join(' ')
}

function sayPeriods(count: number): string {
  return count === 1 ? 'the period' : `the ${count} periods`
}

function sayShift({ median, since, run, isShifted }: Change): string {
  if (median === null || since === null) return ''
  if (isShifted) return 'A shift: six periods or more in a row on the better side of the median before.'
  return `No shift yet: ${run} in a row on the better side of the median before, and six make one.`
}

/** Every figure with the source it came from. */
function Sources({ gap, maySeeSources }: Omit<SeriesProps, 'change'>) {
  const columns: Column<Figure>[] = [
    {
      key: 'period',
      label: 'Period',
      row: true,
      cell: (figure) => showPeriod(figure.periodStart, figure.periodEnd),
    },
    { key: 'counts', label: 'Counts', num: true, cell: (figure) => showCounts(figure) ?? '–' },
    { key: 'value', label: 'Value', num: true, cell: (figure) => showMeasured(figure.value, gap.unit) },
    {
      key: 'source',
      label: 'Source',
      cell: (figure) =>
        maySeeSources ? <a href={`/evidence/sources/${figure.sourceId}`}>{figure.source}</a> : figure.source,
    },
  ]
  if (gap.series.length === 0) return null
  return (
    <Details summary="Where each number comes from">
      <Ledger caption="Figures by period, with their sources" hideCaption columns={columns} rows={gap.series} />
      <p class="meta">
        {levelWords[gap.kind]}. {maySeeSources ? <a href={measurePath(gap)}>Everything about this measure</a> : null}
      </p>
    </Details>
  )
}

function measurePath(gap: WatchedGap): string {
  const series = new URLSearchParams({ reporter: gap.reporter, population: gap.population })
  return `/evidence/measures/${gap.measureId}?${series.toString()}`
}
