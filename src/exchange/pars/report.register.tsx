import type { Register, RegisterColumn } from '../../lists/register.ts'
import { ReportHead } from './report-head.view.tsx'
import { showReports } from './report.page.tsx'
import { type ReportKind, type ReportLine, reportKinds, reportWords } from './report.schema.ts'
import { reportList } from './report.store.ts'
import { type ShownReport, fileColumns } from './report.view.tsx'
import { findReporter } from './reporter.store.ts'

const columns: readonly RegisterColumn<ShownReport>[] = [
  ...fileColumns,
  { key: 'name', label: 'Name of the file', isExtra: true },
  { key: 'why', label: 'Why it was set aside', isExtra: true, cell: ({ why }) => why ?? '–' },
]

/** Every file that was made for those who are told, the newest first. */
export const reportRegister: Register<ReportLine, ShownReport, { kind?: ReportKind; isSetAside?: boolean }> = {
  path: '/reports/files',
  name: 'report-files',
  title: 'Files made',
  one: 'file',
  many: 'files',
  may: 'report.make',
  current: '/reports',
  source: reportList,
  narrow: (_visit, { kind, aside }) => ({
    kind: reportKinds.find((one) => one === kind),
    isSetAside: aside === 'yes',
  }),
  dress: (visit, files) => showReports(visit, files),
  nameOf: ({ name }) => name,
  columns,
  filters: [
    { name: 'kind', label: 'Kind', options: reportKinds.map((value) => ({ value, label: reportWords[value].name })) },
    { name: 'aside', label: 'State', options: [{ value: 'yes', label: 'Set aside' }] },
  ],
  orders: { newest: 'newest first' },
  search: 'A file, or an activity in it',
  head: async ({ visit: { db, office } }) => (
    <ReportHead view="files" reporter={await findReporter(db, { today: office.today(), address: office.address() })} />
  ),
  empty: (isNarrowed) => ({
    title: isNarrowed ? 'No file of this kind' : 'No file has been made yet',
    says: 'Every file stays here as it was made, with its hash, so that what was handed in can be shown again.',
  }),
}
