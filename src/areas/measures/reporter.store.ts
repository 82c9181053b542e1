import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** Measures for which a reporter of this name gave values, by name, with how many; and how many such measures there are. */
export async function listReportedBy(db: Db, reporter: string, limit: number) {
  const { rows } = await sql<{ id: string; name: string; values: number; count: number }>`
    select m.id, m.name, v.values, count(*) over () as count from measures_measure m
    cross join lateral (select count(*) as values from measures_value v where v.measure_id = m.id and v.reporter = ${reporter}) v
    where v.values > 0 order by m.name, m.id limit ${sql.lit(limit)}`.execute(db)
  return rows.map((row) => ({ ...row, values: Number(row.values), count: Number(row.count) }))
}
