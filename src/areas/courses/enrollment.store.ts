import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { newId } from '../../kernel/ids.ts'
import type { Place } from '../../kernel/place.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { questionsOf, selectModules, selectTest } from './course.store.ts'

/**
 * What taking part in a course begins with, in one query: its readings in order, its test with how much it asks (null without
 * one), and of this person the enrollment (null before they enroll) and the titles read.
 */
export function findLearning(db: Db | Tx, activityId: string, personId: string) {
  const enrollment = sql<string | null>`(select e.id from courses_enrollment e
    where e.activity_id = ${activityId} and e.person_id = ${personId})`
  const read = sql<string[]>`array(select e.what from participation_entry e
    join participation_record r on r.id = e.record_id
    where r.activity_id = ${activityId} and r.person_id = ${personId} and e.kind = 'read')`
  return db
    .selectNoFrom([
      jsonArrayFrom(selectModules(db, activityId)).as('modules'),
      jsonObjectFrom(selectTest(db, activityId).select(questionsOf)).as('test'),
      enrollment.as('enrollmentId'),
      read.as('read'),
    ])
    .executeTakeFirstOrThrow()
}

/** A person's enrollment in a course; undefined before they enroll. */
export function findEnrollment(db: Db | Tx, activityId: string, personId: string) {
  return db
    .selectFrom('courses_enrollment')
    .where('activity_id', '=', activityId)
    .where('person_id', '=', personId)
    .select(['id', 'enrolled_at as enrolledAt'])
    .executeTakeFirst()
}

/** Enrollments, the newest first; `after` is the instant and id of the last one shown. */
export function listEnrollments(
  db: Db,
  filter: { activityId?: string; personId?: string; after?: Place },
  limit: number,
) {
  let query = db
    .selectFrom('courses_enrollment')
    .orderBy('enrolled_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .select(['id', 'activity_id as activityId', 'person_id as personId', 'enrolled_at as enrolledAt'])
  if (filter.activityId) query = query.where('activity_id', '=', filter.activityId)
  if (filter.personId) query = query.where('person_id', '=', filter.personId)
  if (filter.after)
    query = query.where(sql<boolean>`(enrolled_at, id) < (${filter.after.at}, ${filter.after.id}::uuid)`)
  return query.execute()
}

/** The same, held until the act ends: of two windows the second sees what the first did. */
export function lockEnrollment(tx: Tx, activityId: string, personId: string) {
  return tx
    .selectFrom('courses_enrollment')
    .where('activity_id', '=', activityId)
    .where('person_id', '=', personId)
    .select(['id', 'enrolled_at as enrolledAt'])
    .forUpdate()
    .executeTakeFirst()
}

/** Who is enrolled in a course and has not completed it, each held until the act ends. */
export function lockUncompleted(tx: Tx, activityId: string) {
  return tx
    .selectFrom('courses_enrollment as e')
    .innerJoin('participation_record as r', (join) =>
      join.onRef('r.activity_id', '=', 'e.activity_id').onRef('r.person_id', '=', 'e.person_id'),
    )
    .where('e.activity_id', '=', activityId)
    .where('r.completed_at', 'is', null)
    .orderBy('e.id')
    .forUpdate('e')
    .select('e.person_id as personId')
    .execute()
}

/** Whose enrollment in which course this is; undefined when there is none. */
export function findEnrolled(db: Db | Tx, enrollmentId: string) {
  return db
    .selectFrom('courses_enrollment')
    .where('id', '=', enrollmentId)
    .select(['activity_id as activityId', 'person_id as personId'])
    .executeTakeFirst()
}

/** Enrolls a person; undefined when they are enrolled already. */
export async function saveEnrollment(tx: Tx, activityId: string, personId: string): Promise<string | undefined> {
  const row = await tx
    .insertInto('courses_enrollment')
    .values({ id: newId(), activity_id: activityId, person_id: personId, enrolled_at: tx.at })
    .onConflict((oc) => oc.columns(['activity_id', 'person_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** The attempts at the test, in order, with how they went; the last one may still be open. */
export function listAttempts(db: Db | Tx, enrollmentId: string) {
  return db
    .selectFrom('courses_attempt as t')
    .innerJoin('answers_sheet as s', 's.id', 't.sheet_id')
    .where('t.enrollment_id', '=', enrollmentId)
    .orderBy('t.number')
    .select([
      't.number',
      't.sheet_id as sheetId',
      's.submitted_at as submittedAt',
      's.points',
      's.points_possible as possible',
    ])
    .execute()
}

/** Ties a sheet of answers to an enrollment as its next attempt. */
export async function saveAttempt(tx: Tx, enrollmentId: string, sheetId: string, number: number): Promise<void> {
  await tx
    .insertInto('courses_attempt')
    .values({ id: newId(), enrollment_id: enrollmentId, sheet_id: sheetId, number })
    .execute()
}

/** The titles of the readings this person has read, from the ledger. */
export async function listRead(db: Db | Tx, activityId: string, personId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('participation_entry as e')
    .innerJoin('participation_record as r', 'r.id', 'e.record_id')
    .where('r.activity_id', '=', activityId)
    .where('r.person_id', '=', personId)
    .where('e.kind', '=', 'read')
    .select('e.what')
    .execute()
  return new Set(rows.map((row) => row.what))
}
