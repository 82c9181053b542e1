import { type Expression, sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Fragment, Tx } from '../../platform/database.ts'

/** The hash of a person's password; undefined where they have none. */
export async function findPassword(db: Db | Tx, personId: string): Promise<string | undefined> {
  const row = await db.selectFrom('access_password').where('person_id', '=', personId).select('hash').executeTakeFirst()
  return row?.hash
}

/** Keeps the hash of a password in place of an earlier one. */
export async function savePassword(tx: Tx, personId: string, hash: string): Promise<void> {
  await tx
    .insertInto('access_password')
    .values({ person_id: personId, hash, set_at: tx.at })
    .onConflict((oc) => oc.column('person_id').doUpdateSet({ hash, set_at: tx.at }))
    .execute()
}

/** Takes a password away; false where there was none. */
export async function dropPassword(tx: Tx, personId: string): Promise<boolean> {
  const result = await tx.deleteFrom('access_password').where('person_id', '=', personId).executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Whether the account of the person in this column is shut, for queries that ask it among other things. */
export function isShut(person: Expression<unknown>): Fragment<boolean> {
  return sql<boolean>`exists (select from access_shut h where h.person_id = ${person} and h.reopened_at is null)`
}

/** Why and when an account was shut, and by whom; undefined while it is open. */
export function findShut(db: Db | Tx, personId: string) {
  return db
    .selectFrom('access_shut as h')
    .leftJoin('people_person as p', 'p.id', 'h.shut_by')
    .where('h.person_id', '=', personId)
    .where('h.reopened_at', 'is', null)
    .select(['h.id', 'h.why', 'h.shut_at as at', sql<string | null>`p.given_name || ' ' || p.family_name`.as('by')])
    .executeTakeFirst()
}

/** Keeps that an account is shut; false where it was already. */
export async function saveShut(tx: Tx, personId: string, why: string): Promise<boolean> {
  const result = await tx
    .insertInto('access_shut')
    .values({ id: newId(), person_id: personId, shut_at: tx.at, shut_by: tx.actor.personId, why })
    .onConflict((oc) => oc.column('person_id').where('reopened_at', 'is', null).doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Keeps that an account is open again; false where it was not shut. */
export async function saveReopening(tx: Tx, personId: string, why: string): Promise<boolean> {
  const result = await tx
    .updateTable('access_shut')
    .set({ reopened_at: tx.at, reopened_by: tx.actor.personId, reopened_why: why })
    .where('person_id', '=', personId)
    .where('reopened_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
