import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './database.ts'
import type { DB } from './tables.generated.ts'

/**
 * When a row of a history begins whose newest row counts: at the instant of the act, and after every row that is there for
 * the same subject. The clocks of two processes differ by a little, and an act that waited for another began before it;
 * the order in which they were written is what holds. The caller holds the subject, so that such acts come one after another.
 *
 * @param column the column that orders the history
 * @param subject the columns, with their values, that say whose history it is
 */
export function afterNewest(
  tx: Tx,
  table: keyof DB,
  column: string,
  subject: Readonly<Record<string, string>>,
): RawBuilder<Date> {
  const same = Object.entries(subject).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
  return sql<Date>`greatest(${tx.at}::timestamptz, (
    select max(${sql.ref(column)}) + interval '1 millisecond' from ${sql.table(table)} where ${sql.join(same, sql` and `)}))`
}
