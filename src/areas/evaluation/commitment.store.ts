import { type SqlBool, sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { FollowUpAnswer } from './commitment.schema.ts'
import type { CommitmentInput } from './response.schema.ts'

/** Writes a commitment and the day of its follow-up; returns the follow-up's id. */
export async function saveCommitment(
  tx: Tx,
  commitment: CommitmentInput & { activityId: string; personId: string; dueOn: LocalDate },
): Promise<string> {
  const id = newId()
  const followUpId = newId()
  await tx
    .insertInto('evaluation_commitment')
    .values({
      id,
      activity_id: commitment.activityId,
      person_id: commitment.personId,
      objective_id: commitment.objectiveId,
      statement: commitment.statement,
      confidence: commitment.confidence,
      barrier: commitment.barrier || null,
      made_at: tx.at,
    })
    .execute()
  await tx
    .insertInto('evaluation_follow_up')
    .values({ id: followUpId, commitment_id: id, due_on: commitment.dueOn })
    .execute()
  return followUpId
}

/** A learner's commitments in an activity in the order they were made, with what became of each. */
export function listCommitmentsOf(db: Db | Tx, activityId: string, personId: string) {
  return selectCommitments(db)
    .where('c.activity_id', '=', activityId)
    .where('c.person_id', '=', personId)
    .orderBy('c.made_at')
    .orderBy('c.id')
    .execute()
}

/** Commitments made in an activity, newest first, with what became of each; `after` is the id of the last one seen. */
export function listCommitments(db: Db | Tx, activityId: string, page: { after?: string; limit: number }) {
  let found = selectCommitments(db).where('c.activity_id', '=', activityId)
  if (page.after !== undefined)
    found = found.where(
      sql<boolean>`(c.made_at, c.id) < (select made_at, id from evaluation_commitment where id = ${page.after})`,
    )
  return found.orderBy('c.made_at', 'desc').orderBy('c.id', 'desc').limit(page.limit).execute()
}

/** One follow-up with the learner's own words; undefined when there is none. */
export function findFollowUp(db: Db | Tx, followUpId: string) {
  return selectCommitments(db).where('f.id', '=', followUpId).executeTakeFirst()
}

function selectCommitments(db: Db | Tx) {
  return db
    .selectFrom('evaluation_commitment as c')
    .innerJoin('evaluation_follow_up as f', 'f.commitment_id', 'c.id')
    .innerJoin('activities_activity as a', 'a.id', 'c.activity_id')
    .select([
      'c.id',
      'f.id as followUpId',
      'c.person_id as personId',
      'c.activity_id as activityId',
      'a.title as activity',
      'c.statement',
      'c.confidence',
      'c.barrier',
      'c.made_at as madeAt',
      'f.due_on as dueOn',
      'f.asked_at as askedAt',
      'f.answer',
      'f.note',
      'f.answered_at as answeredAt',
    ])
}

/** Follow-ups whose day has come and that nobody was asked about yet; locked, so that two workers do not ask twice. */
export function lockDueFollowUps(tx: Tx, today: LocalDate, limit: number) {
  return tx
    .selectFrom('evaluation_follow_up as f')
    .innerJoin('evaluation_commitment as c', 'c.id', 'f.commitment_id')
    .innerJoin('activities_activity as a', 'a.id', 'c.activity_id')
    .where('f.due_on', '<=', today)
    .where('f.asked_at', 'is', null)
    .where('f.answer', 'is', null)
    .orderBy('f.due_on')
    .limit(limit)
    .forUpdate('f')
    .skipLocked()
    .select(['f.id', 'c.person_id as personId', 'c.statement', 'a.title as activity', 'c.made_at as madeAt'])
    .execute()
}

/** Follow-ups that nobody answered, whose request is still open though the last link to it has run out. */
export function listSilent(tx: Tx, limit: number) {
  return tx
    .selectFrom('evaluation_follow_up as f')
    .innerJoin('tasks_task as t', (join) => join.onRef('t.subject_id', '=', 'f.id').on('t.kind', '=', 'follow up'))
    .where(sql<SqlBool>`t.is_open`)
    .where('f.answer', 'is', null)
    .where(
      (eb) =>
        eb
          .selectFrom('tasks_link as l')
          .whereRef('l.task_id', '=', 't.id')
          .select((link) => link.fn.max('l.expires_at').as('until')),
      '<=',
      tx.at,
    )
    .limit(limit)
    .select('f.id')
    .execute()
}

/** Notes that a learner was asked. */
export async function saveAsked(tx: Tx, followUpId: string): Promise<void> {
  await tx.updateTable('evaluation_follow_up').set({ asked_at: tx.at }).where('id', '=', followUpId).execute()
}

/** Keeps what a learner says of their commitment; false when they had answered. */
export async function saveAnswer(tx: Tx, followUpId: string, answer: FollowUpAnswer, note: string): Promise<boolean> {
  const result = await tx
    .updateTable('evaluation_follow_up')
    .set({ answer, note: note || null, answered_at: tx.at })
    .where('id', '=', followUpId)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Commitments followed up in a period and how many were kept: fully counts one, partly a half. */
export async function countKeptIn(db: Db, period: { from: LocalDate; to: LocalDate }) {
  const { rows } = await sql<{ asked: number; answered: number; fully: number; partly: number }>`
    select count(*) filter (where asked_at is not null or answer is not null) as asked,
      count(answer) as answered,
      count(*) filter (where answer = 'fully') as fully,
      count(*) filter (where answer = 'partly') as partly
    from evaluation_follow_up where due_on between ${period.from} and ${period.to}`.execute(db)
  return rows[0]!
}
