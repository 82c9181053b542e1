import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { showAct } from './audit.rules.ts'

export type HistoryLine = { id: string; when: string; act: string; by: string; why: string | null }

/** What was done to a record, the newest first. */
export function HistoryLeaf({ lines, href }: { lines: HistoryLine[]; href: string | null }) {
  return (
    <Leaf title="History" small="Who changed this record" id="history">
      {lines.length === 0 ? (
        <p>Nothing was changed yet.</p>
      ) : (
        <Details summary={`The last ${lines.length === 1 ? 'change' : `${lines.length} changes`}`}>
          <Entries>
            {lines.map((line) => (
              <Entry
                when={line.when}
                title={showAct(line.act)}
                meta={[`By ${line.by}`, line.why].filter(Boolean).join('. ')}
              />
            ))}
          </Entries>
          {href === null ? null : <a href={href}>All that was done to this record</a>}
        </Details>
      )}
    </Leaf>
  )
}
