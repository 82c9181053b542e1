import { sql } from 'kysely'
import type { Role } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { hashToken } from '../../platform/tokens.ts'

/** The person of a session that is neither ended nor run out, with the roles they hold now; undefined otherwise. */
export async function findSessionPerson(db: Db, token: string, at: Date) {
  const row = await db
    .selectFrom('people_session as s')
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
      >`(select array_agg(g.role) from people_role_grant g where g.person_id = p.id and g.ended_at is null)`.as(
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
    .insertInto('people_session')
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
  await tx.updateTable('people_session').set({ ended_at: tx.at }).where('token_hash', '=', hashToken(token)).execute()
}

/** Ends every session of a person; returns how many were open. */
export async function endSessions(tx: Tx, personId: string): Promise<number> {
  const result = await tx
    .updateTable('people_session')
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
    .selectFrom('people_session')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('started_at', 'desc')
    .select(['id', 'started_at as startedAt', 'expires_at as expiresAt', 'token_hash as tokenHash'])
    .execute()
}

/** Keeps a sign-in link by its hash, with where the person wanted to go. */
export async function saveSignInLink(
  tx: Tx,
  link: { personId: string; token: string; expiresAt: Date; nextPath: string | null },
): Promise<void> {
  await tx
    .insertInto('people_sign_in_link')
    .values({
      id: newId(),
      token_hash: hashToken(link.token),
      person_id: link.personId,
      asked_at: tx.at,
      expires_at: link.expiresAt,
      next_path: link.nextPath,
    })
    .execute()
}

/** A sign-in link that is still good; undefined when it was used, has run out, or ended with the address it went to. */
export function findSignInLink(db: Db | Tx, token: string, at: Date) {
  return db
    .selectFrom('people_sign_in_link')
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .select(['id', 'person_id as personId', 'next_path as nextPath'])
    .executeTakeFirst()
}

/** Uses up a sign-in link; false when another act used it first. */
export async function useSignInLink(tx: Tx, linkId: string): Promise<boolean> {
  const result = await tx
    .updateTable('people_sign_in_link')
    .set({ used_at: tx.at })
    .where('id', '=', linkId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Ends every sign-in link of a person that was not used: it went to an address that is no longer theirs. */
export async function endSignInLinks(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('people_sign_in_link')
    .set({ ended_at: tx.at })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** How many sign-in links were asked for by this person since then. */
export async function countSignInLinks(tx: Tx, personId: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('people_sign_in_link')
    .where('person_id', '=', personId)
    .where('asked_at', '>=', since)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
