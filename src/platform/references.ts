import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'

/** A column that points to a record of another table, with the key its rows are named by. */
export type Reference = { table: string; column: string; key: string[] }

/** A rule that forbids two rows to be alike: what is compared beside the column, and for which rows. */
export type Uniqueness = Reference & { compared: string[]; only: string | null }

/**
 * Lists every column that points to this table, from PostgreSQL's own catalog, so that a new table cannot be forgotten.
 *
 * @throws where a table that points to it has no key: its rows could not be told apart afterwards
 */
export async function listReferences(db: Db | Tx, target: string): Promise<Reference[]> {
  const { rows } = await sql<Reference & { key: string[] | null }>`
    select c.relname as "table", a.attname as "column",
      (select array_agg(k.attname::text order by u.at) from pg_index i, unnest(i.indkey::int[]) with ordinality u(attnum, at),
        pg_attribute k where i.indrelid = c.oid and i.indisprimary and k.attrelid = c.oid and k.attnum = u.attnum) as key
    from pg_constraint f
    join pg_class c on c.oid = f.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any (f.conkey)
    where f.contype = 'f' and f.confrelid = ${target}::regclass and c.relnamespace = 'public'::regnamespace
    order by c.relname collate "C", a.attname collate "C"`.execute(db)
  return rows.map((row) => {
    if (!row.key) throw new Error(`${row.table} points to ${target} and has no key; give it one`)
    return row
  })
}

/** The rules of these columns' tables that forbid two rows to be alike and count the column among what they compare. */
export async function listUniqueness(db: Db | Tx, references: readonly Reference[]): Promise<Uniqueness[]> {
  const { rows } = await sql<{ table: string; columns: string[]; only: string | null }>`
    select c.relname as "table", pg_get_expr(i.indpred, i.indrelid) as only,
      array(select pg_get_indexdef(i.indexrelid, n, true) from generate_series(1, i.indnkeyatts) n) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid
    where i.indisunique and c.relname = any(${[...new Set(references.map(({ table }) => table))]})`.execute(db)
  return references.flatMap((reference) =>
    rows
      .filter(({ table, columns }) => table === reference.table && columns.includes(reference.column))
      .map(({ columns, only }) => ({
        ...reference,
        compared: columns.filter((column) => column !== reference.column),
        only,
      })),
  )
}

/** The columns of a table that are written, and not made by the database from others. */
export async function listColumns(db: Db | Tx, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}
