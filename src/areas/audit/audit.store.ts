import { sql } from 'kysely'
import type { Place } from '../../kernel/place.ts'
import type { Db } from '../../platform/database.ts'

export type AuditFilter = { act?: string; subject?: string; personId?: string; after?: Place }

/**
 * What was done, newest first; `after` is the instant and id of the last row shown. `actorId` is the person, or the key of
 * the API that acted on behalf of `onBehalfOf`, `by` the name of the person; null for the public and for timed work.
 */
export function listAudit(db: Db, filter: AuditFilter, limit: number) {
  let query = db
    .selectFrom('platform_audit')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .select(['id', 'at', 'act', 'subject', 'via', 'why', 'before', 'after'])
    .select(
      sql<string | null>`(select p.given_name || ' ' || p.family_name from people_person p
        where p.id = coalesce(platform_audit.on_behalf_of, platform_audit.actor_id))`.as('by'),
    )
    .select([
      'actor_id as actorId',
      'actor_roles as actorRoles',
      'on_behalf_of as onBehalfOf',
      'request_id as requestId',
    ])
  if (filter.act) query = query.where('act', '=', filter.act)
  if (filter.subject) query = query.where('subject', '=', filter.subject)
  if (filter.personId) {
    const { personId } = filter
    query = query.where((eb) => eb.or([eb('actor_id', '=', personId), eb('on_behalf_of', '=', personId)]))
  }
  if (filter.after) query = query.where(sql<boolean>`(at, id) < (${filter.after.at}, ${filter.after.id}::uuid)`)
  return query.execute()
}
