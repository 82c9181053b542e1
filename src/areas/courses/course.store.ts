import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { ModuleInput, TestInput } from './course.schema.ts'

/** The readings of a course, in order. */
export function listModules(db: Db | Tx, activityId: string) {
  return selectModules(db, activityId).execute()
}

/** The query of `listModules`, for what reads it with others. */
export function selectModules(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('courses_module')
    .where('activity_id', '=', activityId)
    .orderBy('position')
    .select(['id', 'position', 'title', 'body', 'minutes'])
}

/** The test of a course; undefined while it has none. */
export function findTest(db: Db | Tx, activityId: string) {
  return selectTest(db, activityId).executeTakeFirst()
}

/** The query of `findTest`, for what reads it with others. */
export function selectTest(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('courses_test as t')
    .where('t.activity_id', '=', activityId)
    .select([
      't.id',
      't.questionnaire_id as questionnaireId',
      't.pass_percent as passPercent',
      't.attempts_allowed as attemptsAllowed',
      't.minutes',
    ])
}

/** How many questions the newest published version of the questionnaire of the test `t` has. */
export const questionsOf = sql<number>`(
  select count(*) from questions_item i
  where i.version_id = (select v.id from questions_version v join questions_publication p on p.version_id = v.id
    where v.questionnaire_id = t.questionnaire_id order by v.number desc limit 1))`.as('questions')

/** A course as the office looks over it: its readings without their text, and its test with how much it asks; null without one. */
export function findCourse(db: Db | Tx, activityId: string) {
  const modules = db
    .selectFrom('courses_module')
    .where('activity_id', '=', activityId)
    .orderBy('position')
    .select(['id', 'position', 'title', 'minutes'])
  const test = selectTest(db, activityId).select(questionsOf)
  return db
    .selectNoFrom([jsonArrayFrom(modules).as('modules'), jsonObjectFrom(test).as('test')])
    .executeTakeFirstOrThrow()
}

/** Adds a reading after the last; returns its id. */
export async function saveModule(tx: Tx, activityId: string, module: ModuleInput): Promise<string> {
  const id = newId()
  const last = await tx
    .selectFrom('courses_module')
    .where('activity_id', '=', activityId)
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst()
  await tx
    .insertInto('courses_module')
    .values({ id, activity_id: activityId, position: (last?.position ?? 0) + 1, ...module })
    .execute()
  return id
}

/** Replaces a reading; false when it does not belong to this course. */
export async function changeModule(
  tx: Tx,
  activityId: string,
  moduleId: string,
  module: ModuleInput,
): Promise<boolean> {
  const result = await tx
    .updateTable('courses_module')
    .set(module)
    .where('id', '=', moduleId)
    .where('activity_id', '=', activityId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Takes a reading away; false when it does not belong to this course. */
export async function removeModule(tx: Tx, activityId: string, moduleId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('courses_module')
    .where('id', '=', moduleId)
    .where('activity_id', '=', activityId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Keeps the test of a course, its pass mark and attempts. */
export async function saveTest(tx: Tx, activityId: string, questionnaireId: string, test: TestInput): Promise<void> {
  const values = { pass_percent: test.passPercent, attempts_allowed: test.attempts, minutes: test.minutes }
  await tx
    .insertInto('courses_test')
    .values({ id: newId(), activity_id: activityId, questionnaire_id: questionnaireId, ...values })
    .onConflict((oc) => oc.column('activity_id').doUpdateSet(values))
    .execute()
}
