import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, type Refusal, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { findActivity } from '../activities/activity.store.ts'
import { findAssessment, holdIndependence } from '../integrity/assessment.commands.ts'
import { saveAnswers, startSheet, submitSheet } from '../answers/sheet.commands.ts'
import type { Sent } from '../items/item.schema.ts'
import { findSheet } from '../answers/sheet.store.ts'
import { askAgain, oweTask, settleTask } from '../tasks/task.commands.ts'
import { type Asking, endReviewerRole } from './assignment.commands.ts'
import { commentsKey, reviewVerdicts, verdictKey } from './assignment.schema.ts'
import {
  type Assignment,
  findAssignment,
  findAssignmentById,
  findReviewSheet,
  saveResponse,
  saveReview,
} from './assignment.store.ts'
import { freedomOf } from './freedom.rules.ts'
import { decideResponse } from './review.rules.ts'

/**
 * Is the review open for its reviewer on this day: assigned, not handed in, and the reviewer free of ties?
 *
 * @returns the assignment, refusal `review/ties-open`, or `missing`
 * @source office.review.reviewer
 */
async function decideOpenReview(
  tx: Tx,
  assignmentId: string,
  today: LocalDate,
): Promise<Decision<Assignment> | Missing> {
  const assignment = await findAssignmentById(tx, assignmentId)
  if (!assignment || assignment.endedAt || assignment.reviewId) return missing
  const assessed = await findAssessment(tx, assignment.activityId, today)
  const reviewer = assessed.find(({ personId }) => personId === assignment.reviewerId)
  return freedomOf(reviewer) === 'free' ? allow(assignment) : refuseTies()
}

function refuseTies(): { ok: false; refusal: Refusal } {
  const message = 'Your ties to companies have to be clear before you review. Tell us of them first, or ask the office'
  return refuse({ code: 'review/ties-open', source: 'office.review.reviewer', message })
}

/**
 * Saves one page of a review and says which comes next; null after the last. Begins the review where it was not begun.
 *
 * @param sent.how `leave` saves what there is without asking for the rest
 * @returns a refusal of `decideOpenReview` or of the answers by field, or `missing`
 * @source office.review.reviewer
 */
export async function saveReviewPage(
  tx: Tx,
  assignmentId: string,
  sent: { page: number; form: Sent; how: 'continue' | 'leave'; today: LocalDate },
): Promise<Decision<{ nextPage: number | null }> | Missing> {
  const open = await decideOpenReview(tx, assignmentId, sent.today)
  if (open === missing || !open.ok) return open
  const { versionId, reviewerId } = open.value
  const begun = await findReviewSheet(tx, assignmentId)
  const activity = await findActivity(tx, open.value.activityId)
  const known = { activity: activity?.title ?? '' }
  const sheet = { versionId, area: 'review', subjectId: assignmentId, personId: reviewerId, known }
  const sheetId = begun?.id ?? (await startSheet(tx, sheet))
  return saveAnswers(tx, sheetId, sent.page, sent.form, sent.how)
}

/**
 * Hands a review in: its verdict opens or shuts the gate. Unless the content is sound as it is, whoever asked for the
 * review is asked to read it.
 *
 * @returns the review's id, a refusal of `decideOpenReview` or `submitSheet`, `review/no-verdict`, or `missing`
 * @source office.review.reviewer
 */
export async function submitReview(tx: Tx, assignmentId: string, office: Asking): Promise<Decision<string> | Missing> {
  const open = await decideOpenReview(tx, assignmentId, office.today)
  if (open === missing || !open.ok) return open
  const begun = await findReviewSheet(tx, assignmentId)
  if (!begun) return missing
  const handed = await submitSheet(tx, begun.id)
  if (handed === missing || !handed.ok) return handed
  const { items } = (await findSheet(tx, begun.id))!
  const verdict = reviewVerdicts.find((known) => known === items.find(({ key }) => key === verdictKey)?.answer)
  if (!verdict) {
    const message = 'This form asks for no verdict. Tell the office; nothing was handed in'
    return refuse({ code: 'review/no-verdict', source: 'office.review.reviewer', message })
  }
  const comments = String(items.find(({ key }) => key === commentsKey)?.answer ?? '')
  const reviewId = await saveReview(tx, { assignmentId, sheetId: begun.id, verdict, comments })
  const { activityId } = open.value
  await record(tx, {
    act: 'review.submit',
    subject: activityId,
    before: null,
    after: { reviewId, assignmentId, verdict },
  })
  await settleTask(tx, { kind: 'review', subjectId: assignmentId }, 'done')
  await endReviewerRole(tx, open.value, 'The review was handed in')
  await announce(tx, { kind: 'review.submitted', subject: activityId, body: { activityId, reviewId, verdict } })
  if (verdict !== 'sound') await askToRead(tx, open.value, office)
  return allow(reviewId)
}

async function askToRead(tx: Tx, assignment: Assignment, office: Asking): Promise<void> {
  if (assignment.askedBy === null) return
  const activity = (await findActivity(tx, assignment.activityId))!
  await oweTask(tx, {
    kind: 'read review',
    area: 'review',
    subjectId: assignment.id,
    owedBy: assignment.askedBy,
    title: `Read the review of “${activity.title}”`,
    act: 'Read it',
    why: `${assignment.reviewer} has handed it in and does not find the content sound as it is. Approval waits until the changes are written down.`,
    dueOn: null,
    path: `/office/activities/${assignment.activityId}/review`,
    office,
  })
}

/** Reminds the reviewer by mail, with a fresh link, at most once a day. `missing` where no review is owed. @source office.tasks.daily */
export async function askReviewerAgain(tx: Tx, activityId: string, office: Asking): Promise<Decision<void> | Missing> {
  const assignment = await findAssignment(tx, activityId)
  return assignment?.openTaskId ? askAgain(tx, assignment.openTaskId, office.address) : missing
}

/**
 * Writes down what was changed after a review that asked for changes; the gate opens with it.
 *
 * @returns the review's id, a refusal of `decideResponse`, or `missing`
 * @source accme.si.1.1
 */
export async function respondToReview(tx: Tx, activityId: string, text: string): Promise<Decision<string> | Missing> {
  await holdIndependence(tx, activityId)
  const assignment = await findAssignment(tx, activityId)
  if (!assignment?.reviewId || !assignment.verdict) return missing
  const decision = decideResponse(assignment.verdict, text)
  if (!decision.ok) return decision
  await saveResponse(tx, assignment.reviewId, decision.value)
  const after = { reviewId: assignment.reviewId, text: decision.value }
  await record(tx, { act: 'review.respond', subject: activityId, before: assignment.response, after })
  await settleTask(tx, { kind: 'read review', subjectId: assignment.id }, 'done')
  return allow(assignment.reviewId)
}
