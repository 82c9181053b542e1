import { type LocalDate, dayOf, showShortDay } from '../../kernel/dates.ts'
import { type Missing, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { one } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { findActivity, isInRole } from '../activities/activity.store.ts'
import { findPublishedVersion } from '../questions/version.store.ts'
import { countKept } from './commitment.rules.ts'
import { listCommitments } from './commitment.store.ts'
import { settleBias } from './response.commands.ts'
import { findForm, listBiasReports, listTallies } from './response.store.ts'
import { ResultPage } from './result.view.tsx'
import { gatherTallies } from './tally.rules.ts'
import { findTally } from './tally.store.ts'

const pageSize = 50

/** What learners say of an activity, for the office and those who direct it. */
export const resultRoutes: Route[] = [
  {
    method: 'GET',
    path: '/office/activities/:activityId/evaluation',
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/evaluation`,
    handle: (visit) => showResult(visit),
  },
  {
    method: 'POST',
    path: '/office/activities/:activityId/bias-reports/:reportId',
    may: 'activity.plan',
    handle: async (visit) => {
      const { activityId, reportId } = visit.params
      if (!isId(activityId!) || !isId(reportId!)) return missing
      const decision = await visit.write((tx) => settleBias(tx, activityId!, reportId!, one(visit.form, 'resolution')))
      if (decision === missing) return missing
      return decision.ok
        ? seeOther(`/office/activities/${activityId}/evaluation`)
        : showResult(visit, decision.refusal.message)
    },
  },
]

async function showResult(visit: Visit, said?: string): Promise<Answer | Missing> {
  const { db } = visit
  const activityId = visit.params.activityId!
  const visitor = visitorOf(visit)
  const activity = isId(activityId) ? await findActivity(db, activityId) : undefined
  if (!activity) return missing
  if (!may(visitor, 'activity.see') && !(await isInRole(db, activityId, visitor.id))) return missing
  const { after } = visit.query
  const place = after !== undefined && isId(after) ? after : undefined
  const [tally, tallies, commitments, reports, form] = await Promise.all([
    findTally(db, activityId),
    listTallies(db, activityId),
    listCommitments(db, activityId, { after: place, limit: pageSize + 1 }),
    listBiasReports(db, activityId),
    findAnsweredForm(db, activityId),
  ])
  const shown = commitments.slice(0, pageSize)
  const zone = visit.office.settings.timeZone
  const day = (at: Date) => showShortDay(dayOf(at, zone))
  const result = {
    activity,
    completed: tally.completed,
    responses: tally.responses,
    tallies: gatherTallies(form?.items ?? [], tallies),
    kept: countKept(tally.commitments),
    commitments: shown.map((each) => ({ ...each, due: `Asked from ${showShortDay(each.dueOn as LocalDate)}` })),
    isFirst: place === undefined,
    next: commitments.length > pageSize ? shown.at(-1)!.id : undefined,
    cases: reports.map((each) => ({
      ...each,
      reported: day(each.reportedAt),
      resolved: each.resolvedAt ? day(each.resolvedAt) : null,
    })),
  }
  const body = <ResultPage {...result} stamp={visit.stamp()} mayResolve={may(visitor, 'activity.plan')} said={said} />
  return showPage({
    face: 'office',
    title: 'What learners say',
    current: '/office/activities',
    status: said ? 422 : 200,
    body,
  })
}

/** The questions as they are put now; undefined before the first learner opened the evaluation. */
async function findAnsweredForm(db: Visit['db'], activityId: string) {
  const form = await findForm(db, activityId)
  return form && findPublishedVersion(db, form.questionnaireId)
}
