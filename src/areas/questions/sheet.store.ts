import { type SqlBool, sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { listItems, selectItems } from './item.store.ts'
import type { Sheet, SheetItem, Value, Wording } from './sheet.schema.ts'

const versionColumns = [
  'v.id',
  'v.questionnaire_id as questionnaireId',
  'v.number',
  'v.title',
  'v.intro',
  'q.kind',
  'v.created_at as createdAt',
  sql<boolean>`exists (
    select from questions_sheet s join questions_answer a on a.sheet_id = s.id where s.version_id = v.id)`.as(
    'isFrozen',
  ),
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

/**
 * A sheet with the questions that are asked, given the answers so far, and those answers with the words that were shown;
 * undefined when there is none. Answers of questions that are not asked are never kept, so one look at the answer
 * waited for is enough.
 */
export async function findSheet(db: Db | Tx, sheetId: string): Promise<Sheet | undefined> {
  const sheet = await db
    .selectFrom('questions_sheet as s')
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

/** An answer to the question waited for is one of those waited for; a single answer counts as a list of one. */
function isAsked(sheetId: string) {
  return sql<SqlBool>`(i.show_if is null or exists (
    select from questions_answer b
    join questions_item f on f.id = b.item_id
    cross join lateral jsonb_array_elements_text(
      case jsonb_typeof(b.value) when 'array' then b.value else jsonb_build_array(b.value) end) as given (value)
    where b.sheet_id = ${sheetId} and f.key = i.show_if ->> 'key' and (i.show_if -> 'is') ? given.value))`
}

async function listAskedItems(db: Db | Tx, sheetId: string, versionId: string): Promise<SheetItem[]> {
  const rows = await selectItems(db, versionId)
    .leftJoin('questions_answer as a', (join) => join.onRef('a.item_id', '=', 'i.id').on('a.sheet_id', '=', sheetId))
    .where(isAsked(sheetId))
    .select([
      'a.is_right as isRight',
      sql<Value | null>`a.value`.as('answer'),
      sql<Wording | null>`a.wording_shown`.as('shown'),
    ])
    .execute()
  return rows.map(({ shown, ...row }) => asShown(row as SheetItem, shown))
}

/** A question in the words a person saw when they answered it. */
function asShown(item: SheetItem, shown: Wording | null): SheetItem {
  if (!shown) return item
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
    .selectFrom('questions_sheet as s')
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
    .insertInto('questions_sheet')
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
    .selectFrom('questions_sheet')
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
  await tx.updateTable('questions_sheet').set({ page, saved_at: tx.at }).where('id', '=', sheetId).execute()
}

/** Closes a sheet with its points. */
export async function saveSubmission(tx: Tx, sheetId: string, points: number, possible: number): Promise<void> {
  await tx
    .updateTable('questions_sheet')
    .set({ submitted_at: tx.at, saved_at: tx.at, points, points_possible: possible })
    .where('id', '=', sheetId)
    .execute()
}
