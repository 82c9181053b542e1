import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db, Tx } from '../../platform/database.ts'
import { listItems } from './item.store.ts'
import type { Language } from '../items/language.schema.ts'
import type { Translations } from './questionnaire.schema.ts'

/** One version with its questions in order; undefined when there is none. Frozen means that somebody has answered it. */
export async function findVersion(db: Db | Tx, versionId: string) {
  const version = await selectVersions(db).where('v.id', '=', versionId).executeTakeFirst()
  return version ? withItems(db, version) : undefined
}

/** The newest version of a questionnaire, published or being written; undefined when there is no such questionnaire. */
export async function findNewestVersion(db: Db | Tx, questionnaireId: string) {
  const version = await selectVersions(db)
    .where('v.questionnaire_id', '=', questionnaireId)
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return version ? withItems(db, version) : undefined
}

/** The newest version that was put before people; undefined while there is none. */
export async function findPublishedVersion(db: Db | Tx, questionnaireId: string) {
  const version = await selectVersions(db)
    .where('v.questionnaire_id', '=', questionnaireId)
    .where('p.published_at', 'is not', null)
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return version ? withItems(db, version) : undefined
}

function selectVersions(db: Db | Tx) {
  return db
    .selectFrom('questions_version as v')
    .innerJoin('questions_questionnaire as q', 'q.id', 'v.questionnaire_id')
    .leftJoin('questions_publication as p', 'p.version_id', 'v.id')
    .select((eb) => [
      'v.id',
      'v.questionnaire_id as questionnaireId',
      'v.number',
      'v.title',
      'v.intro',
      sql<Language>`v.language`.as('language'),
      'q.kind',
      'v.created_at as createdAt',
      sql<boolean>`v.frozen_at is not null`.as('isFrozen'),
      sql<boolean>`p.version_id is not null`.as('isPublished'),
      jsonArrayFrom(
        eb
          .selectFrom('questions_section as s')
          .whereRef('s.version_id', '=', 'v.id')
          .orderBy('s.page')
          .select(['s.key', 's.page', 's.title', 's.intro']),
      ).as('sections'),
      jsonArrayFrom(
        eb
          .selectFrom('questions_translation as t')
          .whereRef('t.version_id', '=', 'v.id')
          .orderBy('t.language')
          .orderBy('t.place')
          .select(['t.language', 't.place', 't.words', 't.made_from as madeFrom']),
      ).as('translated'),
    ])
}

type Row = { id: string; translated: { language: string; place: string; words: string; madeFrom: string }[] }

async function withItems<One extends Row>(db: Db | Tx, { translated, ...version }: One) {
  const translations: Translations = {}
  for (const { language, place, ...said } of translated) {
    const texts = (translations[language as Language] ??= {})
    texts[place] = said
  }
  return { ...version, translations, items: await listItems(db, version.id) }
}

/** A version with all its questions, asked or not. */
export type Version = NonNullable<Awaited<ReturnType<typeof findVersion>>>

/** The versions of a questionnaire, newest first, each with the day it was begun and, where it was, published. */
export function listVersions(db: Db | Tx, questionnaireId: string) {
  return db
    .selectFrom('questions_version as v')
    .leftJoin('questions_publication as p', 'p.version_id', 'v.id')
    .where('v.questionnaire_id', '=', questionnaireId)
    .orderBy('v.number', 'desc')
    .select(['v.id', 'v.number', 'v.created_at as createdAt', 'p.published_at as publishedAt'])
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

/** Puts a version before people. */
export async function savePublication(tx: Tx, versionId: string): Promise<void> {
  await tx
    .insertInto('questions_publication')
    .values({ version_id: versionId, published_at: tx.at, published_by: tx.actor.personId })
    .execute()
}
