import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../platform/database.ts'
import { selectAudience, selectGapsOf, selectObjectives, selectReferences, selectRoles } from './activity.store.ts'

/** One activity as the public may see it; undefined before it is published and for what is not listed. */
export function findPublished(db: Db, activityId: string) {
  return selectPublished(db, activityId).executeTakeFirst()
}

/** The same with all that its public page shows of the plan, in one query. */
export function findPublishedPlan(db: Db, activityId: string) {
  return selectPublished(db, activityId)
    .select([
      jsonArrayFrom(selectAudience(db, activityId)).as('audience'),
      jsonArrayFrom(selectObjectives(db, activityId)).as('objectives'),
      jsonArrayFrom(selectRoles(db, activityId)).as('people'),
      jsonArrayFrom(selectReferences(db, activityId)).as('references'),
      jsonArrayFrom(selectGapsOf(db, activityId)).as('gaps'),
    ])
    .executeTakeFirst()
}

function selectPublished(db: Db, activityId: string) {
  return db
    .selectFrom('activities_activity as a')
    .where('a.id', '=', activityId)
    .where('a.state', 'in', ['published', 'running', 'closed'])
    .select([
      'a.id',
      'a.number',
      'a.title',
      'a.summary',
      'a.description',
      'a.format',
      'a.minutes',
      'a.fee',
      'a.providership',
      'a.releases_on as releasesOn',
      'a.expires_on as expiresOn',
      'a.state',
    ])
}
