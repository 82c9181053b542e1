import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { afterNewest } from '../../platform/succession.ts'
import type { ReviewVerdict } from './assignment.schema.ts'

const columns = [
  'm.id',
  'm.activity_id as activityId',
  'm.reviewer_id as reviewerId',
  'm.version_id as versionId',
  'm.asked_by as askedBy',
  'm.asked_at as askedAt',
  'm.ended_at as endedAt',
  'm.ended_why as endedWhy',
  sql<LocalDate>`m.due_on`.as('dueOn'),
  sql<string>`p.given_name || ' ' || p.family_name`.as('reviewer'),
  'p.email as reviewerEmail',
  'w.id as reviewId',
  'w.sheet_id as sheetId',
  'w.comments',
  'w.submitted_at as submittedAt',
  sql<ReviewVerdict | null>`w.verdict`.as('verdict'),
  sql<string | null>`(select r.text from review_response r where r.review_id = w.id order by r.at desc limit 1)`.as(
    'response',
  ),
  sql<LocalDate | null>`(select t.due_on from tasks_task t where t.kind = 'review' and t.subject_id = m.id
    order by t.created_at desc limit 1)`.as('taskDueOn'),
  sql<string | null>`(select t.id from tasks_task t where t.kind = 'review' and t.subject_id = m.id and t.is_open)`.as(
    'openTaskId',
  ),
  sql<boolean>`exists (select from tasks_task t where t.kind = 'review' and t.subject_id = m.id)`.as('isAsked'),
] as const

function selectAssignments(db: Db | Tx) {
  return db
    .selectFrom('review_assignment as m')
    .innerJoin('people_person as p', 'p.id', 'm.reviewer_id')
    .leftJoin('review_review as w', 'w.assignment_id', 'm.id')
    .select(columns)
}

/** The assignment of an activity that has not been ended, with its review and response where there are; or undefined. */
export function findAssignment(db: Db | Tx, activityId: string) {
  return selectAssignments(db)
    .where('m.activity_id', '=', activityId)
    .where('m.ended_at', 'is', null)
    .executeTakeFirst()
}

/** One assignment by its key, ended or not; undefined when there is none. */
export function findAssignmentById(db: Db | Tx, assignmentId: string) {
  return selectAssignments(db).where('m.id', '=', assignmentId).executeTakeFirst()
}

/** Every assignment of an activity, newest first. */
export function listAssignments(db: Db | Tx, activityId: string) {
  return selectAssignments(db).where('m.activity_id', '=', activityId).orderBy('m.asked_at', 'desc').execute()
}

export type Assignment = NonNullable<Awaited<ReturnType<typeof findAssignment>>>

/** The sheet a reviewer has begun for an assignment, handed in or not; undefined before they began. */
export function findReviewSheet(db: Db | Tx, assignmentId: string) {
  return db
    .selectFrom('answers_sheet')
    .where('area', '=', 'review')
    .where('subject_id', '=', assignmentId)
    .orderBy('started_at', 'desc')
    .limit(1)
    .select(['id', 'submitted_at as submittedAt'])
    .executeTakeFirst()
}

/** The last day on which a person was asked to review; null where they never were. */
export async function findLastReview(db: Db | Tx, personId: string): Promise<LocalDate | null> {
  const row = await db
    .selectFrom('review_assignment')
    .where('reviewer_id', '=', personId)
    .select(sql<LocalDate | null>`max(asked_at)::date`.as('day'))
    .executeTakeFirst()
  return row?.day ?? null
}

/** Addresses of those who reviewed before, by name. */
export async function listFormerReviewers(db: Db): Promise<string[]> {
  const people = await db
    .selectFrom('people_person as p')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('review_assignment as m')
          .innerJoin('review_review as w', 'w.assignment_id', 'm.id')
          .whereRef('m.reviewer_id', '=', 'p.id')
          .select('m.id'),
      ),
    )
    .orderBy('p.family_name')
    .select('p.email')
    .execute()
  return people.map(({ email }) => email)
}

/** Writes an assignment; undefined when the activity has one that is open. */
export async function saveAssignment(
  tx: Tx,
  assignment: { activityId: string; reviewerId: string; versionId: string; dueOn: LocalDate },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('review_assignment')
    .values({
      id: newId(),
      activity_id: assignment.activityId,
      reviewer_id: assignment.reviewerId,
      version_id: assignment.versionId,
      due_on: assignment.dueOn,
      asked_by: tx.actor.personId,
      asked_at: tx.at,
    })
    .onConflict((oc) => oc.columns(['activity_id']).where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Ends an assignment; the row stays with the reason. */
export async function saveAssignmentEnd(tx: Tx, assignmentId: string, why: string): Promise<void> {
  await tx
    .updateTable('review_assignment')
    .set({ ended_at: tx.at, ended_by: tx.actor.personId, ended_why: why })
    .where('id', '=', assignmentId)
    .execute()
}

/** Writes a review that was handed in; returns its id. */
export async function saveReview(
  tx: Tx,
  review: { assignmentId: string; sheetId: string; verdict: ReviewVerdict; comments: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('review_review')
    .values({
      id,
      assignment_id: review.assignmentId,
      sheet_id: review.sheetId,
      verdict: review.verdict,
      comments: review.comments,
      submitted_at: tx.at,
    })
    .execute()
  return id
}

/** Writes what was done about a review; the newest counts. */
export async function saveResponse(tx: Tx, reviewId: string, text: string): Promise<void> {
  await tx
    .insertInto('review_response')
    .values({
      id: newId(),
      review_id: reviewId,
      text,
      by_id: tx.actor.personId,
      at: afterNewest(tx, 'review_response', 'at', { review_id: reviewId }),
    })
    .execute()
}

/** Every response to a review, newest first, with who wrote it. */
export function listResponses(db: Db | Tx, reviewId: string) {
  return db
    .selectFrom('review_response as r')
    .leftJoin('people_person as p', 'p.id', 'r.by_id')
    .where('r.review_id', '=', reviewId)
    .orderBy('r.at', 'desc')
    .select(['r.text', 'r.at', sql<string | null>`p.given_name || ' ' || p.family_name`.as('by')])
    .execute()
}
