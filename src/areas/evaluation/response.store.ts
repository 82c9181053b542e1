import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'

/** The questionnaire that evaluates an activity; undefined before the first learner opened it. */
export function findForm(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('evaluation_form')
    .where('activity_id', '=', activityId)
    .select('questionnaire_id as questionnaireId')
    .executeTakeFirst()
}

/** Holds the making of an activity's form until the act ends, so that two first learners make one. */
export async function holdForm(tx: Tx, activityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7263005, hashtext(${activityId}))`.execute(tx)
}

/** Ties a questionnaire to an activity as its evaluation. */
export async function saveForm(tx: Tx, activityId: string, questionnaireId: string): Promise<void> {
  await tx
    .insertInto('evaluation_form')
    .values({ activity_id: activityId, questionnaire_id: questionnaireId })
    .execute()
}

/** A learner's evaluation of an activity; `submittedAt` is null until the commitments are made too. */
export function findResponse(db: Db | Tx, activityId: string, personId: string) {
  return db
    .selectFrom('evaluation_response as r')
    .innerJoin('answers_sheet as s', 's.id', 'r.sheet_id')
    .where('r.activity_id', '=', activityId)
    .where('r.person_id', '=', personId)
    .select(['r.id', 'r.sheet_id as sheetId', 'r.submitted_at as submittedAt', 's.submitted_at as handedInAt'])
    .executeTakeFirst()
}

/** Begins a learner's evaluation. */
export async function saveResponse(tx: Tx, activityId: string, personId: string, sheetId: string): Promise<void> {
  await tx
    .insertInto('evaluation_response')
    .values({ id: newId(), activity_id: activityId, person_id: personId, sheet_id: sheetId })
    .onConflict((oc) => oc.columns(['activity_id', 'person_id']).doNothing())
    .execute()
}

/** Marks an evaluation as done; false when it was before. */
export async function submitResponse(tx: Tx, responseId: string): Promise<boolean> {
  const result = await tx
    .updateTable('evaluation_response')
    .set({ submitted_at: tx.at })
    .where('id', '=', responseId)
    .where('submitted_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Answers to the evaluation of an activity, question by question in order, each with how often it was given. */
export function listTallies(db: Db, activityId: string) {
  return db
    .selectFrom('evaluation_response as r')
    .innerJoin('answers_answer as a', 'a.sheet_id', 'r.sheet_id')
    .innerJoin('questions_item as i', 'i.id', 'a.item_id')
    .where('r.activity_id', '=', activityId)
    .where('r.submitted_at', 'is not', null)
    .groupBy(['i.key', 'i.type', 'i.wording', 'i.position', 'a.value'])
    .orderBy('i.position')
    .select((eb) => ['i.key', 'i.type', 'i.wording', 'a.value', eb.fn.countAll<number>().as('count')])
    .execute()
}

/** Keeps what a learner saw of commercial bias; the office looks at it. */
export async function saveBiasReport(
  tx: Tx,
  report: { activityId: string; responseId: string; explanation: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('evaluation_bias_report')
    .values({
      id,
      activity_id: report.activityId,
      response_id: report.responseId,
      explanation: report.explanation,
      reported_at: tx.at,
    })
    .execute()
  return id
}

/** Reports of bias on an activity, the unresolved first. */
export function listBiasReports(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('evaluation_bias_report')
    .where('activity_id', '=', activityId)
    .orderBy('resolved_at', (ob) => ob.desc().nullsFirst())
    .orderBy('reported_at')
    .select(['id', 'explanation', 'reported_at as reportedAt', 'resolution', 'resolved_at as resolvedAt'])
    .execute()
}

/** Keeps what came of a report of bias; false when it had been resolved. */
export async function resolveBiasReport(
  tx: Tx,
  activityId: string,
  reportId: string,
  resolution: string,
): Promise<boolean> {
  const result = await tx
    .updateTable('evaluation_bias_report')
    .set({ resolution, resolved_by: tx.actor.personId, resolved_at: tx.at })
    .where('id', '=', reportId)
    .where('activity_id', '=', activityId)
    .where('resolved_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
