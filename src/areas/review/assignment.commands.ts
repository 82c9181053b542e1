import { type LocalDate, addTo } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { findActivity, listRoles } from '../activities/activity.store.ts'
import { askReviewer, releaseReviewer } from '../integrity/ask.commands.ts'
import type { AssessedController } from '../integrity/control.schema.ts'
import { findAssessment, holdIndependence } from '../integrity/assessment.commands.ts'
import { endRoleOfActivity, giveRoleOfActivity } from '../access/role.commands.ts'
import { findPersonByEmail } from '../people/person.store.ts'
import { saveQuestionnaire } from '../questions/questionnaire.commands.ts'
import { listQuestionnaires } from '../questions/questionnaire.store.ts'
import { findPublishedVersion } from '../questions/version.store.ts'
import { oweTask, settleTask } from '../tasks/task.commands.ts'
import { decideDue, decideForm, decideReviewer } from './assignment.rules.ts'
import { usualReviewForm } from './assignment.schema.ts'
import { type Assignment, findAssignment, saveAssignment, saveAssignmentEnd } from './assignment.store.ts'
import { freedomOf } from './freedom.rules.ts'

/** The office that asks: where links lead, and the day it is there. */
export type Asking = { address: string; today: LocalDate }

/** After its due day a link goes on for this long, because a late review is better than none. */
const graceDays = 30

/** A review whose link goes out late is given this long. */
const daysAtLeast = 3

/**
 * The review form of the office in its newest version; the usual one is written where there is none. Edited later among
 * the questionnaires.
 *
 * @returns the id of the version, or a refusal of `decideForm`
 * @source office.review.reviewer
 */
async function ensureReviewForm(tx: Tx): Promise<Decision<string>> {
  const known = await listQuestionnaires(tx, { kind: 'review' }, 100)
  for (const id of known.map((each) => each.id).toSorted()) {
    const version = await findPublishedVersion(tx, id)
    if (!version) continue
    const form = decideForm(version.items)
    return form.ok ? allow(version.id) : form
  }
  const made = await saveQuestionnaire(tx, usualReviewForm)
  return made.ok ? allow(made.value.versionId) : made
}

/**
 * Asks someone to review the content of an activity: first for their ties, then, once these are clear, for the review.
 *
 * @param named.email of someone the office knows
 * @returns the id of the assignment, a refusal of `decideReviewer` or `decideDue`, `reviewer/unknown`, or `missing`
 * @source office.review.reviewer
 */
export async function assignReviewer(
  tx: Tx,
  activityId: string,
  named: { email: string; dueOn: LocalDate },
  office: Asking,
): Promise<Decision<string> | Missing> {
  const activity = await findActivity(tx, activityId)
  if (!activity?.state) return missing
  await holdIndependence(tx, activityId)
  const person = await findPersonByEmail(tx, named.email)
  if (!person) {
    const message = `Nobody the office knows has the address ${named.email.trim()}. Record the person first, under People`
    return refuse({ code: 'reviewer/unknown', source: 'office.review.reviewer', field: 'email', message })
  }
  const open = await findAssignment(tx, activityId)
  const candidate = await findCandidate(tx, activityId, person, office.today)
  const decision = decideReviewer(candidate, { state: activity.state, reviewer: open?.reviewer ?? null })
  if (!decision.ok) return decision
  const due = decideDue(named.dueOn, office.today)
  if (!due.ok) return due
  const form = await ensureReviewForm(tx)
  if (!form.ok) return form
  const assigned = { activityId, reviewerId: person.id, versionId: form.value, dueOn: due.value }
  const assignmentId = (await saveAssignment(tx, assigned))!
  const why = `Reviewer of activity ${activity.number}`
  await giveRoleOfActivity(tx, person.id, { role: 'reviewer', activity, why })
  await record(tx, { act: 'review.assign', subject: activityId, before: null, after: { assignmentId, ...assigned } })
  await askReviewer(tx, { activityId, personId: person.id, startsOn: due.value }, office)
  return allow(assignmentId)
}

async function findCandidate(
  tx: Tx,
  activityId: string,
  person: { id: string; givenName: string; familyName: string },
  today: LocalDate,
) {
  const roles = (await listRoles(tx, activityId)).filter(({ personId }) => personId === person.id)
  const assessed = (await findAssessment(tx, activityId, today)).find(({ personId }) => personId === person.id)
  return {
    name: `${person.givenName} ${person.familyName}`,
    roles: roles.map(({ role }) => role),
    ties: tiesOf(assessed),
    isBarred: assessed?.verdict.kind === 'blocked' && assessed.disclosure !== null,
  }
}

function tiesOf(assessed: AssessedController | undefined): 'none' | 'some' | 'unknown' {
  if (!assessed || assessed.hasTies === null) return 'unknown'
  return assessed.hasTies ? 'some' : 'none'
}

/**
 * Sends the link for a review that is assigned, once its reviewer is known to be free of ties. Nothing happens before
 * that, after it was sent, or where nobody is assigned.
 *
 * @returns the id of the task, null where nothing was sent
 * @source office.review.reviewer
 */
export async function askForReview(tx: Tx, activityId: string, office: Asking): Promise<string | null> {
  const [activity, assignment] = [await findActivity(tx, activityId), await findAssignment(tx, activityId)]
  if (!activity || !assignment || assignment.isAsked || assignment.reviewId) return null
  const assessed = await findAssessment(tx, activityId, office.today)
  const reviewer = assessed.find(({ personId }) => personId === assignment.reviewerId)
  if (freedomOf(reviewer) !== 'free') return null
  const earliest = addTo(office.today, { days: daysAtLeast })
  const dueOn = assignment.dueOn < earliest ? earliest : assignment.dueOn
  return oweTask(tx, {
    kind: 'review',
    area: 'review',
    subjectId: assignment.id,
    owedBy: assignment.reviewerId,
    owedTo: assignment.askedBy,
    title: `Review what will be taught: “${activity.title}”`,
    act: 'Review',
    why: `Someone without ties reads the content before it is taught, and says whether it is sound. It is some pages of reading and a short form; you can stop and go on later.`,
    dueOn,
    path: `/my/reviews/${assignment.id}`,
    link: { purpose: 'review', expiresOn: addTo(dueOn, { days: graceDays }) },
    office,
  })
}

/**
 * Ends an assignment with the reason, so that someone else, or the same person anew, can be asked. What was written stays.
 *
 * @returns the assignment's id, refusal `review/no-reason`, or `missing`
 * @source office.review.reviewer
 */
export async function endAssignment(
  tx: Tx,
  activityId: string,
  why: string,
  today: LocalDate,
): Promise<Decision<string> | Missing> {
  const assignment = await findAssignment(tx, activityId)
  if (!assignment) return missing
  if (why.trim() === '') {
    const message = 'Say why this review ends'
    return refuse({ code: 'review/no-reason', source: 'office.review.reviewer', field: 'why', message })
  }
  await holdIndependence(tx, activityId)
  await saveAssignmentEnd(tx, assignment.id, why.trim())
  await record(tx, { act: 'review.end', subject: activityId, before: showAssignment(assignment), after: null, why })
  await settleTask(tx, { kind: 'review', subjectId: assignment.id }, 'withdrawn', 'The office ended this review')
  await settleTask(tx, { kind: 'read review', subjectId: assignment.id }, 'done')
  await releaseReviewer(tx, { activityId, personId: assignment.reviewerId }, why.trim(), today)
  await endReviewerRole(tx, assignment, `The office ended the review: ${why.trim()}`)
  return allow(assignment.id)
}

/** Ends the role that was given for a review: it was decided, or is not wanted any more. One given by hand stays. */
export async function endReviewerRole(
  tx: Tx,
  { activityId, reviewerId }: Pick<Assignment, 'activityId' | 'reviewerId'>,
  why: string,
): Promise<void> {
  await endRoleOfActivity(tx, reviewerId, { role: 'reviewer', activityId, isLast: false, why })
}

function showAssignment({ id, reviewerId, dueOn, verdict }: Assignment) {
  return { id, reviewerId, dueOn, verdict }
}
