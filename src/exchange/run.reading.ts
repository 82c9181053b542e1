import type { Actor } from '../kernel/actor.ts'
import type { Decision } from '../kernel/decision.ts'
import type { LongJobState } from '../kernel/progress.ts'
import { askLongJob, takeLongJob } from '../platform/long-job.ts'
import { type Held, type Hold, type LongJobKind, type Working, workHeldJob } from '../platform/long-work.ts'
import type { Office } from '../platform/office.ts'
import { findKind, refuseKind } from './kind.ts'
import { forgetLines, saveLines } from './line.store.ts'
import type { Limits } from './limit.ts'
import type { ArticleSource } from './pubmed/article.map.ts'
import { type RecordKind, readApart } from './reading.ts'
import type { FileReading, FileRow, FileStream } from './row.ts'
import { type Order, closeRun, keepReading, orderRun, startRun } from './run.commands.ts'
import { type BroughtFile, type LyingFile, type RunKind, kindWords, runKinds, tableKinds } from './run.schema.ts'
import { isWorkbook } from './spreadsheets/workbook.wire.ts'
import { readTable, readWorkbookTables } from './table.reading.ts'

/** A file that someone brings: what is known of it, and its bytes as often as they are asked for. */
export type Bringing = {
  file: BroughtFile | LyingFile
  chunks: () => AsyncIterable<Uint8Array>
  /** Null where nobody said what it is. */
  kind: RunKind | null
  /** As large as on the web, unless said. */
  limits?: Limits
  /** A large file of records that gives them one by one. */
  stream?: FileStream<ArticleSource>
  /** What is done with records once they are read; tables wait for their columns. Null: nothing yet. */
  order: Order | null
  mailTo: string | null
}

/** Lines written in one step. */
const linesAtOnce = 1_000

/**
 * Begins an import: the run is there at once, and this process reads the file into lines, as a job that shows its progress and
 * can be stopped. The file lies in the memory of this process only, so no other can go on; what was read so far is forgotten.
 *
 * @returns the run, and how the reading ended
 */
export async function bringFile(
  office: Office,
  actor: Actor,
  brought: Bringing,
  working: Omit<Working, 'kinds'> = {},
): Promise<{ runId: string; reading: Promise<LongJobState> }> {
  const started = await office.write(actor, (tx) => beginReading(tx, brought))
  return { runId: started.runId, reading: readNow(office, brought, started.job, working) }
}

/** The run and the job of reading it, taken by this process in the act that makes them. */
export async function beginReading(tx: Parameters<typeof startRun>[0], brought: Bringing) {
  const { file, kind } = brought
  const runId = await startRun(tx, file, kind)
  const total = Math.min('bytes' in file ? file.bytes.length : file.size, 2_000_000_000)
  const job = { kind: 'import.read', title: `Read ${file.name}`, path: `/imports/${runId}`, subject: runId, total }
  const held = await takeLongJob(tx, await askLongJob(tx, job, brought.mailTo))
  return { runId, job: held! }
}

/** Reads a file that was brought, to its end or until its job is stopped. */
export function readNow(
  office: Office,
  brought: Bringing,
  job: Held,
  working: Omit<Working, 'kinds'> = {},
): Promise<LongJobState> {
  const kind: LongJobKind = { kind: 'import.read', says: 'Read a file', run: (hold) => readInto(hold, brought) }
  return workHeldJob(office, { ...working, kinds: [kind] }, job)
}

async function readInto(hold: Hold, brought: Bringing): Promise<string> {
  const head = await headOf(brought)
  const family = head.length === 0 ? null : await decideFamily(head, brought)
  if (family === null) return refuseAs(hold, 'This file is empty: save or download it again and bring it once more')
  if (!family.ok) return refuseAs(hold, family.refusal.message)
  const read = await readBy(hold, brought, family.value, head)
  return read.ok ? read.value : refuseAs(hold, read.refusal.message)
}

function readBy(hold: Hold, brought: Bringing, family: Family, head: Buffer): Promise<Decision<string>> {
  if (family === 'workbook') return readWorkbookTables(hold, brought)
  if (family === 'table') return readTable(hold, brought, head)
  return readRecords(hold, brought, family)
}

type Family = RecordKind | 'table' | 'workbook'

/** Which reader a file belongs to, by its beginning and by what it was said to be. */
async function decideFamily(head: Buffer, { kind, file }: Bringing): Promise<Decision<Family>> {
  if ('bytes' in file ? isWorkbook(file.bytes) : /\.xlsx$/i.test(file.name) && head[0] === 0x50)
    return { ok: true, value: 'workbook' }
  const found = findKind(head)
  const isTable = found.family === 'other' && found.name === 'a text file'
  const asked = kind === null ? undefined : tableKinds.some((one) => one === kind) ? 'table' : (kind as RecordKind)
  if (isTable && (asked === undefined || asked === 'table')) return { ok: true, value: 'table' }
  if (found.family === 'xml' && asked !== 'table') return { ok: true, value: asked ?? 'pubmed' }
  if (found.family === 'json' && asked !== 'table') return { ok: true, value: asked ?? 'measure-report' }
  const reads = kind === null ? runKinds.map((one) => kindWords[one].reads) : [kindWords[kind].reads]
  return refuseKind(found, reads.join(', ').replace(/, ([^,]*)$/, ' and $1'))
}

async function headOf({ file, chunks }: Bringing): Promise<Buffer> {
  if ('bytes' in file) return Buffer.from(file.bytes.subarray(0, 65_536))
  for await (const chunk of chunks()) return Buffer.from(chunk.subarray(0, 65_536))
  return Buffer.alloc(0)
}

async function refuseAs(hold: Hold, refusal: string): Promise<string> {
  await hold.step(async (tx) => {
    await closeRun(tx, hold.job.subject, 'refused', { refusal })
    return { done: hold.job.total ?? 0, total: hold.job.total }
  })
  return refusal
}

/** Reads records in one piece, or one by one, and writes what they are as lines; then what was ordered is done with them. */
async function readRecords(hold: Hold, brought: Bringing, kind: RecordKind): Promise<Decision<string>> {
  const reading = brought.stream ?? (await readWhole(brought, kind))
  if (!reading.ok) return reading
  const { recognized, total, rows } = reading.value
  const runId = hold.job.subject
  await hold.step(async (tx) => {
    await forgetLines(tx, runId)
    return { done: 0, total }
  })
  let position = 0
  for await (const batch of inBatches(rows())) {
    const lines = batch.map((row, i) => ({
      position: position + i + 1,
      line: row.line,
      cells: { what: row.what, value: row.read.ok ? row.read.value : null },
      refusal: row.read.ok ? null : row.read.refusal.message,
    }))
    position += batch.length
    await hold.step(async (tx) => {
      await saveLines(tx, { runId, sheet: 0 }, lines)
      return { done: position, total }
    })
  }
  await hold.step(async (tx) => {
    await keepReading(tx, runId, { kind, recognized, rowsTotal: position })
    if (brought.order) await orderRun(tx, runId, brought.order)
    return { done: position, total }
  })
  return { ok: true, value: recognized }
}

type Records = Decision<{
  recognized: string
  total: number
  rows: () => AsyncIterable<FileRow<unknown>> | FileRow<unknown>[]
}>

async function readWhole({ file, limits }: Bringing, kind: RecordKind): Promise<Records> {
  if (!('bytes' in file)) throw new Error('Records that are not streamed are held whole')
  const read = await readApart({ kind, bytes: file.bytes, limits })
  const reading = read.reading as FileReading<unknown>
  if (!reading.ok) return reading
  const { recognized, rows } = reading.value
  return { ok: true, value: { recognized, total: rows.length, rows: () => rows } }
}

async function* inBatches<T>(rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < linesAtOnce) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
