import { Facts } from '../../ui/facts.tsx'
import { type Column, Ledger } from '../../ui/ledger.tsx'
import { type SeriesValue, type Unit, showCounts, showMeasured, showPeriod } from '../measures/measure.schema.ts'
import type { ArticleDetail, SourceDetail, TypedDetail } from './source.schema.ts'

/** A value of the source, with its measure. */
export type SourceValue = SeriesValue & {
  measureId: string
  measureName: string
  population: string
  unit: Unit
  isSuperseded: boolean
  runLine: number | null
}

/** What a source says: an abstract in its parts, or the answers a person typed. A measure report speaks in numbers only. */
export function SourceSays({ detail }: { detail: SourceDetail }) {
  if (detail.kind === 'article') return <Abstract detail={detail} />
  return detail.kind === 'measure report' ? null : <Typed detail={detail} />
}

function Abstract({ detail }: { detail: ArticleDetail }) {
  if (detail.abstract.length === 0) return <p class="soft">The record has no abstract.</p>
  return (
    <div class="prose">
      {detail.abstract.map(({ label, text }) => (
        <p>
          {label === null ? null : <b>{sentenceCase(label)}. </b>}
          {text}
        </p>
      ))}
    </div>
  )
}

function Typed({ detail }: { detail: TypedDetail }) {
  const { asked, answered, facts } = detail
  const share = asked === null || answered === null ? null : Math.round((answered / asked) * 100)
  const rate: [string, string][] = share === null ? [] : [['Answered', `${answered} of ${asked} (${share}%)`]]
  return <Facts facts={[...facts.map(({ label, text }): [string, string] => [label, text]), ...rate]} />
}

/** The numbers of a source, each with the line it stood in and whether it still counts. */
export function SourceValues({ values }: { values: SourceValue[] }) {
  return <Ledger caption="Values in this source" hideCaption columns={valueColumns} rows={values} />
}

const valueColumns: Column<SourceValue>[] = [
  {
    key: 'measure',
    label: 'Measure',
    row: true,
    cell: (value) => (
      <>
        <a href={`/evidence/measures/${value.measureId}`}>{value.measureName}</a>
        {value.population === '' ? null : <span class="soft">{` ${value.population}`}</span>}
      </>
    ),
  },
  { key: 'period', label: 'Period', cell: (value) => showPeriod(value.periodStart, value.periodEnd) },
  { key: 'counts', label: 'Counts', num: true, cell: (value) => showCounts(value) ?? '–' },
  { key: 'value', label: 'Value', num: true, cell: (value) => showMeasured(value.value, value.unit) },
  { key: 'line', label: 'Line', num: true, cell: (value) => value.runLine ?? '–' },
  { key: 'now', label: 'Counts now', cell: (value) => (value.isSuperseded ? 'No, restated later' : 'Yes') },
]

function sentenceCase(label: string): string {
  return label === label.toUpperCase() ? label.charAt(0) + label.slice(1).toLowerCase() : label
}
