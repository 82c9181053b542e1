import { Empty } from '../../ui/empty.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { type Held, type HeldReason, heldReasons, reasonWords } from './completion.schema.ts'

type Props = {
  held: { counts: Partial<Record<HeldReason, number>>; all: number; shown: Held[]; reason: HeldReason | null }
  pages: { previous?: string; next?: string; of: (reason: HeldReason | null) => string }
}

/** Who cannot be reported and why, reason by reason. */
export function HeldLeaf({ held, pages }: Props) {
  const { counts, all, shown, reason } = held
  const known = heldReasons.filter((one) => (counts[one] ?? 0) > 0)
  const tabs = [
    { label: 'All', href: pages.of(null), count: all, current: reason === null },
    ...known.map((one) => ({
      label: reasonWords[one].name,
      href: pages.of(one),
      count: counts[one],
      current: reason === one,
    })),
  ]
  return (
    <Leaf title="Who cannot be reported" small="and why" id="held">
      {all === 0 ? (
        <Empty title="Nobody is held back">Everyone who completed in this period can be reported.</Empty>
      ) : (
        <>
          <Tabs label="By reason" tabs={tabs} />
          {reason ? <p>{reasonWords[reason].then}</p> : null}
          <Ledger caption="Held back, by name" hideCaption columns={columns} rows={shown} />
          <Pages label="Those held back" previous={pages.previous} next={pages.next} />
        </>
      )}
    </Leaf>
  )
}

const columns: Column<Held>[] = [
  {
    key: 'name',
    label: 'Learner',
    row: true,
    cell: (one) => (
      <RowTitle href={`/people/${one.personId}`} soft={one.title}>
        {one.name}
      </RowTitle>
    ),
  },
  { key: 'why', label: 'Why', plain: true, cell: (one) => one.reasons.map(({ says }) => says).join(' ') },
]
