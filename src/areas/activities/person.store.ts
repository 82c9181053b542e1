import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'

/** The parts a person has or had in activities, those they have first, then the newest; so many at most. */
export function listPartsOf(db: Db, personId: string, limit: number) {
  return db
    .selectFrom('activities_role as r')
    .innerJoin('activities_activity as a', 'a.id', 'r.activity_id')
    .where('r.person_id', '=', personId)
    .orderBy(sql`r.ended_at is not null`)
    .orderBy('r.named_at', 'desc')
    .limit(limit)
    .select(['r.id', 'r.role', 'a.id as activityId', 'a.number', 'a.title', 'r.ended_at as endedAt'])
    .select(['r.ended_why as endedWhy', sql<LocalDate>`r.starts_on`.as('startsOn')])
    .execute()
}
