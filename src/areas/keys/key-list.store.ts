import { sql } from 'kysely'
import type { Role } from '../../kernel/actor.ts'
import type { Source } from '../../platform/listing.ts'
import type { KeyScope } from './key.schema.ts'

/** How a key stands by its own days: not ended yet, over, or ended before its time. */
export const keyEnds = ['open', 'expired', 'revoked'] as const
export type KeyEnd = (typeof keyEnds)[number]

/** A key as its list reads it, with whose it is. */
export type KeyFound = {
  id: string
  name: string
  prefix: string
  scope: KeyScope
  roles: Role[]
  networks: string[]
  madeAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
  ownerId: string
  givenName: string
  familyName: string
}

const isRevoked = sql`exists (select from keys_revocation r where r.key_id = k.id)`

/** Every key of the office, the newest first; words are looked for in its name, its beginning and whose it is. */
export const keyList: Source<KeyFound, { end?: KeyEnd; at: Date }> = {
  table: 'keys_key',
  as: 'k',
  joins: sql`join people_person o on o.id = k.owner_id`,
  details: sql`left join keys_revocation r on r.key_id = k.id`,
  select: sql`k.id, k.name, k.prefix, k.scope, k.roles, k.networks, k.made_at as "madeAt", k.expires_at as "expiresAt",
    k.last_used_at as "lastUsedAt", r.at as "revokedAt", k.owner_id as "ownerId", o.given_name as "givenName",
    o.family_name as "familyName"`,
  text: sql`k.name || ' ' || k.prefix || ' ' || o.given_name || ' ' || o.family_name`,
  near: sql`k.name`,
  orders: {
    newest: { keys: [{ by: sql`k.made_at`, type: 'instant' }], down: true },
    name: { keys: [{ by: sql`lower(k.name) collate "C"`, type: 'text' }] },
    ends: { keys: [{ by: sql`k.expires_at`, type: 'instant' }] },
  },
  where: ({ end, at }) => {
    const which = {
      open: [sql`k.expires_at > ${at}`, sql`not ${isRevoked}`],
      expired: [sql`k.expires_at <= ${at}`, sql`not ${isRevoked}`],
      revoked: [isRevoked],
    }
    return end ? which[end] : []
  },
}
