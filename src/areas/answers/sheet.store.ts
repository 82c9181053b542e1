import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { listItems } from '../questions/item.store.ts'
import type { Item } from '../questions/questionnaire.schema.ts'
import type { Sheet, SheetItem, Value, Wording } from './sheet.schema.ts'

/**
 * A sheet with the questions that are asked, given the answers so far, and those answers with the words that were shown;
 * undefined when there is none. Answers of questions that are not asked are never kept, so one look at the answer
 * waited for is enough.
 */
export async function findSheet(db: Db | Tx, sheetId: string): Promise<Sheet | undefined> {
  const sheet = await db
    .selectFrom('answers_sheet as s')
    .innerJoin('questions_version as v', 'v.id', 's.version_id')
    .innerJoin('questions_questionnaire as q', 'q.id', 'v.questionnaire_id')
    .where('s.id', '=', sheetId)
    .select([
      's.id',
      's.version_id as versionId',
      'v.questionnaire_id as questionnaireId',
      'q.kind',
      'v.title',
      'v.intro',
      's.area',
      's.subject_id as subjectId',
      's.person_id as personId',
      's.started_at as startedAt',
      's.saved_at as savedAt',
      's.submitted_at as submittedAt',
      's.points',
      's.points_possible as possible',
      's.page as pageReached',
    ])
    .executeTakeFirst()
  if (!sheet) return undefined
  const items = await listAskedItems(db, sheet.id, sheet.versionId)
  return { ...sheet, items, pages: [...new Set(items.map((item) => item.page))] }
}

async function listAskedItems(db: Db | Tx, sheetId: string, versionId: string): Promise<SheetItem[]> {
  const [items, given] = [await listItems(db, versionId), await listGiven(db, sheetId)]
  const keys = new Map(items.map((item) => [item.key, item.id]))
  const isAsked = ({ showIf }: Item) => {
    const waitedFor = showIf && given.get(keys.get(showIf.key) ?? '')?.value
    return !showIf || [waitedFor ?? []].flat().some((each) => showIf.is.includes(String(each)))
  }
  return items.filter(isAsked).map((item) => {
    const answer = given.get(item.id)
    const shown = answer ? asShown(item, answer.shown) : item
    return { ...shown, answer: answer?.value ?? null, isRight: answer?.isRight ?? null }
  })
}

/** The answers on a sheet by the id of their question, with the words that were shown. */
async function listGiven(db: Db | Tx, sheetId: string) {
  const rows = await db
    .selectFrom('answers_answer')
    .where('sheet_id', '=', sheetId)
    .select([
      'item_id as itemId',
      'is_right as isRight',
      sql<Value>`value`.as('value'),
      sql<Wording>`wording_shown`.as('shown'),
    ])
    .execute()
  return new Map(rows.map((row) => [row.itemId, row]))
}

/** A question in the words a person saw when they answered it. */
function asShown(item: Item, shown: Wording): Item {
  const wordings = new Map(shown.options.map((option) => [option.key, option.wording]))
  const options = item.options.map((option) => ({ ...option, wording: wordings.get(option.key) ?? option.wording }))
  const { question, help, lowLabel, highLabel } = shown
  return { ...item, wording: question, help, lowLabel, highLabel, options }
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
  sheet: { versionId: string; area: string; subjectId: string; personId: string | null },
): Promise<string | undefined> {
  const saved = await tx
    .insertInto('answers_sheet')
    .values({
      id: newId(),
      version_id: sheet.versionId,
      area: sheet.area,
      subject_id: sheet.subjectId,
      person_id: sheet.personId,
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
    ])
    .executeTakeFirst()
}

/** Notes how far a sheet is. */
export async function saveSheetPage(tx: Tx, sheetId: string, page: number): Promise<void> {
  await tx.updateTable('answers_sheet').set({ page, saved_at: tx.at }).where('id', '=', sheetId).execute()
}

/** Closes a sheet with its points. */
export async function saveSubmission(tx: Tx, sheetId: string, points: number, possible: number): Promise<void> {
  await tx
    .updateTable('answers_sheet')
    .set({ submitted_at: tx.at, saved_at: tx.at, points, points_possible: possible })
    .where('id', '=', sheetId)
    .execute()
}
