import { type LocalDate, addTo } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { findActivity, listObjectives } from '../activities/activity.store.ts'
import { findRecord } from '../participation/record.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { saveQuestionnaire } from '../questions/questionnaire.commands.ts'
import { saveAnswers, startSheet, submitSheet } from '../answers/sheet.commands.ts'
import type { Sent } from '../items/item.schema.ts'
import type { SheetTaker } from '../answers/sheet.slots.ts'
import { findSheet } from '../answers/sheet.store.ts'
import { findPublishedVersion } from '../questions/version.store.ts'
import { saveCommitment } from './commitment.store.ts'
import { type CommitmentInput, biasKey, biasSeen, draftEvaluation } from './response.schema.ts'
import {
  findForm,
  findResponse,
  holdForm,
  resolveBiasReport,
  saveBiasReport,
  saveForm,
  saveResponse,
  submitResponse,
} from './response.store.ts'

/** Opens a learner's evaluation, once they have completed the activity. Refusal `evaluation/not-completed`. */
export async function startEvaluation(
  tx: Tx,
  activityId: string,
  personId: string,
): Promise<Decision<string> | Missing> {
  const participation = await findRecord(tx, activityId, personId)
  if (!participation) return missing
  if (!participation.completedAt) {
    return refuse({
      code: 'evaluation/not-completed',
      message: 'Finish the readings and pass the test first; then you can judge the whole.',
    })
  }
  const begun = await findResponse(tx, activityId, personId)
  if (begun) {
    await record(tx, { act: 'evaluation.resume', subject: activityId, before: null, after: { personId } })
    return allow(begun.sheetId)
  }
  const questionnaireId = await formOf(tx, activityId)
  const version = (await findPublishedVersion(tx, questionnaireId))!
  const activity = await findActivity(tx, activityId)
  const sheetId = await startSheet(tx, {
    versionId: version.id,
    area: 'evaluation',
    subjectId: activityId,
    personId,
    known: { activity: activity?.title ?? '' },
  })
  await saveResponse(tx, activityId, personId, sheetId)
  return allow(sheetId)
}

/** The evaluation form of an activity: made from its objectives when it is first needed. */
async function formOf(tx: Tx, activityId: string): Promise<string> {
  const known = await findForm(tx, activityId)
  if (known) return known.questionnaireId
  await holdForm(tx, activityId)
  const meanwhile = await findForm(tx, activityId)
  if (meanwhile) return meanwhile.questionnaireId
  const [activity, objectives] = [await findActivity(tx, activityId), await listObjectives(tx, activityId)]
  const draft = {
    kind: 'evaluation' as const,
    title: `Evaluation: ${activity!.title}`,
    intro: '',
    items: draftEvaluation(objectives),
  }
  const made = await saveQuestionnaire(tx, draft)
  if (!made.ok) throw new Error(`The evaluation form of ${activityId} could not be made: ${made.refusal.message}`)
  await saveForm(tx, activityId, made.value.questionnaireId)
  return made.value.questionnaireId
}

/** Saves one page of an evaluation; after the last it is handed in, and bias that was seen opens a case for the office. */
export async function answerEvaluation(
  tx: Tx,
  answered: { activityId: string; personId: string; page: number; form: Sent },
): Promise<Decision<{ nextPage: number | null }> | Missing> {
  const response = await findResponse(tx, answered.activityId, answered.personId)
  if (!response) return missing
  const saved = await saveAnswers(tx, response.sheetId, answered.page, answered.form)
  if (saved === missing || !saved.ok || saved.value.nextPage !== null) return saved
  const submitted = await submitSheet(tx, response.sheetId)
  if (submitted === missing || !submitted.ok) return submitted
  await reportBias(tx, answered.activityId, response)
  return saved
}

/** Takes answers to an evaluation that came by a link as the evaluation's own page would. */
export const evaluationTaker: SheetTaker = {
  area: 'evaluation',
  answer: (tx, sheet, { page, form }) =>
    answerEvaluation(tx, { activityId: sheet.subjectId, personId: sheet.personId, page, form }),
  after: (_db, sheet) => Promise.resolve(`/learn/${sheet.subjectId}/commitments`),
}

/** @source accme.si.2.2 */
async function reportBias(tx: Tx, activityId: string, response: { id: string; sheetId: string }): Promise<void> {
  const sheet = (await findSheet(tx, response.sheetId))!
  const answerOf = (key: string) => sheet.items.find((item) => item.key === key)?.answer
  if (answerOf(biasKey) !== biasSeen) return
  const explanation = String(answerOf('bias_what') ?? '')
  const reportId = await saveBiasReport(tx, { activityId, responseId: response.id, explanation })
  await record(tx, { act: 'bias.report', subject: activityId, before: null, after: { reportId } })
  await announce(tx, { kind: 'bias.reported', subject: activityId, body: { activityId, reportId } })
}

/**
 * Keeps what a learner will change, up to three commitments, each with the day of its follow-up, and closes the evaluation.
 * An empty list means that they will change nothing; that is an answer too. Refusals `evaluation/done` and
 * `commitment/other-objective`.
 *
 * @param timed.today the day of the promise; follow-up is policy `followUp.days` later
 * @source methods.commitment
 */
export async function commitToChange(
  tx: Tx,
  made: { activityId: string; personId: string; commitments: readonly CommitmentInput[]; today: LocalDate },
): Promise<Decision<string> | Missing> {
  const { activityId, personId, commitments } = made
  const response = await findResponse(tx, activityId, personId)
  if (!response?.handedInAt) return missing
  const objectives = new Set((await listObjectives(tx, activityId)).map(({ id }) => id))
  if (commitments.some(({ objectiveId }) => objectiveId !== null && !objectives.has(objectiveId))) {
    const message = 'Choose an objective from the list, or something else'
    return refuse({ code: 'commitment/other-objective', message })
  }
  if (!(await submitResponse(tx, response.id))) {
    return refuse({
      code: 'evaluation/done',
      message: 'You have evaluated this activity. What you promised stands; the follow-up asks about it.',
    })
  }
  const days = await findPolicy(tx, 'followUp.days', made.today)
  const dueOn = addTo(made.today, { days })
  for (const commitment of commitments) await saveCommitment(tx, { ...commitment, activityId, personId, dueOn })
  await record(tx, {
    act: 'evaluation.submit',
    subject: activityId,
    before: null,
    after: { personId, commitments: commitments.length },
  })
  await announce(tx, { kind: 'evaluation.submitted', subject: activityId, body: { activityId, personId } })
  return allow(activityId)
}

/** Keeps what came of a report of bias. Refusal `bias/no-resolution`. @source accme.si.2.2 */
export async function settleBias(
  tx: Tx,
  activityId: string,
  reportId: string,
  resolution: string,
): Promise<Decision<string> | Missing> {
  if (resolution.trim() === '')
    return refuse({ code: 'bias/no-resolution', field: 'resolution', message: 'Say what was found and what was done' })
  if (!(await resolveBiasReport(tx, activityId, reportId, resolution.trim()))) return missing
  await record(tx, { act: 'bias.resolve', subject: activityId, before: null, after: { reportId, resolution } })
  return allow(reportId)
}
