import { sql } from 'kysely'
import type { Role } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { hashToken } from '../../platform/tokens.ts'
import { isShut } from './account.store.ts'
import { holdsAt } from './role.store.ts'

/**
 * The person of a session that is neither ended, idle for too long nor run out, with the roles they hold now; undefined
 * otherwise, and where their account is shut.
 */
export async function findSessionPerson(db: Db, token: string, at: Date) {
  const row = await db
    .selectFrom('access_session as s')
    .innerJoin('people_person as p', 'p.id', 's.person_id')
    .where('s.token_hash', '=', hashToken(token))
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', at)
    .where(
      sql<boolean>`(s.idle_minutes is null or s.seen_at > ${at}::timestamptz - make_interval(mins => s.idle_minutes))`,
    )
    .where((eb) => eb.not(isShut(sql`p.id`)))
    .select([
      'p.id',
      's.started_at as signedInAt',
      's.seen_at as seenAt',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'p.email',
      'p.uses_keys as usesKeys',
      sql<
        string[] | null
      >`(select array_agg(g.role) from access_role_grant g where g.person_id = p.id and ${holdsAt(at)})`.as('roles'),
    ])
    .executeTakeFirst()
  if (!row) return undefined
  const roles = ['learner', ...(row.roles ?? [])] as Role[]
  const name = `${row.givenName} ${row.familyName}`
  const { id, email, usesKeys, signedInAt, seenAt } = row
  return { id, name, email, roles: [...new Set(roles)], usesKeys, session: { signedInAt, seenAt } }
}

/** Keeps that a session was seen now. */
export async function markSeen(db: Db, token: string, at: Date): Promise<void> {
  await db.updateTable('access_session').set({ seen_at: at }).where('token_hash', '=', hashToken(token)).execute()
}

/** Keeps a new session by the hash of its token. `idleMinutes` says when it ends without use; null or none where it does not. */
export async function saveSession(
  tx: Tx,
  session: { personId: string; token: string; expiresAt: Date; idleMinutes?: number },
): Promise<void> {
  await tx
    .insertInto('access_session')
    .values({
      id: newId(),
      token_hash: hashToken(session.token),
      person_id: session.personId,
      started_at: tx.at,
      seen_at: tx.at,
      idle_minutes: session.idleMinutes ?? null,
      expires_at: session.expiresAt,
    })
    .execute()
}

/** Ends one session by its token. */
export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx.updateTable('access_session').set({ ended_at: tx.at }).where('token_hash', '=', hashToken(token)).execute()
}

/** Ends one session of a person by its id; false where it is not theirs or has ended. */
export async function endSessionOf(tx: Tx, personId: string, sessionId: string): Promise<boolean> {
  const result = await tx
    .updateTable('access_session')
    .set({ ended_at: tx.at })
    .where('id', '=', sessionId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Ends every session of a person but this one. */
export async function endOtherSessions(tx: Tx, personId: string, token: string): Promise<void> {
  await tx
    .updateTable('access_session')
    .set({ ended_at: tx.at })
    .where('person_id', '=', personId)
    .where('token_hash', '<>', hashToken(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of a person; returns how many were open. */
export async function endSessions(tx: Tx, personId: string): Promise<number> {
  const result = await tx
    .updateTable('access_session')
    .set({ ended_at: tx.at })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', tx.at)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Open sessions of a person, newest first; not those that were idle for too long. */
export function listSessions(db: Db, personId: string, at: Date) {
  return db
    .selectFrom('access_session')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .where(sql<boolean>`(idle_minutes is null or seen_at > ${at}::timestamptz - make_interval(mins => idle_minutes))`)
    .orderBy('started_at', 'desc')
    .select([
      'id',
      'started_at as startedAt',
      'seen_at as seenAt',
      'expires_at as expiresAt',
      'token_hash as tokenHash',
    ])
    .execute()
}
