import { showCredits } from '../../kernel/quarters.ts'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import type { ReportableCompletion } from './learner.schema.ts'
import { showLearner } from './learner.rules.ts'

/** One record of a learner file. */
export type ShownLine = { personId: string | null; completion: ReportableCompletion }

/** Records of a learner file: whom they are about, and what PARS is asked to do. */
export function LinesTable({ lines, caption }: { lines: ShownLine[]; caption: string }) {
  return <Ledger caption={caption} columns={columns} rows={lines} />
}

const columns: Column<ShownLine>[] = [
  {
    key: 'learner',
    label: 'Learner',
    row: true,
    cell: ({ personId, completion }) => (
      <RowTitle href={personId ? `/people/${personId}` : undefined} soft={completion.title}>
        {showLearner(completion)}
      </RowTitle>
    ),
  },
  { key: 'action', label: 'Asked', cell: ({ completion }) => (completion.action === 'add' ? 'Add' : 'Take back') },
  { key: 'credit', label: 'Credit', num: true, cell: ({ completion }) => showCredits(completion.quarters) },
  { key: 'id', label: 'Credit id', cell: ({ completion }) => <code>{completion.creditId}</code> },
]
