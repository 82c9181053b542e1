import type { Db, Tx } from '../../platform/database.ts'

/** Does this person move through the office with keys of one letter? Undefined when nobody has this id. */
export async function findKeys(db: Db | Tx, personId: string): Promise<boolean | undefined> {
  const person = await db
    .selectFrom('people_person')
    .where('id', '=', personId)
    .select('uses_keys as usesKeys')
    .executeTakeFirst()
  return person?.usesKeys
}

/** Keeps whether a person uses keys of one letter. */
export async function saveKeys(tx: Tx, personId: string, usesKeys: boolean): Promise<void> {
  await tx.updateTable('people_person').set({ uses_keys: usesKeys }).where('id', '=', personId).execute()
}
