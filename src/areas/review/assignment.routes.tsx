import { addTo, showInstant } from '../../kernel/dates.ts'
import { type Decision, type Missing, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, download, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { findActivity, isInRole, listRoles } from '../activities/activity.store.ts'
import { assessControllers } from '../integrity/control.rules.ts'
import { listControllers } from '../integrity/control.store.ts'
import { listHolders } from '../access/role.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { findAnswerFile } from '../answers/sheet-file.store.ts'
import { findSheet } from '../answers/sheet.store.ts'
import { assignReviewer, endAssignment } from './assignment.commands.ts'
import { assignmentInput } from './assignment.schema.ts'
import { type Assignment, listAssignments, listResponses, listFormerReviewers } from './assignment.store.ts'
import { AssignmentPage } from './assignment.view.tsx'
import { reviewGateFor } from './freedom.rules.ts'
import { askReviewerAgain, respondToReview } from './review.commands.ts'

const base = '/office/activities/:activityId/review'

/** Peer review as the office arranges it, and as the director answers it. */
export const assignmentRoutes: Route[] = [
  {
    method: 'GET',
    path: base,
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/review`,
    handle: (visit) => showReview(visit, {}),
  },
  {
    method: 'POST',
    path: base,
    may: 'review.assign',
    handle: async (visit) => {
      const activityId = idOf(visit)
      if (activityId === missing) return missing
      const read = readForm(assignmentInput, visit.form)
      if (!read.ok) return showReview(visit, read.errors)
      const office = { address: visit.office.address(), today: visit.office.today() }
      const decision = await visit.write((tx) => assignReviewer(tx, activityId, read.data, office))
      return answerTo(visit, activityId, decision)
    },
  },
  {
    method: 'GET',
    path: `${base}/files/:itemKey`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/review/files/q1`,
    handle: async (visit) => {
      const activityId = idOf(visit)
      if (activityId === missing || !(await mayPlan(visit, activityId))) return missing
      const handed = (await listAssignments(visit.db, activityId)).find(({ endedAt }) => endedAt === null)
      const sheet = handed?.sheetId ? await findSheet(visit.db, handed.sheetId) : undefined
      const file = sheet && (await findAnswerFile(visit.db, visit.office.files, sheet, visit.params.itemKey))
      return file ? download(file) : missing
    },
  },
  {
    method: 'POST',
    path: `${base}/asks`,
    may: 'review.assign',
    handle: async (visit) => {
      const activityId = idOf(visit)
      if (activityId === missing) return missing
      const office = { address: visit.office.address(), today: visit.office.today() }
      return answerTo(visit, activityId, await visit.write((tx) => askReviewerAgain(tx, activityId, office)))
    },
  },
  {
    method: 'POST',
    path: `${base}/end`,
    may: 'review.assign',
    handle: async (visit) => {
      const activityId = idOf(visit)
      if (activityId === missing) return missing
      const why = one(visit.form, 'why')
      const decision = await visit.write((tx) => endAssignment(tx, activityId, why, visit.office.today()))
      return answerTo(visit, activityId, decision)
    },
  },
  {
    method: 'POST',
    path: `${base}/responses`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/review/responses`,
    handle: async (visit) => {
      const activityId = idOf(visit)
      if (activityId === missing || !(await mayPlan(visit, activityId))) return missing
      const text = one(visit.form, 'text')
      const decision = await visit.write((tx) => respondToReview(tx, activityId, text))
      return answerTo(visit, activityId, decision)
    },
  },
]

function idOf(visit: Visit): string | Missing {
  const { activityId = '' } = visit.params
  return isId(activityId) ? activityId : missing
}

function answerTo(visit: Visit, activityId: string, decision: Decision<unknown> | Missing): Answer | Promise<Answer> {
  if (decision === missing) return missing
  if (!decision.ok) return showReview(visit, errorsOf(decision.refusal))
  return seeOther(`/office/activities/${activityId}/review`)
}

/** The office, and those with a role in the activity. */
async function mayPlan(visit: Visit, activityId: string): Promise<boolean> {
  const visitor = visitorOf(visit)
  return may(visitor, 'activity.plan') || isInRole(visit.db, activityId, visitor.id)
}

async function showReview(visit: Visit, errors: Errors): Promise<Answer> {
  const { db, office } = visit
  const activityId = idOf(visit)
  const activity = activityId === missing ? undefined : await findActivity(db, activityId)
  if (!activity || !(await mayPlan(visit, activity.id))) return missing
  const today = office.today()
  const [assignments, reviewers, former, days] = await Promise.all([
    listAssignments(db, activity.id),
    listHolders(db, 'reviewer', office.now()),
    listFormerReviewers(db),
    findPolicy(db, 'review.days', today),
  ])
  const assignment = assignments.find(({ endedAt }) => endedAt === null)
  const zone = office.settings.timeZone
  const dueOn = addTo(today, { days })
  const page = {
    activity,
    standing: await findStanding(visit, activity, assignment),
    assignment: assignment
      ? {
          ...assignment,
          email: assignment.reviewerEmail,
          askedOn: showInstant(assignment.askedAt, zone),
          mayAskAgain: assignment.openTaskId !== null,
        }
      : null,
    review: await findReview(visit, assignment),
    responses: await findResponses(visit, assignment),
    former: assignments
      .filter(({ endedAt }) => endedAt !== null)
      .map((each) => ({ ...each, when: showInstant(each.endedAt!, zone), why: each.endedWhy ?? '' })),
    reviewers: [...new Set([...reviewers.map(({ email }) => email), ...former])],
    mayAssign: may(visitorOf(visit), 'review.assign'),
    mayRespond: true,
    stamp: visit.stamp(),
    typed: { email: '', dueOn, why: '', text: '', ...readTyped(visit) },
    errors,
  }
  const status = statusOf(errors)
  const body = <AssignmentPage {...page} />
  return showPage({ face: 'office', title: 'Peer review', current: '/office/activities', status, body })
}

function readTyped({ form }: Visit): Record<string, string> {
  return Object.fromEntries(Object.keys(form).map((name) => [name, one(form, name)]))
}

async function findStanding(
  visit: Visit,
  activity: { id: string; isClinical: boolean },
  assignment: Assignment | undefined,
) {
  const { db, office } = visit
  const today = office.today()
  const [roles, people, validityMonths] = await Promise.all([
    listRoles(db, activity.id),
    listControllers(db, [activity.id]),
    findPolicy(db, 'integrity.validMonths', today),
  ])
  const assessed = assessControllers(people, { today, validityMonths, isClinical: activity.isClinical })
  return reviewGateFor({ id: activity.id, roles }, assignment, assessed, today)
}

async function findReview(visit: Visit, assignment: Assignment | undefined) {
  if (!assignment?.sheetId || !assignment.verdict) return null
  const sheet = await findSheet(visit.db, assignment.sheetId)
  const handedOn = showInstant(assignment.submittedAt!, visit.office.settings.timeZone)
  return sheet ? { verdict: assignment.verdict, handedOn, sheet } : null
}

async function findResponses(visit: Visit, assignment: Assignment | undefined) {
  if (!assignment?.reviewId) return []
  const rows = await listResponses(visit.db, assignment.reviewId)
  const zone = visit.office.settings.timeZone
  return rows.map((row) => ({ text: row.text, when: showInstant(row.at, zone), by: row.by ?? '' }))
}
