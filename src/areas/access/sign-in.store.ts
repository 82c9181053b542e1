import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { hashToken } from '../../platform/tokens.ts'
import { holdsAt } from './role.store.ts'

/** Keeps a sign-in link by its hash, with where the person wanted to go. */
export async function saveSignInLink(
  tx: Tx,
  link: { personId: string; token: string; expiresAt: Date; nextPath: string | null },
): Promise<void> {
  await tx
    .insertInto('access_sign_in_link')
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
    .selectFrom('access_sign_in_link')
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
    .updateTable('access_sign_in_link')
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
    .updateTable('access_sign_in_link')
    .set({ ended_at: tx.at })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** How many sign-in links were asked for by this person since then. */
export async function countSignInLinks(tx: Tx, personId: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('access_sign_in_link')
    .where('person_id', '=', personId)
    .where('asked_at', '>=', since)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** The people a demonstration offers to sign in as: whoever holds a role, with what they do, staff first. */
export async function listDemoPeople(db: Db, at: Date) {
  const rows = await db
    .selectFrom('people_person as p')
    .innerJoin('access_role_grant as g', 'g.person_id', 'p.id')
    .where(holdsAt(at))
    .groupBy('p.id')
    .orderBy(sql`min(g.granted_at)`)
    .limit(30)
    .select([
      'p.id',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'p.profession',
      'p.degree',
      'p.specialty',
      'p.career_stage as careerStage',
      sql<string>`string_agg(distinct g.role, ', ')`.as('roles'),
    ])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: `${row.givenName} ${row.familyName}${row.degree ? `, ${row.degree}` : ''}`,
    does: [row.profession, row.specialty, row.careerStage].filter(Boolean).join(' · '),
    roles: row.roles,
  }))
}
