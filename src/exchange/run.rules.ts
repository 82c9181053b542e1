import { showCsvPages } from '../kernel/csv.ts'
import { type KeptRow, type OutcomeCounts, type ShownRow, outcomeWords, outcomes } from './run.schema.ts'

/** "3 new, 1 corrected, 2 refused": what a run did, in the order of the outcomes; "no rows" where it did nothing. */
export function showCounts(counts: OutcomeCounts): string {
  const some = outcomes.filter((outcome) => counts[outcome] > 0)
  const parts = some.map(
    (outcome) => `${counts[outcome].toLocaleString('en-US')} ${outcomeWords[outcome].toLowerCase()}`,
  )
  return parts.join(', ') || 'no rows'
}

/** The report of a run, row by row, as a CSV file in pieces. */
export function showReport(pages: AsyncIterable<readonly ShownRow[]>): AsyncIterable<string> {
  return showCsvPages(['Row', 'Line', 'What', 'Result', 'Why'], showCells(pages))
}

async function* showCells(pages: AsyncIterable<readonly ShownRow[]>) {
  for await (const rows of pages)
    yield rows.map((row) => [row.position, row.line, row.what, outcomeWords[row.outcome], row.message])
}

/** The column that says why a row was refused; a mended file may still hold it. */
export const whyHeading = 'Why it was refused'

/** Rows that were refused, as they stood in the file, with the reason behind: to be mended and imported again. */
export function showMendable(
  headings: readonly string[],
  pages: AsyncIterable<readonly (Pick<KeptRow, 'message'> & { cells: readonly string[] })[]>,
): AsyncIterable<string> {
  const kept = headings.filter((heading) => heading !== whyHeading)
  async function* rows() {
    for await (const page of pages)
      yield page.map(({ cells, message }) => [...kept.map((_, at) => cells[at] ?? ''), message])
  }
  return showCsvPages([...kept, whyHeading], rows())
}
