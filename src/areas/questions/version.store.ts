import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { listItems } from './item.store.ts'

const versionColumns = [
  'v.id',
  'v.questionnaire_id as questionnaireId',
  'v.number',
  'v.title',
  'v.intro',
  'q.kind',
  'v.created_at as createdAt',
  sql<boolean>`v.frozen_at is not null`.as('isFrozen'),
] as const

/** One version with its questions in order; undefined when there is none. Frozen means that somebody has answered it. */
export async function findVersion(db: Db | Tx, versionId: string) {
  const version = await db
    .selectFrom('questions_version as v')
    .innerJoin('questions_questionnaire as q', 'q.id', 'v.questionnaire_id')
    .where('v.id', '=', versionId)
    .select(versionColumns)
    .executeTakeFirst()
  return version ? { ...version, items: await listItems(db, version.id) } : undefined
}

/** The newest version of a questionnaire with its questions in order; undefined when there is no such questionnaire. */
export async function findNewestVersion(db: Db | Tx, questionnaireId: string) {
  const version = await db
    .selectFrom('questions_version as v')
    .innerJoin('questions_questionnaire as q', 'q.id', 'v.questionnaire_id')
    .where('v.questionnaire_id', '=', questionnaireId)
    .orderBy('v.number', 'desc')
    .limit(1)
    .select(versionColumns)
    .executeTakeFirst()
  return version ? { ...version, items: await listItems(db, version.id) } : undefined
}

/** A version with all its questions, asked or not. */
export type Version = NonNullable<Awaited<ReturnType<typeof findVersion>>>

/** The versions of a questionnaire, newest first, each with the day it was begun. */
export function listVersions(db: Db | Tx, questionnaireId: string) {
  return db
    .selectFrom('questions_version')
    .where('questionnaire_id', '=', questionnaireId)
    .orderBy('number', 'desc')
    .select(['id', 'number', 'created_at as createdAt'])
    .execute()
}

/**
 * Locks the newest version until the act ends, so that no answer is kept while it changes.
 *
 * @returns its id and number, and whether somebody has answered it; undefined when there is no such questionnaire
 */
export async function lockNewestVersion(tx: Tx, questionnaireId: string) {
  await tx
    .selectFrom('questions_questionnaire')
    .where('id', '=', questionnaireId)
    .forNoKeyUpdate()
    .select('id')
    .executeTakeFirst()
  const version = await tx
    .selectFrom('questions_version')
    .where('questionnaire_id', '=', questionnaireId)
    .orderBy('number', 'desc')
    .limit(1)
    .forNoKeyUpdate()
    .select(['id', 'number', 'frozen_at as frozenAt'])
    .executeTakeFirst()
  return version && { id: version.id, number: version.number, isFrozen: version.frozenAt !== null }
}

/**
 * Keeps a version from being changed until the act ends, while its first answer is written. One that is frozen needs no
 * holding: it never changes again. A sheet that was begun in the same act keeps the version's key; holding the key too would
 * let two who begin and answer at once wait for each other forever.
 *
 * @returns whether it is frozen already
 */
export async function holdVersion(tx: Tx, versionId: string): Promise<boolean> {
  const find = () => tx.selectFrom('questions_version').where('id', '=', versionId).select('frozen_at as frozenAt')
  const version = await find().executeTakeFirst()
  if (version?.frozenAt) return true
  const held = await find().forNoKeyUpdate().executeTakeFirst()
  return Boolean(held?.frozenAt)
}

/** From now on this version stays as it is. */
export async function saveFreeze(tx: Tx, versionId: string): Promise<void> {
  await tx
    .updateTable('questions_version')
    .set({ frozen_at: tx.at })
    .where('id', '=', versionId)
    .where('frozen_at', 'is', null)
    .execute()
}
