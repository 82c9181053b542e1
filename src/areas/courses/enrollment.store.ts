import { type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { newId } from '../../kernel/ids.ts'
import type { Place } from '../../kernel/place.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { questionsOf, selectModules, selectTest } from './course.store.ts'

/**
 * What taking part in a course begins with, in one query: its readings in order, its test with how much it asks (null without
 * one), and of this person the enrollment (null before they enroll) and the ids of what was read.
 */
export function findLearning(db: Db | Tx, activityId: string, personId: string) {
  const enrollment = sql<string | null>`(select e.id from courses_enrollment e
    where e.activity_id = ${activityId} and e.person_id = ${personId})`
  const read = readOf(sql`${activityId}::uuid`, sql`${personId}::uuid`)
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

/** Holds the enrollments of all who have not completed a course until the act ends. */
export async function lockUncompleted(tx: Tx, activityId: string): Promise<void> {
  await sql`
    select from courses_enrollment e
    join participation_record r on r.activity_id = e.activity_id and r.person_id = e.person_id
    where e.activity_id = ${activityId} and r.completed_at is null
    order by e.id
    for update of e`.execute(tx)
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

/** The ids of the readings this person has read, from the ledger; of those taken away since too. */
export async function listRead(db: Db | Tx, activityId: string, personId: string): Promise<Set<string>> {
  const { rows } = await sql<{ read: string[] }>`
    select ${readOf(sql`${activityId}::uuid`, sql`${personId}::uuid`)} as read`.execute(db)
  return new Set(rows[0]!.read)
}

/** The ids of what this person has read in this activity. */
function readOf(activityId: RawBuilder<unknown>, personId: RawBuilder<unknown>): RawBuilder<string[]> {
  return sql<string[]>`array(select x.subject_id from participation_entry x
    join participation_record y on y.id = x.record_id
    where y.activity_id = ${activityId} and y.person_id = ${personId} and x.kind = 'read' and x.subject_id is not null)`
}

/** How far someone who is enrolled has come: the ids of what they read, and how their attempts went. */
export type Progress = {
  personId: string
  read: string[]
  attempts: { points: number | null; possible: number | null }[]
}

/** How far everyone has come who is enrolled in a course and has not completed it, or with `personId` that person alone. */
export async function listProgress(tx: Tx, activityId: string, personId: string | null): Promise<Progress[]> {
  const { rows } = await sql<Progress>`
    select e.person_id as "personId", ${readOf(sql`e.activity_id`, sql`e.person_id`)} as read,
      coalesce((select json_agg(json_build_object('points', s.points, 'possible', s.points_possible))
        from courses_attempt t join answers_sheet s on s.id = t.sheet_id
        where t.enrollment_id = e.id and s.submitted_at is not null), '[]') as attempts
    from courses_enrollment e
    join participation_record r on r.activity_id = e.activity_id and r.person_id = e.person_id
    where e.activity_id = ${activityId} and r.completed_at is null
      and ${personId === null ? sql`true` : sql`e.person_id = ${personId}`}
    order by e.id`.execute(tx)
  return rows
}
