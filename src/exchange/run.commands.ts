import { type Decision, type Missing, allow, missing, refuse } from '../kernel/decision.ts'
import { record } from '../platform/audit.ts'
import type { Tx } from '../platform/database.ts'
import { askLongJob } from '../platform/long-job.ts'
import { hashContent } from '../platform/tokens.ts'
import { forgetLines, listLeftLines } from './line.store.ts'
import { showCounts } from './run.rules.ts'
import { type BroughtFile, type Columns, type LyingFile, type RunKind, type RunState, kindWords } from './run.schema.ts'
import { type RunChange, changeRun, countOutcomes, findRun, saveMapping, saveRun } from './run.store.ts'

/** Lines that nobody came back to are forgotten after so many days. */
const daysKept = 30

/** States in which columns can be told and rows looked over or taken in. */
export const openStates: readonly RunState[] = ['waiting', 'checked']

/**
 * Begins a run: keeps the file's name, size and hash, never the file. Returns the run's id.
 *
 * @param kind null where nobody said what the file is
 */
export async function startRun(tx: Tx, file: BroughtFile | LyingFile, kind: RunKind | null): Promise<string> {
  const { size, sha256 } = 'bytes' in file ? { size: file.bytes.length, sha256: hashContent(file.bytes) } : file
  const run = { kind, fileName: tidyName(file.name), fileBytes: size, fileSha256: sha256 }
  const runId = await saveRun(tx, run)
  await record(tx, { act: 'import.start', subject: runId, before: null, after: run })
  return runId
}

/** The last part of a name as a browser or shell sent it, without signs nobody can see. */
function tidyName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return last.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200) || 'without a name'
}

/** Keeps what a file was read as; from now on it waits for its columns, or to be taken in. */
export function keepReading(tx: Tx, runId: string, read: Omit<RunChange, 'state'>): Promise<boolean> {
  return changeRun(tx, runId, ['reading'], { ...read, state: 'waiting' })
}

/** Ends a run with what it did, once, and forgets its lines. One that has ended stays as it is. */
export async function closeRun(
  tx: Tx,
  runId: string,
  state: 'done' | 'refused' | 'failed' | 'undone',
  end: { refusal?: string | null; keepsRefused?: boolean } = {},
): Promise<boolean> {
  const { refusal = null, keepsRefused = false } = end
  const open: RunState[] = ['reading', 'waiting', 'checking', 'checked', 'running', 'undoing']
  if (!(await changeRun(tx, runId, open, { state, refusal, endedAt: tx.at }))) return false
  await forgetLines(tx, runId, keepsRefused ? 'refused' : 'nothing')
  const counts = (await countOutcomes(tx, [runId])).get(runId)!
  const after = { state, rows: showCounts(counts) }
  await record(tx, { act: 'import.end', subject: runId, before: null, after, why: refusal })
  return true
}

/** What a person says of a table: what it is, which sheet, which column holds what, and what is asked once. */
export type Chosen = { kind: RunKind; sheet: number; columns: Columns; answers: Record<string, string> }

/**
 * Keeps which column holds what, and remembers it for tables with the same headings.
 *
 * @param remembered the headings' signature, and those answers that hold for the next such file too
 * @returns `missing` without the run, or refusal `import/not-open` where it is being worked on or over
 */
export async function chooseColumns(
  tx: Tx,
  runId: string,
  chosen: Chosen,
  remembered: { signature: string; answers: Record<string, string> },
): Promise<Decision<string> | Missing> {
  const run = await findRun(tx, runId)
  if (!run) return missing
  const rowsTotal = run.sheets?.[chosen.sheet]?.rows ?? run.rowsTotal
  if (!(await changeRun(tx, runId, openStates, { ...chosen, rowsTotal, state: 'waiting' }))) return notOpen()
  await saveMapping(tx, { ...chosen, ...remembered })
  const before = { kind: run.kind, sheet: run.sheet, columns: run.columns, answers: run.answers }
  await record(tx, { act: 'import.choose', subject: runId, before, after: chosen })
  return allow(runId)
}

function notOpen() {
  return refuse({
    code: 'import/not-open',
    message: 'This import is being worked on, or is over. Bring the file again to begin anew',
  })
}

/** What is to be done with the rows of a run. */
export type Order = { act: 'check' | 'import'; isWhole: boolean; mailTo: string | null }

/**
 * Has the rows of a run looked over, or taken in: by a job that any process works on. All or nothing means looking over
 * first, and taking in only where nothing was refused.
 *
 * @returns the job's id, `missing` without the run, or refusal `import/not-open`
 */
export async function orderRun(tx: Tx, runId: string, order: Order): Promise<Decision<string> | Missing> {
  const run = await findRun(tx, runId)
  if (!run?.kind) return missing
  const looksFirst = order.act === 'check' || order.isWhole
  const isWhole = order.act === 'import' && order.isWhole
  const state = looksFirst ? 'checking' : 'running'
  if (!(await changeRun(tx, runId, openStates, { state, isWhole, rowsDone: 0, refusal: null }))) return notOpen()
  const title = `${looksFirst ? 'Look over' : 'Import'} ${run.fileName} (${kindWords[run.kind].name.toLowerCase()})`
  const kind = looksFirst ? 'import.check' : 'import.take'
  const job = { kind, title, path: `/imports/${runId}`, subject: runId, total: run.rowsTotal }
  return allow(await askLongJob(tx, job, order.mailTo))
}

/** Has an import that is over taken back. Refuses with `import/not-over` any other. */
export async function orderUndo(tx: Tx, runId: string, mailTo: string | null): Promise<Decision<string> | Missing> {
  const run = await findRun(tx, runId)
  if (!run?.kind) return missing
  if (!(await changeRun(tx, runId, ['done'], { state: 'undoing', refusal: null })))
    return refuse({ code: 'import/not-over', message: 'Only an import that is done can be taken back' })
  const title = `Take back ${run.fileName} (${kindWords[run.kind].name.toLowerCase()})`
  const job = { kind: 'import.undo', title, path: `/imports/${runId}`, subject: runId }
  return allow(await askLongJob(tx, job, mailTo))
}

/** Forgets lines that nobody came back to in a month; what still waited is over. Returns how many runs there were. */
export async function forgetLeftLines(tx: Tx): Promise<number> {
  const left = await listLeftLines(tx, new Date(tx.at.getTime() - daysKept * 24 * 60 * 60_000))
  for (const runId of left) {
    const isClosed = await closeRun(tx, runId, 'refused', { refusal: leftSays })
    if (!isClosed) await forgetLines(tx, runId)
  }
  return left.length
}

const leftSays = `Nobody came back to it for ${daysKept} days, and its lines were forgotten. Bring the file again`
