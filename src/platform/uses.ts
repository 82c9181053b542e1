import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** Records of another table that name one of these: how many, in which table. */
export type Use = { id: string; table: string; count: number }

/**
 * What names these records, in whatever table: by the foreign keys that the database knows, so that a new table is part of it
 * without anybody's doing.
 *
 * @param apart tables that are parts of the record itself and go with it
 */
export async function listUses(
  tx: Tx,
  table: string,
  ids: readonly string[],
  apart: readonly string[] = [],
): Promise<Use[]> {
  if (ids.length === 0) return []
  const { rows: keys } = await sql<{ table: string; column: string }>`
    select c.conrelid::regclass::text as "table", a.attname as "column"
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = ${table}::regclass and cardinality(c.conkey) = 1
    order by 1, 2`.execute(tx)
  const uses: Use[] = []
  for (const key of keys.filter((one) => !apart.includes(one.table))) {
    const { rows } = await sql<Use>`
      select ${sql.ref(key.column)} as id, ${key.table} as "table", count(*) as count from ${sql.table(key.table)}
      where ${sql.ref(key.column)} = any(${[...ids]}::uuid[]) group by 1`.execute(tx)
    uses.push(...rows)
  }
  return uses
}

/** A table as what stands in it: "people_role_grant" is "role grant". */
export function showTable(table: string): string {
  return table.split('_').slice(1).join(' ')
}
