import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** What was done to one record, newest first, with who did it; of a key of the API, on whose behalf. */
export function listHistory(db: Db, subject: string, limit: number) {
  return db
    .selectFrom('platform_audit as a')
    .leftJoin('people_person as p', (join) =>
      join.on('p.id', '=', (eb) => eb.fn.coalesce('a.on_behalf_of', 'a.actor_id')),
    )
    .where('a.subject', '=', subject)
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .select(['a.id', 'a.at', 'a.act', 'a.why', 'a.before', 'a.after'])
    .select(sql<string | null>`p.given_name || ' ' || p.family_name`.as('by'))
    .execute()
}
