import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'

/** The courses a person has begun, has not completed, and can still go on with on this day, the latest begun first. */
export function listBegun(db: Db, personId: string, today: LocalDate, limit: number) {
  return db
    .selectFrom('courses_enrollment as e')
    .innerJoin('participation_record as r', (join) =>
      join.onRef('r.activity_id', '=', 'e.activity_id').onRef('r.person_id', '=', 'e.person_id'),
    )
    .innerJoin('activities_activity as a', 'a.id', 'e.activity_id')
    .where('e.person_id', '=', personId)
    .where('r.completed_at', 'is', null)
    .where('a.state', 'in', ['published', 'running'])
    .where('a.expires_on', '>=', today)
    .orderBy('e.enrolled_at', 'desc')
    .orderBy('e.id')
    .limit(limit)
    .select(['a.id as activityId', 'a.title', 'a.expires_on as expiresOn', 'e.enrolled_at as enrolledAt'])
    .execute()
}
