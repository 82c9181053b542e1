import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { hashToken } from '../../platform/tokens.ts'

/** Keeps a link to a new address by the hash of its token. */
export async function saveAddressLink(
  tx: Tx,
  link: { personId: string; email: string; token: string; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('access_address_link')
    .values({
      id: newId(),
      token_hash: hashToken(link.token),
      person_id: link.personId,
      email: link.email,
      asked_at: tx.at,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** This person's link to a new address by its token; undefined when it is not theirs, was used, has ended or run out. */
export function findAddressLink(db: Db | Tx, token: string, personId: string, at: Date) {
  return selectOpen(db, personId, at).where('token_hash', '=', hashToken(token)).executeTakeFirst()
}

/** The new address that waits for its owner to open the link, with when the link runs out; undefined when none does. */
export function findWaitingAddress(db: Db, personId: string, at: Date) {
  return selectOpen(db, personId, at).orderBy('asked_at', 'desc').limit(1).executeTakeFirst()
}

function selectOpen(db: Db | Tx, personId: string, at: Date) {
  return db
    .selectFrom('access_address_link')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .select(['id', 'email', 'expires_at as expiresAt'])
}

/** Uses up a link to a new address; false when another act used or ended it first. */
export async function useAddressLink(tx: Tx, linkId: string): Promise<boolean> {
  const result = await tx
    .updateTable('access_address_link')
    .set({ used_at: tx.at })
    .where('id', '=', linkId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Ends every link to a new address that this person has not used. */
export async function endAddressLinks(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('access_address_link')
    .set({ ended_at: tx.at })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** How many links to a new address this person asked for since then. */
export async function countAddressLinks(tx: Tx, personId: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('access_address_link')
    .where('person_id', '=', personId)
    .where('asked_at', '>=', since)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
