import { type Decision, allow } from '../kernel/decision.ts'
import { showCsvPages } from '../kernel/csv.ts'
import { findKind, refuseKind } from './kind.ts'
import {
  type KeptRow,
  type OutcomeCounts,
  type RunKind,
  kindWords,
  outcomeWords,
  outcomes,
  runKinds,
} from './run.schema.ts'

/**
 * Which reader a file belongs to, by its beginning: XML to PubMed records, JSON to measure reports. The reader itself
 * says what it is, where it is another XML or JSON file.
 *
 * @returns the kind, or refusal `file/other-kind`
 */
export function decideKind(bytes: Uint8Array): Decision<RunKind> {
  const kind = findKind(bytes.subarray(0, 65_536))
  if (kind.family === 'xml') return allow('pubmed')
  if (kind.family === 'json') return allow('measure-report')
  return refuseKind(kind, runKinds.map((one) => kindWords[one].reads).join(' and '))
}

/** "3 new, 1 corrected, 2 refused": what a run did, in the order of the outcomes; "no rows" where it did nothing. */
export function showCounts(counts: OutcomeCounts): string {
  const some = outcomes.filter((outcome) => counts[outcome] > 0)
  const parts = some.map((outcome) => `${counts[outcome]} ${outcomeWords[outcome].toLowerCase()}`)
  return parts.join(', ') || 'no rows'
}

/** The report of a run, row by row, as a CSV file in pieces. */
export function showReport(pages: AsyncIterable<readonly KeptRow[]>): AsyncIterable<string> {
  return showCsvPages(['Row', 'Line', 'What', 'Result', 'Why'], showCells(pages))
}

async function* showCells(pages: AsyncIterable<readonly KeptRow[]>) {
  for await (const rows of pages)
    yield rows.map((row) => [row.position, row.line, row.what, outcomeWords[row.outcome], row.message])
}

/** Said of a run whose process ended, or in which we broke. What its rows say holds. */
export const interruptedSays =
  'This import was interrupted. The rows listed are done: import the same file again, and it goes on with the rest'
