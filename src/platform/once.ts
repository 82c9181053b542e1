import { sql } from 'kysely'
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

/** Lets acts at this address wait for each other until the transaction ends. */
export async function holdPath(tx: Tx, path: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7263031, hashtext(${path}))`.execute(tx)
}

/** What an act of the API was answered with. */
export type KeptAnswer = { status: number; answer: unknown }

/**
 * Takes the key that a program gave an act of the API, in the act's own transaction.
 *
 * @param request hash of what is asked, so that a key is not taken for two different acts
 * @returns `new` for the one that shall act; `in flight` while another acts under this key; `other` where the key was used
 *   for something else; else what the first was answered with
 */
export async function takeKey(
  tx: Tx,
  key: string,
  request: string,
): Promise<'new' | 'in flight' | 'other' | KeptAnswer> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(7263030, hashtext(${key})) as free`.execute(tx)
  if (!rows[0]!.free) return 'in flight'
  const kept = await tx
    .selectFrom('platform_once')
    .where('key', '=', key)
    .select(['request_hash', 'status', 'answer'])
    .executeTakeFirst()
  if (!kept) {
    await tx.insertInto('platform_once').values({ key, at: tx.at, request_hash: request }).execute()
    return 'new'
  }
  return kept.request_hash === request && kept.status !== null ? { status: kept.status, answer: kept.answer } : 'other'
}

/** Keeps what an act was answered with, in the act's own transaction, for a program that sends it again. */
export async function keepAnswer(tx: Tx, key: string, { status, answer }: KeptAnswer): Promise<void> {
  await tx
    .updateTable('platform_once')
    .set({ status, answer: JSON.stringify(answer) })
    .where('key', '=', key)
    .execute()
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

/** Answers of the API may be about people, and are asked for again within hours. Returns how many were forgotten. */
async function forgetAnswers(db: Db, before: Date): Promise<number> {
  const result = await db
    .deleteFrom('platform_once')
    .where('answer', 'is not', null)
    .where('at', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Forgets every hour what the API answered a day ago or earlier, with the keys it was answered under. */
export const forgetAnswersJob: Job = {
  name: 'api.forget-answers',
  says: 'Forget what programs were answered a day ago',
  everyMinutes: 60,
  run: (office) => forgetAnswers(office.db, new Date(office.now().getTime() - 24 * 60 * 60_000)),
}
