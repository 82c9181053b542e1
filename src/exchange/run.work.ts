import type { Actor } from '../kernel/actor.ts'
import { type Decision, allow, missing } from '../kernel/decision.ts'
import type { Tx } from '../platform/database.ts'
import type { Office } from '../platform/office.ts'
import { type From, takeArticle, takeMeasureValue, takeRow } from './intake.commands.ts'
import type { Limits } from './limit.ts'
import { readApart } from './reading.ts'
import type { ArticleSource } from './pubmed/article.map.ts'
import type { FileReading, FileRow, FileStream } from './row.ts'
import { closeRun, keepRows, recognizeRun } from './run.commands.ts'
import { interruptedSays } from './run.rules.ts'
import type { BroughtFile, KeptRow, RowResult, RunKind, RunState } from './run.schema.ts'
import { markRow, takeRowBack } from './run.store.ts'

/**
 * A run that was started: whose file it is, what reads it, and how large it may be (undefined: as on the web); or a file
 * that lies on a disk and gives its rows one by one.
 */
export type Importing = { runId: string } & (
  { kind: RunKind; file: BroughtFile; limits?: Limits } | { stream: FileStream<ArticleSource> }
)

/** Hears how far a run is, after each batch. */
export type Follow = (done: number, total: number) => void

type Prepared = { line: number; what: string; take: (tx: Tx, from: From) => Promise<RowResult> }

/** Rows of one transaction: few enough that progress shows, many enough that commits do not cost the time. */
function batchOf(total: number): number {
  return Math.min(250, Math.max(25, Math.ceil(total / 100)))
}

/** Two imports that touch the same records may wait for each other; the one that is turned away begins its batch anew. */
const tries = 4

/**
 * Does the work of a run after the page has answered: in this process, because what was read lives in its memory and
 * the file is kept nowhere. Each batch is one transaction and each row whole by itself, so whatever ends this process,
 * what is listed is done, and the same file imported again does the rest.
 *
 * @returns how the run ended; it does not throw
 */
export function beginWork(office: Office, actor: Actor, importing: Importing, follow: Follow = () => {}) {
  return new Promise<RunState>((resolve) => {
    setImmediate(() => void workRun(office, actor, importing, follow).then(resolve))
  })
}

async function workRun(office: Office, actor: Actor, importing: Importing, follow: Follow): Promise<RunState> {
  const { runId } = importing
  try {
    const read = await prepare(importing)
    if (!read.ok) return await end(office, actor, runId, 'refused', read.refusal.message)
    const { recognized, total, rows } = read.value
    await office.write(actor, (tx) => recognizeRun(tx, runId, recognized, total))
    let from = 0
    for await (const batch of inBatches(rows, batchOf(total))) {
      const isKept = await takeBatch(office, actor, runId, { rows: batch, from })
      if (!isKept) return 'failed'
      from += batch.length
      follow(from, total)
    }
    return await end(office, actor, runId, 'done', null)
  } catch (error) {
    office.log.error({ err: error, runId }, 'an import failed')
    return end(office, actor, runId, 'failed', interruptedSays).catch(() => 'failed')
  }
}

async function end(
  office: Office,
  actor: Actor,
  runId: string,
  state: 'done' | 'refused' | 'failed',
  refusal: string | null,
): Promise<RunState> {
  await office.write(actor, (tx) => closeRun(tx, runId, state, refusal))
  return state
}

type Read = { recognized: string; total: number; rows: AsyncIterable<Prepared> }

async function prepare(importing: Importing): Promise<Decision<Read>> {
  if ('stream' in importing) {
    const { stream } = importing
    return stream.ok ? allow({ ...stream.value, rows: prepareRows(stream.value.rows(), takeArticle) }) : stream
  }
  const { kind, file, limits } = importing
  const read = await readApart({ kind, bytes: file.bytes, limits })
  return read.kind === 'pubmed' ? prepareFile(read.reading, takeArticle) : prepareFile(read.reading, takeMeasureValue)
}

type Take<T> = (tx: Tx, value: T, from: From) => Promise<RowResult>

function prepareFile<T>(reading: FileReading<T>, take: Take<T>): Decision<Read> {
  if (!reading.ok) return reading
  const { recognized, rows } = reading.value
  return allow({ recognized, total: rows.length, rows: prepareRows(rows, take) })
}

async function* prepareRows<T>(rows: AsyncIterable<FileRow<T>> | Iterable<FileRow<T>>, take: Take<T>) {
  for await (const { line, what, read } of rows)
    yield { line, what, take: (tx: Tx, from: From) => takeRow(tx, read, take, from) }
}

async function* inBatches(rows: Read['rows'], size: number): AsyncGenerator<Prepared[]> {
  let batch: Prepared[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Takes a batch in. False, with nothing written, when the run was given up meanwhile. */
async function takeBatch(
  office: Office,
  actor: Actor,
  runId: string,
  batch: { rows: Prepared[]; from: number },
): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const kept = await office.write(actor, async (tx) => {
        const rows: KeptRow[] = []
        for (const [i, { line, what, take }] of batch.rows.entries())
          rows.push({ position: batch.from + i + 1, line, what, ...(await takeWhole(tx, take, { runId, line })) })
        return (await keepRows(tx, runId, rows)) ? true : missing
      })
      return kept !== missing
    } catch (error) {
      if (attempt >= tries || !isTurnedAway(error)) throw error
    }
  }
}

/** A row is taken in whole or not at all: what a refused one wrote before its refusal is taken back. */
async function takeWhole(tx: Tx, take: Prepared['take'], from: From): Promise<RowResult> {
  await markRow(tx)
  const result = await take(tx, from)
  if (result.outcome === 'refused') await takeRowBack(tx)
  return result
}

/** PostgreSQL ended this transaction so that another could go on. */
function isTurnedAway(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return code === '40P01' || code === '40001'
}
