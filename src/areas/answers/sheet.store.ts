import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Item, Value } from '../items/item.schema.ts'
import type { Language } from '../items/language.schema.ts'
import { findVersion } from '../questions/version.store.ts'
import type { Known, Sheet, SheetItem, Wording } from './sheet.schema.ts'

/**
 * A sheet with the questions that are asked, given the answers so far, and those answers with the words that were shown;
 * undefined when there is none. Answers of questions that are not asked are never kept, so one look at the answer
 * waited for is enough.
 */
export async function findSheet(db: Db | Tx, sheetId: string): Promise<Sheet | undefined> {
  const sheet = await db
    .selectFrom('answers_sheet')
    .where('id', '=', sheetId)
    .select([
      'id',
      'version_id as versionId',
      'area',
      'subject_id as subjectId',
      'person_id as personId',
      'started_at as startedAt',
      'saved_at as savedAt',
      'submitted_at as submittedAt',
      'points',
      'points_possible as possible',
      'page as pageReached',
      sql<Language | null>`language`.as('readIn'),
      sql<Known>`known`.as('known'),
    ])
    .executeTakeFirst()
  if (!sheet) return undefined
  const [version, given] = [(await findVersion(db, sheet.versionId))!, await listGiven(db, sheet.id)]
  const { questionnaireId, kind, title, intro, language, translations, sections } = version
  const items = asked(version.items, given)
  const pages = [...new Set(items.map((item) => item.page))]
  return { ...sheet, questionnaireId, kind, title, intro, language, translations, sections, items, pages }
}

type Given = { value: Value; shown: Wording; tells: string[]; isRight: boolean | null }

function asked(items: readonly Item[], given: ReadonlyMap<string, Given>): SheetItem[] {
  const ids = new Map(items.map((item) => [item.key, item.id]))
  const isAsked = ({ showIf }: Item) =>
    !showIf || (given.get(ids.get(showIf.key) ?? '')?.tells ?? []).some((each) => showIf.is.includes(each))
  return items.filter(isAsked).map((item) => {
    const answer = given.get(item.id)
    return { ...item, answer: answer?.value ?? null, isRight: answer?.isRight ?? null, shown: answer?.shown ?? null }
  })
}

/** The answers on a sheet by the id of their question, with the words that were shown and what they tell. */
async function listGiven(db: Db | Tx, sheetId: string): Promise<Map<string, Given>> {
  const rows = await db
    .selectFrom('answers_answer')
    .where('sheet_id', '=', sheetId)
    .select([
      'item_id as itemId',
      'is_right as isRight',
      sql<Value>`value`.as('value'),
      sql<Wording>`wording_shown`.as('shown'),
      sql<string[]>`tells`.as('tells'),
    ])
    .execute()
  return new Map(rows.map((row) => [row.itemId, row]))
}

/** The sheet this person has begun and not handed in, for this subject and any version of this questionnaire. */
export function findOpenSheet(
  db: Db | Tx,
  sheet: { questionnaireId: string; area: string; subjectId: string; personId: string },
) {
  return db
    .selectFrom('answers_sheet as s')
    .innerJoin('questions_version as v', 'v.id', 's.version_id')
    .where('v.questionnaire_id', '=', sheet.questionnaireId)
    .where('s.area', '=', sheet.area)
    .where('s.subject_id', '=', sheet.subjectId)
    .where('s.person_id', '=', sheet.personId)
    .where('s.submitted_at', 'is', null)
    .orderBy('s.started_at', 'desc')
    .limit(1)
    .select('s.id')
    .executeTakeFirst()
}

/** Begins a sheet; undefined when another act has just begun the same one. */
export async function saveSheet(
  tx: Tx,
  sheet: { versionId: string; area: string; subjectId: string; personId: string | null; known?: Known },
): Promise<string | undefined> {
  const saved = await tx
    .insertInto('answers_sheet')
    .values({
      id: newId(),
      version_id: sheet.versionId,
      area: sheet.area,
      subject_id: sheet.subjectId,
      person_id: sheet.personId,
      known: JSON.stringify(sheet.known ?? {}),
      started_at: tx.at,
      saved_at: tx.at,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return saved?.id
}

/** A sheet locked until the act ends; undefined when there is none. */
export function lockSheet(tx: Tx, sheetId: string) {
  return tx
    .selectFrom('answers_sheet')
    .where('id', '=', sheetId)
    .forUpdate()
    .select([
      'id',
      'version_id as versionId',
      'area',
      'subject_id as subjectId',
      'person_id as personId',
      'submitted_at as submittedAt',
      sql<Language | null>`language`.as('readIn'),
      sql<Known>`known`.as('known'),
    ])
    .executeTakeFirst()
}

/** Notes how far a sheet is. */
export async function saveSheetPage(tx: Tx, sheetId: string, page: number): Promise<void> {
  await tx.updateTable('answers_sheet').set({ page, saved_at: tx.at }).where('id', '=', sheetId).execute()
}

/** Notes the language a person reads a sheet in; null for the one it was written in. */
export async function saveSheetLanguage(tx: Tx, sheetId: string, language: Language | null): Promise<void> {
  await tx.updateTable('answers_sheet').set({ language }).where('id', '=', sheetId).execute()
}

/** Closes a sheet with its points. */
export async function saveSubmission(tx: Tx, sheetId: string, points: number, possible: number): Promise<void> {
  await tx
    .updateTable('answers_sheet')
    .set({ submitted_at: tx.at, saved_at: tx.at, points, points_possible: possible })
    .where('id', '=', sheetId)
    .execute()
}
