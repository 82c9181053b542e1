import { sql } from 'kysely'
import { giveMemory } from '../platform/bulk.ts'
import type { Db, Tx } from '../platform/database.ts'
import type { FileLine } from './run.schema.ts'

/** Writes lines of a file as they wait to be taken in. */
export async function saveLines(
  tx: Tx,
  run: { runId: string; sheet: number },
  lines: readonly Omit<FileLine, 'sameAs'>[],
): Promise<void> {
  await sql`insert into exchange_line (run_id, sheet, position, line, cells, refusal)
    select ${run.runId}::uuid, ${run.sheet}::smallint, x.position, x.line, x.cells, x.refusal
    from jsonb_to_recordset(${showJson(lines)}::jsonb) as x(position int, line int, cells jsonb, refusal text)`.execute(
    tx,
  )
}

/** JSON without the sign number 0, which the database does not take. */
function showJson(value: unknown): string {
  const text = JSON.stringify(value)
  if (!text.includes('\\u0000')) return text
  return JSON.stringify(value, (_key, one: unknown) => (typeof one === 'string' ? one.replaceAll('\0', '') : one))
}

/** The lines of a sheet in their order, from after a position. */
export function listLines(db: Db | Tx, run: { runId: string; sheet: number }, after: number, limit: number) {
  return db
    .selectFrom('exchange_line')
    .where('run_id', '=', run.runId)
    .where('sheet', '=', run.sheet)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .select(['position', 'line', 'cells', 'refusal', 'same_as as sameAs'])
    .execute()
}

/** Does this run still hold lines? */
export async function holdsLines(db: Db, runId: string): Promise<boolean> {
  const row = await db
    .selectFrom('exchange_line')
    .where('run_id', '=', runId)
    .limit(1)
    .select('line')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Compares the lines of a table with each other, before any is taken in: of lines that say the very same, all but the first
 * are marked; lines that are about the same record, by one of the columns `identities`, and say different things are refused
 * all, so that it does not matter in which order they stand.
 *
 * @param columns the columns that are read, by number; others may differ
 * @param says the refusal; the numbers of the lines come in front of it
 */
export async function compareLines(
  tx: Tx,
  run: { runId: string; sheet: number },
  given: { columns: readonly number[]; identities: readonly number[] },
  says: string,
): Promise<void> {
  await sql`update exchange_line set same_as = null, refusal = null
    where run_id = ${run.runId} and sheet = ${run.sheet} and (same_as is not null or refusal is not null)`.execute(tx)
  const cell = (at: number) => sql`btrim(cells ->> ${sql.lit(at)})`
  const key = (at: number) => sql`lower(${cell(at)})`
  const content = sql.join(given.columns.map((at) => (given.identities.includes(at) ? key(at) : cell(at))))
  const keys = sql.join([...given.identities.map(key), sql`null`])
  await giveMemory(tx)
  await sql`with read as materialized (
      select position, line, md5(jsonb_build_array(${content})::text) as content, array[${keys}]::text[] as keys
      from exchange_line where run_id = ${run.runId} and sheet = ${run.sheet}),
    named as (select position, line, content, at, key from read, unnest(keys) with ordinality k(key, at) where key <> ''),
    torn as materialized (
      select at, key from named group by at, key having min(content) <> max(content)),
    told as (
      select n.at, n.key, (array_agg(n.line order by n.line))[1:5] as lines, array_agg(n.position) as positions
      from named n join torn on (torn.at, torn.key) = (n.at, n.key) group by n.at, n.key),
    alike as materialized (select content, min(position) as first from read group by content having count(*) > 1),
    found as (
      select position, min(same_as) as same_as, min(lines) as lines from (
        select unnest(positions) as position, null::int as same_as, lines from told
        union all
        select r.position, f.line, null from read r join alike a on a.content = r.content and a.first < r.position
          join read f on f.position = a.first) one
      group by position)
    update exchange_line l set same_as = f.same_as,
      refusal = 'Lines ' || array_to_string(f.lines, ', ') || ${` ${says}`}
    from found f where l.run_id = ${run.runId} and l.sheet = ${run.sheet} and l.position = f.position`.execute(tx)
}

/** Forgets the lines of a run, or all but those it refused, which can be mended while they are there. */
export async function forgetLines(tx: Tx, runId: string, keeps: 'nothing' | 'refused' = 'nothing'): Promise<void> {
  let query = tx.deleteFrom('exchange_line').where('run_id', '=', runId)
  if (keeps === 'refused')
    query = query.where(
      sql<boolean>`not exists (select from exchange_row r where r.run_id = exchange_line.run_id
        and r.position = exchange_line.position and r.outcome = 'refused')`,
    )
  await query.execute()
}

/** Runs that ended or were left waiting before this instant and still hold lines. */
export async function listLeftLines(tx: Tx, before: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('exchange_run as r')
    .where((eb) => eb.exists(eb.selectFrom('exchange_line as l').whereRef('l.run_id', '=', 'r.id').select('l.run_id')))
    .where(sql<boolean>`coalesce(r.ended_at, r.started_at) < ${before}`)
    .where('r.state', 'in', ['waiting', 'checked', 'done', 'refused', 'failed', 'undone'])
    .select('r.id')
    .execute()
  return rows.map((row) => row.id)
}
