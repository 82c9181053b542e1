import type { Db, Tx } from './database.ts'
import type { Job } from './jobs.ts'

/** Keeps the key of a form in the act that the form began; false when a sending before this one has kept it. */
export async function keepKey(tx: Tx, key: string): Promise<boolean> {
  const kept = await tx
    .insertInto('platform_once')
    .values({ key, at: tx.at })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows !== 0n
}

/** Keeps where the first sending of a form led, for the second. */
export async function keepLocation(db: Db, key: string, location: string): Promise<void> {
  await db.updateTable('platform_once').set({ location }).where('key', '=', key).execute()
}

/** Where the first sending of this form led; null while that is not written yet, or where it led nowhere. */
export async function findLocation(db: Db, key: string): Promise<string | null> {
  const row = await db.selectFrom('platform_once').select('location').where('key', '=', key).executeTakeFirst()
  return row?.location ?? null
}

/** Has an act kept this key? */
export async function isKept(db: Db, key: string): Promise<boolean> {
  const row = await db.selectFrom('platform_once').select('key').where('key', '=', key).executeTakeFirst()
  return row !== undefined
}

/** Forgets keys that are older than this; nobody sends a form twice after days. Returns how many. */
async function forgetKeys(db: Db, before: Date): Promise<number> {
  const result = await db.deleteFrom('platform_once').where('at', '<', before).executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Forgets once a day the keys of forms that were sent a week ago or earlier. */
export const forgetJob: Job = {
  name: 'forms.forget-keys',
  says: 'Forget which forms were sent days ago',
  everyMinutes: 24 * 60,
  run: (office) => forgetKeys(office.db, new Date(office.now().getTime() - 7 * 24 * 60 * 60_000)),
}
