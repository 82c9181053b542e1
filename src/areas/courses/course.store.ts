import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { ModuleInput, TestInput } from './course.schema.ts'

/** The readings of a course, in order. */
export function listModules(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('courses_module')
    .where('activity_id', '=', activityId)
    .orderBy('position')
    .select(['id', 'position', 'title', 'body', 'minutes'])
    .execute()
}

/** The test of a course; undefined while it has none. */
export function findTest(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('courses_test')
    .where('activity_id', '=', activityId)
    .select([
      'id',
      'questionnaire_id as questionnaireId',
      'pass_percent as passPercent',
      'attempts_allowed as attemptsAllowed',
      'minutes',
    ])
    .executeTakeFirst()
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
