import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { isId } from '../../kernel/ids.ts'
import { beginsWith } from '../../platform/listing-statement.ts'
import type { Source } from '../../platform/listing.ts'

/** A row of the audit as its list reads it, with whose act it was where that is a person. */
export type AuditFound = {
  id: string
  at: Date
  act: string
  subject: string
  via: Actor['via']
  actorId: string | null
  roles: string[]
  why: string | null
  before: unknown
  after: unknown
  requestId: string | null
  actor: string | null
  onBehalfOf: string | null
}

/** Which rows: by which door they came, whose act they were. */
export type AuditChoice = { via?: Actor['via']; personId?: string }

/** In the words of its index, `platform_audit_act`. */
const act = sql`a.act collate "C"`

/**
 * Everything that was done, the newest first. A word is the beginning of an act, as gap.accept, or the id of the record to which
 * it was done, of who acted or of the request: the audit grows with every act, and bears no index of all its words.
 */
export const auditList: Source<AuditFound, AuditChoice> = {
  table: 'platform_audit',
  as: 'a',
  details: sql`left join people_person p on p.id = a.actor_id left join people_person b on b.id = a.on_behalf_of`,
  select: sql`a.id, a.at, a.act, a.subject, a.via, a.actor_id as "actorId", a.actor_roles as roles, a.why, a.before, a.after,
    a.request_id as "requestId", p.given_name || ' ' || p.family_name as actor,
    b.given_name || ' ' || b.family_name as "onBehalfOf"`,
  hasWord: (word) =>
    isId(word)
      ? sql`(a.subject = ${word} or a.actor_id = ${word}::uuid or a.on_behalf_of = ${word}::uuid or a.request_id = ${word})`
      : sql`(${beginsWith(act, word)} or a.subject = ${word})`,
  orders: { newest: { keys: [{ by: sql`a.at`, type: 'instant' }], down: true } },
  where: ({ via, personId }) => [
    ...(via ? [sql`a.via = ${sql.lit(via)}`] : []),
    ...(personId ? [sql`(a.actor_id = ${personId}::uuid or a.on_behalf_of = ${personId}::uuid)`] : []),
  ],
}
