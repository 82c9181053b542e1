import { sql } from 'kysely'
import { newId } from '../kernel/ids.ts'
import type { Place } from '../kernel/place.ts'
import type { Db, Tx } from '../platform/database.ts'
import type { KeptRow, Outcome, OutcomeCounts, RunKind, RunState } from './run.schema.ts'

const columns = [
  'r.id',
  'r.kind',
  'r.file_name as fileName',
  'r.file_bytes as fileBytes',
  'r.file_sha256 as fileSha256',
  'r.recognized',
  'r.state',
  'r.refusal',
  'r.rows_total as rowsTotal',
  'r.rows_done as rowsDone',
  'r.started_at as startedAt',
  'r.ended_at as endedAt',
  'p.given_name as givenName',
  'p.family_name as familyName',
] as const

/** One run with who started it (null on the command line without a person); undefined when there is none. */
export function findRun(db: Db | Tx, runId: string) {
  return db
    .selectFrom('exchange_run as r')
    .leftJoin('people_person as p', 'p.id', 'r.started_by')
    .where('r.id', '=', runId)
    .select(columns)
    .executeTakeFirst()
}

/** Runs, newest first; `after` is the instant and id of the last one shown. */
export function listRuns(db: Db, filter: { kind?: RunKind; state?: RunState; after?: Place }, limit: number) {
  let query = db
    .selectFrom('exchange_run as r')
    .leftJoin('people_person as p', 'p.id', 'r.started_by')
    .select(columns)
    .orderBy('r.started_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
  if (filter.kind) query = query.where('r.kind', '=', filter.kind)
  if (filter.state) query = query.where('r.state', '=', filter.state)
  if (filter.after)
    query = query.where(sql<boolean>`(r.started_at, r.id) < (${filter.after.at}, ${filter.after.id}::uuid)`)
  return query.execute()
}

/** How many rows of each run had which outcome. */
export async function countOutcomes(db: Db | Tx, runIds: readonly string[]): Promise<Map<string, OutcomeCounts>> {
  const counts = new Map(runIds.map((id) => [id, { made: 0, changed: 0, same: 0, refused: 0 }]))
  if (runIds.length === 0) return counts
  const rows = await db
    .selectFrom('exchange_row')
    .where('run_id', 'in', [...runIds])
    .groupBy(['run_id', 'outcome'])
    .select(['run_id as runId', 'outcome', (eb) => eb.fn.countAll<number>().as('count')])
    .execute()
  for (const row of rows) counts.get(row.runId)![row.outcome] = row.count
  return counts
}

/** Rows of a run in the order of the file, from after a position. */
export function listRows(db: Db, runId: string, filter: { outcome?: Outcome; after?: number }, limit: number) {
  let query = db
    .selectFrom('exchange_row')
    .where('run_id', '=', runId)
    .where('position', '>', filter.after ?? 0)
    .orderBy('position')
    .limit(limit)
    .select(['position', 'line', 'what', 'outcome', 'message', 'source_id as sourceId'])
  if (filter.outcome) query = query.where('outcome', '=', filter.outcome)
  return query.execute()
}

/** Rows held at once when all of a run are read. */
const rowsAtOnce = 1000

/** All rows of a run in the order of the file, in pages, so that no run is too long to be read. */
export async function* listRowPages(db: Db, runId: string, filter: { outcome?: Outcome }) {
  for (let after = 0; ;) {
    const rows = await listRows(db, runId, { ...filter, after }, rowsAtOnce)
    yield rows
    if (rows.length < rowsAtOnce) return
    after = rows.at(-1)!.position
  }
}

/** Writes a run that begins. Of the file only name, size and hash are kept. */
export async function saveRun(
  tx: Tx,
  run: { kind: RunKind | null; fileName: string; fileBytes: number; fileSha256: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('exchange_run')
    .values({
      id,
      kind: run.kind,
      file_name: run.fileName,
      file_bytes: run.fileBytes,
      file_sha256: run.fileSha256,
      state: 'running',
      started_by: tx.actor.personId,
      started_at: tx.at,
    })
    .execute()
  return id
}

/** Keeps what the file was recognized as and how many rows it has. False when the run has ended meanwhile. */
export async function keepRecognized(tx: Tx, runId: string, recognized: string, rowsTotal: number): Promise<boolean> {
  return changeRunning(tx, runId, { recognized, rows_total: rowsTotal })
}

/** Ends a run. False when it had ended before. */
export async function endRun(
  tx: Tx,
  runId: string,
  end: { state: Exclude<RunState, 'running'>; refusal: string | null },
): Promise<boolean> {
  return changeRunning(tx, runId, { state: end.state, refusal: end.refusal, ended_at: tx.at })
}

/** Writes the rows of a batch and how far the run is. False when the run has ended meanwhile; then nothing is written. */
export async function saveRows(tx: Tx, runId: string, rows: readonly KeptRow[]): Promise<boolean> {
  const last = rows.at(-1)
  if (last && !(await changeRunning(tx, runId, { rows_done: last.position }))) return false
  const values = rows.map(({ sourceId, ...row }) => ({ id: newId(), run_id: runId, ...row, source_id: sourceId }))
  if (values.length > 0) await tx.insertInto('exchange_row').values(values).execute()
  return true
}

async function changeRunning(
  tx: Tx,
  runId: string,
  change: {
    recognized?: string
    rows_total?: number
    rows_done?: number
    state?: RunState
    refusal?: string | null
    ended_at?: Date
  },
): Promise<boolean> {
  const result = await tx
    .updateTable('exchange_run')
    .set({ ...change, touched_at: sql`now()` })
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Runs that have not moved for so many minutes, by the database's clock: their process has ended. */
export function listStill(tx: Tx, minutes: number) {
  return tx
    .selectFrom('exchange_run')
    .where('state', '=', 'running')
    .where('touched_at', '<', sql<Date>`now() - make_interval(mins => ${minutes})`)
    .select('id')
    .execute()
}

/** Marks a place in the transaction to come back to, so that one row can be taken back without the others. */
export async function markRow(tx: Tx): Promise<void> {
  await sql`savepoint import_row`.execute(tx)
}

/** Takes back everything since the mark. */
export async function takeRowBack(tx: Tx): Promise<void> {
  await sql`rollback to savepoint import_row`.execute(tx)
}
