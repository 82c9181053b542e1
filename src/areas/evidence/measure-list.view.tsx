import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { FilterWords, Filters } from '../../ui/filters.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Pages } from '../../ui/pages.tsx'
import { type EvidenceCounts, EvidenceHead } from './evidence.view.tsx'
import {
  type Improvement,
  type MeasureKind,
  type Unit,
  kindWords,
  showDirection,
  unitNames,
} from '../measures/measure.schema.ts'

/** A measure as its list shows it. */
export type MeasureLine = {
  id: string
  name: string
  canonical: string
  unit: Unit
  improvement: Improvement
  isImprovementTold: boolean
  kind: MeasureKind
  values: number | null
  reporters: number | null
  latest: LocalDate | null
}

type Props = {
  measures: MeasureLine[]
  counts: EvidenceCounts
  words: string
  next?: string
  first?: string
  mayRecord: boolean
}

/** Every measure that anyone has reported, by name. */
export function MeasuresPage({ measures, counts, words, next, first, mayRecord }: Props) {
  return (
    <>
      <EvidenceHead view="measures" counts={counts} mayRecord={mayRecord} />
      <Filters action="/evidence/measures" label="Filter the measures">
        <FilterWords value={words} placeholder="Name or address" />
      </Filters>
      <div class="gap">
        {measures.length > 0 ? (
          <Ledger caption="Measures by name" hideCaption columns={columns} rows={measures} />
        ) : words === '' ? (
          <Empty title="No measure yet">
            A measure comes with its first value: import a measure report, or record what a committee counted.
          </Empty>
        ) : (
          <Empty title="No measure fits">Try fewer words.</Empty>
        )}
      </div>
      <Pages previous={first} next={next} />
    </>
  )
}

const columns: Column<MeasureLine>[] = [
  {
    key: 'name',
    label: 'Measure',
    row: true,
    cell: (measure) => (
      <RowTitle href={`/evidence/measures/${measure.id}`} soft={measure.canonical}>
        {measure.name}
      </RowTitle>
    ),
  },
  { key: 'unit', label: 'Counted as', cell: (measure) => unitNames[measure.unit] },
  { key: 'direction', label: 'Better', cell: (measure) => showDirection(measure) },
  { key: 'kind', label: 'About', cell: (measure) => kindWords[measure.kind] },
  { key: 'reporters', label: 'Reporters', num: true, cell: (measure) => String(measure.reporters ?? 0) },
  { key: 'values', label: 'Values', num: true, cell: (measure) => String(measure.values ?? 0) },
  {
    key: 'latest',
    label: 'Reaches to',
    nowrap: true,
    cell: (measure) => (measure.latest === null ? '–' : showShortDay(measure.latest)),
  },
]
