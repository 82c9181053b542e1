import { sql } from 'kysely'
import { newId } from '../kernel/ids.ts'
import type { Place } from '../kernel/place.ts'
import type { Db, Tx } from '../platform/database.ts'
import { containing, wordsOf } from '../platform/search.ts'
import type { Columns, KeptRow, Outcome, OutcomeCounts, RunKind, RunState, Sheet, ShownRow } from './run.schema.ts'

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
  'r.sheets',
  'r.sheet',
  'r.columns',
  'r.answers',
  'r.is_whole as isWhole',
  'r.started_at as startedAt',
  'r.ended_at as endedAt',
  'p.given_name as givenName',
  'p.family_name as familyName',
] as const

/** One run with who started it (null on the command line without a person); undefined when there is none. */
export async function findRun(db: Db | Tx, runId: string) {
  const row = await db
    .selectFrom('exchange_run as r')
    .leftJoin('people_person as p', 'p.id', 'r.started_by')
    .where('r.id', '=', runId)
    .select(columns)
    .executeTakeFirst()
  return row && typed(row)
}

export type Run = NonNullable<Awaited<ReturnType<typeof findRun>>>

/** What stands as JSON in a run, as what was written there. */
function typed<Row extends { sheets: unknown; columns: unknown; answers: unknown }>(row: Row) {
  const plain: Omit<Row, 'sheets' | 'columns' | 'answers'> = row
  return {
    ...plain,
    sheets: row.sheets as Sheet[] | null,
    columns: row.columns as Columns | null,
    answers: row.answers as Record<string, string>,
  }
}

/** Runs, newest first; `after` is the instant and id of the last one shown. */
export async function listRuns(
  db: Db,
  filter: { kinds: readonly RunKind[]; withUnknown: boolean; after?: Place },
  limit: number,
) {
  let query = db
    .selectFrom('exchange_run as r')
    .leftJoin('people_person as p', 'p.id', 'r.started_by')
    .select(columns)
    .orderBy('r.started_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
  query = query.where((eb) =>
    filter.withUnknown
      ? eb.or([eb('r.kind', 'in', [...filter.kinds]), eb('r.kind', 'is', null)])
      : eb('r.kind', 'in', [...filter.kinds]),
  )
  if (filter.after)
    query = query.where(sql<boolean>`(r.started_at, r.id) < (${filter.after.at}, ${filter.after.id}::uuid)`)
  return (await query.execute()).map(typed)
}

/** How many rows of each run had which outcome. */
export async function countOutcomes(db: Db | Tx, runIds: readonly string[]): Promise<Map<string, OutcomeCounts>> {
  const counts = new Map(runIds.map((id) => [id, { made: 0, changed: 0, same: 0, refused: 0 }]))
  if (runIds.length === 0) return counts
  const rows = await db
    .selectFrom('exchange_row')
    .where(sql<boolean>`run_id = any(${[...runIds]}::uuid[])`)
    .groupBy(['run_id', 'outcome'])
    .select(['run_id as runId', 'outcome', (eb) => eb.fn.countAll<number>().as('count')])
    .execute()
  for (const row of rows) counts.get(row.runId)![row.outcome] = row.count
  return counts
}

/** Which rows of a run: by what became of them, by words in them, from after a position. */
export type RowFilter = { outcome?: Outcome; words?: string; after?: number }

/** Rows of a run in the order of the file. */
export function listRows(db: Db, runId: string, filter: RowFilter, limit: number): Promise<ShownRow[]> {
  let query = db
    .selectFrom('exchange_row')
    .where('run_id', '=', runId)
    .where('position', '>', filter.after ?? 0)
    .orderBy('position')
    .limit(limit)
    .select(['position', 'line', 'what', 'outcome', 'message', 'path'])
  if (filter.outcome) query = query.where('outcome', '=', filter.outcome)
  for (const word of wordsOf(filter.words))
    query = query.where(sql<boolean>`what || ' ' || message ilike ${containing(word)}`)
  return query.execute()
}

/** Rows held at once when all of a run are read. */
const rowsAtOnce = 1000

/** All rows of a run in the order of the file, in pages, so that no run is too long to be read. */
export async function* listRowPages(db: Db, runId: string, filter: Omit<RowFilter, 'after'>) {
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
      state: 'reading',
      started_by: tx.actor.personId,
      started_at: tx.at,
    })
    .execute()
  return id
}

/** Refused rows of a run with their cells, as far as these are still there, in pages. */
export async function* listRefusedCells(db: Db, run: { id: string; sheet: number }) {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('exchange_row as r')
      .innerJoin('exchange_line as l', (join) =>
        join.onRef('l.run_id', '=', 'r.run_id').onRef('l.position', '=', 'r.position').on('l.sheet', '=', run.sheet),
      )
      .where('r.run_id', '=', run.id)
      .where('r.outcome', '=', 'refused')
      .where('r.position', '>', after)
      .orderBy('r.position')
      .limit(rowsAtOnce)
      .select(['r.position', 'r.message', 'l.cells'])
      .execute()
    yield rows.map((row) => ({ message: row.message, cells: row.cells as string[] }))
    if (rows.length < rowsAtOnce) return
    after = rows.at(-1)!.position
  }
}

/** What may change of a run while it goes on. */
export type RunChange = {
  state?: RunState
  kind?: RunKind | null
  recognized?: string
  refusal?: string | null
  rowsTotal?: number
  rowsDone?: number
  sheets?: readonly Sheet[]
  sheet?: number
  columns?: Columns
  answers?: Record<string, string>
  isWhole?: boolean
  endedAt?: Date | null
}

/** Changes a run that is in one of these states. False where it is in another by now; then nothing is written. */
export async function changeRun(tx: Tx, runId: string, from: readonly RunState[], change: RunChange): Promise<boolean> {
  const { sheets, columns: chosen, answers, rowsTotal, rowsDone, isWhole, endedAt, ...plain } = change
  const json = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value))
  const result = await tx
    .updateTable('exchange_run')
    .set({
      ...plain,
      ...{ sheets: json(sheets), columns: json(chosen), answers: json(answers) },
      ...{ rows_total: rowsTotal, rows_done: rowsDone, is_whole: isWhole, ended_at: endedAt },
    })
    .where('id', '=', runId)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Writes what became of rows, in place of what a look before said would. */
export async function saveResults(tx: Tx, runId: string, rows: readonly KeptRow[]): Promise<void> {
  await sql`insert into exchange_row (run_id, position, line, what, outcome, message, path, undo)
    select ${runId}::uuid, x.position, x.line, x.what, x.outcome, x.message, x.path, x.undo
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(position int, line int, what text, outcome text, message text, path text, undo jsonb)
    on conflict (run_id, position) do update set line = excluded.line, what = excluded.what,
      outcome = excluded.outcome, message = excluded.message, path = excluded.path, undo = excluded.undo`.execute(tx)
}

/** Rows that can be taken back, the last first, from before a position. */
export function listUndoable(db: Db | Tx, runId: string, before: number, limit: number) {
  return db
    .selectFrom('exchange_row')
    .where('run_id', '=', runId)
    .where('position', '<', before)
    .where('undo', 'is not', null)
    .orderBy('position', 'desc')
    .limit(limit)
    .select(['position', 'line', 'what', 'undo'])
    .execute()
}

/** How many rows of a run can be taken back. */
export async function countUndoable(db: Db | Tx, runId: string): Promise<number> {
  const { count } = await db
    .selectFrom('exchange_row')
    .where('run_id', '=', runId)
    .where('undo', 'is not', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Marks rows as taken back: what they did is no more. */
export async function markTakenBack(tx: Tx, runId: string, positions: readonly number[]): Promise<void> {
  await sql`update exchange_row set undo = null, path = null, message = 'Taken back. It was: ' || message
    where run_id = ${runId} and position = any(${[...positions]}::int[])`.execute(tx)
}

/** The columns last chosen for tables with these headings; undefined where none were. */
export async function findMapping(db: Db | Tx, signature: string, kind: RunKind) {
  const row = await db
    .selectFrom('exchange_mapping')
    .where('signature', '=', signature)
    .where('kind', '=', kind)
    .select(['columns', 'answers'])
    .executeTakeFirst()
  return row && { columns: row.columns as Columns, answers: row.answers as Record<string, string> }
}

/** Which kind was last chosen for tables with these headings; undefined where none was. */
export async function findKindOf(db: Db | Tx, signature: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('exchange_mapping')
    .where('signature', '=', signature)
    .orderBy('chosen_at', 'desc')
    .limit(1)
    .select('kind')
    .executeTakeFirst()
  return row?.kind
}

/** Remembers the columns chosen for tables with these headings. */
export async function saveMapping(
  tx: Tx,
  mapping: { signature: string; kind: RunKind; columns: Columns; answers: Record<string, string> },
): Promise<void> {
  const chosen = { columns: JSON.stringify(mapping.columns), answers: JSON.stringify(mapping.answers) }
  const by = { chosen_by: tx.actor.personId, chosen_at: tx.at }
  await tx
    .insertInto('exchange_mapping')
    .values({ signature: mapping.signature, kind: mapping.kind, ...chosen, ...by })
    .onConflict((oc) => oc.columns(['signature', 'kind']).doUpdateSet({ ...chosen, ...by }))
    .execute()
}

/** Marks a place in the transaction to come back to, so that rows can be taken back without the others. */
export async function markRow(tx: Tx): Promise<void> {
  await sql`savepoint import_row`.execute(tx)
}

/** Takes back everything since the mark. */
export async function takeRowBack(tx: Tx): Promise<void> {
  await sql`rollback to savepoint import_row`.execute(tx)
}

/** Marks where a trial begins, of which nothing is to stay. */
export async function markTrial(tx: Tx): Promise<void> {
  await sql`savepoint import_trial`.execute(tx)
}

/** Takes a trial back as a whole. */
export async function takeTrialBack(tx: Tx): Promise<void> {
  await sql`rollback to savepoint import_trial`.execute(tx)
}
