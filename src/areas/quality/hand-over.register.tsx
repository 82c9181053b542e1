import { dayOf, showShortDay } from '../../kernel/dates.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { RowTitle } from '../../ui/ledger.tsx'
import { Status } from '../../ui/status.tsx'
import { handOverKinds, handOverStates, kindWords, showDays, showNumbers, stateWords } from './hand-over.schema.ts'
import { type HandOver, type HandOverFilter, handOvers } from './hand-over.store.ts'
import { stateShapes } from './handed.view.tsx'
import { QualityHead } from './quality.view.tsx'

type Row = HandOver & { handedOn: string }

const columns: readonly RegisterColumn<Row>[] = [
  { key: 'handedOn', label: 'Handed over', order: 'newest' },
  {
    key: 'statement',
    label: 'What',
    row: true,
    cell: (one) => (
      <RowTitle href={`/quality/hand-overs/${one.id}`} soft={`${one.committee}. ${one.population}`}>
        {one.statement}
      </RowTitle>
    ),
  },
  { key: 'committee', label: 'Committee', isExtra: true },
  { key: 'population', label: 'Whom it is about', isExtra: true },
  { key: 'kind', label: 'Kind', isExtra: true, cell: (one) => kindWords[one.kind].name },
  { key: 'numbers', label: 'Numbers', cell: showNumbers, text: showNumbers },
  {
    key: 'period',
    label: 'Days that count',
    isExtra: true,
    cell: (one) => showDays(one.periodStart, one.periodEnd),
    text: (one) => showDays(one.periodStart, one.periodEnd),
  },
  {
    key: 'state',
    label: 'State',
    cell: (one) => <Status is={stateShapes[one.state]}>{stateWords[one.state]}</Status>,
    text: (one) => stateWords[one.state],
  },
]

/** What committees handed over; those that wait for the office stand first. */
export const handOverRegister: Register<HandOver, Row, HandOverFilter> = {
  path: '/quality/hand-overs',
  name: 'hand-overs',
  title: 'Hand-overs',
  one: 'hand-over',
  many: 'hand-overs',
  may: 'quality.see',
  current: '/quality',
  source: handOvers,
  narrow: (_visit, filters) => ({
    state: handOverStates.find((one) => one === filters.state),
    kind: handOverKinds.find((one) => one === filters.kind),
  }),
  dress: ({ office }, rows) =>
    rows.map((row) => ({ ...row, handedOn: showShortDay(dayOf(row.handedAt, office.settings.timeZone)) })),
  nameOf: ({ statement }) => statement,
  columns,
  filters: [
    {
      name: 'state',
      label: 'State',
      any: 'All',
      options: handOverStates.map((value) => ({ value, label: stateWords[value] })),
    },
    {
      name: 'kind',
      label: 'Kind',
      options: handOverKinds.map((value) => ({ value, label: kindWords[value].name })),
    },
  ],
  orders: { newest: 'newest first', oldest: 'oldest first' },
  search: 'Words, or the name of a committee',
  head: () => <QualityHead view="hand-overs" mayRecord={false} />,
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No hand-over fits.', says: 'Try other words, or clear the filters.' }
      : { title: 'Nothing was handed over yet.', says: 'Liaisons hand over from the page of their committee.' },
}
