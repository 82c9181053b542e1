import { showInstant } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'

export type HistoryLine = {
  id: string
  at: Date
  act: string
  by: string | null
  why: string | null
  more: string | null
}

/** What was done to a record, newest first. */
export function HistoryLeaf({ lines, most, timeZone }: { lines: HistoryLine[]; most: number; timeZone: string }) {
  return (
    <Leaf title="History" id="history">
      {lines.length === 0 ? (
        <p class="soft">Nothing was done yet.</p>
      ) : (
        <Details
          summary={
            lines.length === most ? `The last ${most} acts` : `${lines.length === 1 ? '1 act' : `${lines.length} acts`}`
          }
        >
          <Entries>
            {lines.map((line) => (
              <Entry
                when={showInstant(line.at, timeZone)}
                title={capital(line.act)}
                meta={[line.by ?? 'The office', line.why].filter(Boolean).join(' · ')}
              >
                {line.more ?? undefined}
              </Entry>
            ))}
          </Entries>
        </Details>
      )}
    </Leaf>
  )
}
