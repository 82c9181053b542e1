import { may } from '../../http/permission.ts'
import { visitorOf } from '../../http/route.ts'
import { showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { RowTitle } from '../../ui/ledger.tsx'
import { Status } from '../../ui/status.tsx'
import { type CommitteeFilter, type CommitteeLine, committees } from './committee.store.ts'
import { listLiaisonCounts } from './member.store.ts'
import { QualityHead } from './quality.view.tsx'

/** A committee with how many liaisons it has now. */
export type CommitteeRow = CommitteeLine & { liaisons: number }

const columns: readonly RegisterColumn<CommitteeRow>[] = [
  {
    key: 'name',
    label: 'Committee',
    row: true,
    order: 'name',
    cell: (one) => (
      <RowTitle href={`/quality/committees/${one.id}`} soft={one.watches || undefined}>
        {one.name}
      </RowTitle>
    ),
  },
  { key: 'organization', label: 'Organization', isExtra: true, cell: (one) => one.organization ?? '–' },
  { key: 'watches', label: 'Watches over', isExtra: true },
  { key: 'meets', label: 'Meets', cell: (one) => capital(one.meets), text: (one) => one.meets },
  {
    key: 'lastMetOn',
    label: 'Last met',
    cell: (one) => (one.lastMetOn === null ? '–' : showShortDay(one.lastMetOn)),
    text: (one) => one.lastMetOn,
  },
  { key: 'liaisons', label: 'Liaisons', num: true },
  { key: 'handOvers', label: 'Handed over', num: true },
  {
    key: 'waiting',
    label: 'Waiting',
    num: true,
    cell: (one) => (one.waiting === 0 ? '–' : <Status is="wait">{String(one.waiting)}</Status>),
    text: (one) => one.waiting,
  },
]

/** Every committee that hands over to the office. */
export const committeeRegister: Register<CommitteeLine, CommitteeRow, CommitteeFilter> = {
  path: '/quality',
  name: 'committees',
  title: 'Committees',
  one: 'committee',
  many: 'committees',
  may: 'quality.see',
  current: '/quality',
  source: committees,
  narrow: (_visit, { state }) => (state ? { isEnded: state === 'ended' } : {}),
  dress: async ({ db, office }, rows) => {
    const ids = rows.map(({ id }) => id)
    const counts = await listLiaisonCounts(db, ids, office.now())
    return rows.map((row) => ({ ...row, liaisons: counts.get(row.id) ?? 0 }))
  },
  nameOf: ({ name }) => name,
  columns,
  filters: [
    {
      name: 'state',
      label: 'State',
      options: [
        { value: 'going on', label: 'Going on' },
        { value: 'ended', label: 'Ended' },
      ],
    },
  ],
  orders: { name: 'by name' },
  search: 'Name or what it watches over',
  head: ({ visit }) => <QualityHead view="committees" mayRecord={may(visitorOf(visit), 'quality.record')} />,
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No committee fits.', says: 'Try part of a name, or clear the filter.' }
      : { title: 'No committee is recorded yet.', says: 'Record one, and name its liaison on its page.' },
}
