import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { registerRoutes } from '../../lists/routes.ts'
import type { Errors } from '../../ui/errors.ts'
import { makeActivityFile, recordAccreditorId } from './activity.commands.ts'
import { ReportActivityPage } from './activity.view.tsx'
import { showReports } from './report.page.tsx'
import { findStanding, readPoints } from './report.rules.ts'
import { activityFileKinds } from './report.schema.ts'
import { listReports } from './report.store.ts'
import { fillReportable } from './reportable.map.ts'
import { reportableRegister } from './reportable.register.tsx'
import { findReportable } from './reportable.store.ts'
import { findReporter } from './reporter.store.ts'

const current = '/reports'
const shownFiles = 20
const path = '/reports/activities/:activityId'

/** Reports of activities: the list, the page of one, its number at PARS, its files. */
export const reportActivityRoutes: Route[] = [
  ...registerRoutes(reportableRegister),
  { method: 'GET', path, may: 'report.make', handle: (visit) => showActivity(visit, {}) },
  { method: 'POST', path: `${path}/number`, may: 'report.make', handle: keepNumber },
  { method: 'POST', path: `${path}/files`, may: 'report.make', handle: makeFile },
]

type Shown = { typed?: string; errors?: Errors; refused?: string }

/** The page of one activity; after a refusal again, with what was typed and why. */
async function showActivity(visit: Visit, { typed, errors = {}, refused }: Shown): Promise<Answer> {
  const activityId = visit.params.activityId!
  const today = visit.office.today()
  const [facts, reporter, files] = isId(activityId)
    ? await Promise.all([
        findReportable(visit.db, activityId, visit.office.settings.timeZone),
        findReporter(visit.db, deskOf(visit)),
        listReports(visit.db, { activityId }, shownFiles),
      ])
    : []
  if (!facts || !reporter || !files) return missing
  const activity = fillReportable(facts, reporter)
  const isRefused = refused !== undefined || Object.keys(errors).length > 0
  const body = (
    <ReportActivityPage
      facts={facts}
      activity={activity}
      standing={findStanding(activity, facts.isClosed, today)}
      points={readPoints(activity, today)}
      reporter={reporter}
      files={showReports(visit, files)}
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
      refused={refused}
    />
  )
  return showPage({ face: 'office', title: `Report: ${facts.title}`, current, status: isRefused ? 422 : 200, body })
}

async function keepNumber(visit: Visit): Promise<Answer> {
  const activityId = visit.params.activityId!
  if (!isId(activityId)) return missing
  const typed = one(visit.form, 'accmeActivityId')
  const decision = await visit.write((tx) => recordAccreditorId(tx, visit.office, activityId, typed))
  if (decision === missing) return missing
  return decision.ok
    ? seeOther(`/reports/activities/${activityId}`)
    : showActivity(visit, { typed, errors: errorsOf(decision.refusal) })
}

async function makeFile(visit: Visit): Promise<Answer> {
  const activityId = visit.params.activityId!
  const kind = activityFileKinds.find((known) => known === one(visit.form, 'kind'))
  if (!isId(activityId) || !kind) return missing
  const ask = { activityId, kind, closes: one(visit.form, 'closes') === 'yes' }
  const decision = await visit.write((tx) => makeActivityFile(tx, visit.office, ask))
  if (decision === missing) return missing
  return decision.ok
    ? seeOther(`/reports/files/${decision.value}`)
    : showActivity(visit, { refused: decision.refusal.message })
}

/** Day and address under which this visit asks who reports. */
function deskOf(visit: Visit): { today: ReturnType<Visit['office']['today']>; address: string } {
  return { today: visit.office.today(), address: visit.office.address() }
}
