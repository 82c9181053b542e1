import { may } from '../../http/permission.ts'
import { visitorOf } from '../../http/route.ts'
import { showShortDay } from '../../kernel/dates.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { RowTitle } from '../../ui/ledger.tsx'
import { kindWords, measureKinds, showDirection, unitNames } from '../measures/measure.schema.ts'
import type { MeasureKind } from '../measures/measure.schema.ts'
import { type MeasureLine, listMeasures } from '../measures/measure.store.ts'
import { EvidenceHead } from './evidence.view.tsx'
import { countEvidence } from './tally.store.ts'

const columns: readonly RegisterColumn<MeasureLine>[] = [
  {
    key: 'name',
    label: 'Measure',
    row: true,
    order: 'name',
    cell: (measure) => (
      <RowTitle href={`/evidence/measures/${measure.id}`} soft={measure.canonical}>
        {measure.name}
      </RowTitle>
    ),
  },
  { key: 'canonical', label: 'Address', isExtra: true },
  {
    key: 'unit',
    label: 'Counted as',
    cell: (measure) => unitNames[measure.unit],
    text: (measure) => unitNames[measure.unit],
  },
  { key: 'direction', label: 'Better', cell: showDirection, text: showDirection },
  {
    key: 'kind',
    label: 'About',
    cell: (measure) => kindWords[measure.kind],
    text: (measure) => kindWords[measure.kind],
  },
  { key: 'reporters', label: 'Reporters', num: true },
  { key: 'values', label: 'Values', num: true },
  {
    key: 'latest',
    label: 'Reaches to',
    nowrap: true,
    cell: (measure) => (measure.latest === null ? '–' : showShortDay(measure.latest)),
    text: (measure) => measure.latest,
  },
]

/** Every measure that anyone has reported, by name. */
export const measureRegister: Register<MeasureLine, MeasureLine, { kind?: MeasureKind }> = {
  path: '/evidence/measures',
  name: 'measures',
  title: 'Measures',
  one: 'measure',
  many: 'measures',
  may: 'evidence.see',
  pageSize: 30,
  current: '/evidence',
  source: listMeasures,
  narrow: (_visit, filters) => ({ kind: measureKinds.find((one) => one === filters.kind) }),
  dress: (_visit, found) => found,
  nameOf: ({ name }) => name,
  columns,
  filters: [
    { name: 'kind', label: 'About', options: measureKinds.map((value) => ({ value, label: kindWords[value] })) },
  ],
  orders: { name: 'by name', newest: 'newest first' },
  search: 'Name or address',
  head: async ({ visit }) => (
    <EvidenceHead
      view="measures"
      counts={await countEvidence(visit.db)}
      mayRecord={may(visitorOf(visit), 'evidence.record')}
    />
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No measure fits', says: 'Try fewer words.' }
      : {
          title: 'No measure yet',
          says: 'A measure comes with its first value: import a measure report, or record what a committee counted.',
        },
}
