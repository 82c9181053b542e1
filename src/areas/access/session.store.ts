import { sql } from 'kysely'
import type { Role } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { hashToken } from '../../platform/tokens.ts'

/** The person of a session that is neither ended nor run out, with the roles they hold now; undefined otherwise. */
export async function findSessionPerson(db: Db, token: string, at: Date) {
  const row = await db
    .selectFrom('access_session as s')
    .innerJoin('people_person as p', 'p.id', 's.person_id')
    .where('s.token_hash', '=', hashToken(token))
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', at)
    .select([
      'p.id',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'p.email',
      'p.uses_keys as usesKeys',
      sql<
        string[] | null
      >`(select array_agg(g.role) from access_role_grant g where g.person_id = p.id and g.ended_at is null)`.as(
        'roles',
      ),
    ])
    .executeTakeFirst()
  if (!row) return undefined
  const roles = ['learner', ...(row.roles ?? [])] as Role[]
  const name = `${row.givenName} ${row.familyName}`
  return { id: row.id, name, email: row.email, roles: [...new Set(roles)], usesKeys: row.usesKeys }
}

/** Keeps a new session by the hash of its token. */
export async function saveSession(
  tx: Tx,
  session: { personId: string; token: string; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('access_session')
    .values({
      id: newId(),
      token_hash: hashToken(session.token),
      person_id: session.personId,
      started_at: tx.at,
      expires_at: session.expiresAt,
    })
    .execute()
}

/** Ends one session by its token. */
export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx.updateTable('access_session').set({ ended_at: tx.at }).where('token_hash', '=', hashToken(token)).execute()
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

/** Open sessions of a person, newest first. */
export function listSessions(db: Db, personId: string, at: Date) {
  return db
    .selectFrom('access_session')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('started_at', 'desc')
    .select(['id', 'started_at as startedAt', 'expires_at as expiresAt', 'token_hash as tokenHash'])
    .execute()
}
