import { record } from '../platform/audit.ts'
import type { Tx } from '../platform/database.ts'
import { hashContent } from '../platform/tokens.ts'
import { interruptedSays, showCounts } from './run.rules.ts'
import type { BroughtFile, KeptRow, LyingFile, RunKind, RunState } from './run.schema.ts'
import { countOutcomes, endRun, keepRecognized, listStill, saveRows, saveRun } from './run.store.ts'

/** A run that does not move for so long belongs to a process that has ended. Parsing the largest file takes far less. */
const stillMinutes = 3

/**
 * Begins a run: keeps the file's name, size and hash, never the file. Returns the run's id.
 *
 * @param kind null where the file was of no kind read here
 */
export async function startRun(tx: Tx, file: BroughtFile | LyingFile, kind: RunKind | null): Promise<string> {
  const { size, sha256 } = 'bytes' in file ? { size: file.bytes.length, sha256: hashContent(file.bytes) } : file
  const run = {
    kind,
    fileName: tidyName(file.name),
    fileBytes: size,
    fileSha256: sha256,
  }
  const runId = await saveRun(tx, run)
  await record(tx, { act: 'import.start', subject: runId, before: null, after: run })
  return runId
}

/** The last part of a name as a browser or shell sent it, without signs nobody can see. */
function tidyName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return last.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200) || 'without a name'
}

/** Keeps what the file is and how many rows it has. False when the run was ended meanwhile. */
export function recognizeRun(tx: Tx, runId: string, recognized: string, rowsTotal: number): Promise<boolean> {
  return keepRecognized(tx, runId, recognized, rowsTotal)
}

/** Keeps the results of a batch, in the transaction that took its rows in. False when the run was ended meanwhile. */
export function keepRows(tx: Tx, runId: string, rows: readonly KeptRow[]): Promise<boolean> {
  return saveRows(tx, runId, rows)
}

/** Ends a run with what it did, once: one that has ended stays as it is. */
export async function closeRun(
  tx: Tx,
  runId: string,
  state: Exclude<RunState, 'running'>,
  refusal: string | null = null,
): Promise<boolean> {
  if (!(await endRun(tx, runId, { state, refusal }))) return false
  const counts = (await countOutcomes(tx, [runId])).get(runId)!
  const after = { state, rows: showCounts(counts) }
  await record(tx, { act: 'import.end', subject: runId, before: { state: 'running' }, after, why: refusal })
  return true
}

/** Ends the runs whose process has ended, with the advice to import again. Returns how many there were. */
export async function failDeadRuns(tx: Tx): Promise<number> {
  const still = await listStill(tx, stillMinutes)
  for (const run of still) await closeRun(tx, run.id, 'failed', interruptedSays)
  return still.length
}
