import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { showInstant } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Errors } from '../../ui/errors.ts'
import { activitySteps } from '../../areas/activities/life.schema.ts'
import { makeActivityFile, recordAccreditorId } from './activity.commands.ts'
import { ActivitiesPage, type ActivityLine } from './activity-list.view.tsx'
import { ReportActivityPage } from './activity.view.tsx'
import { checkActivities } from './preflight.rules.ts'
import { showReports } from './report.page.tsx'
import { findStanding, readPoints } from './report.rules.ts'
import { activityFileKinds } from './report.schema.ts'
import { listReports } from './report.store.ts'
import { fillReportable } from './reportable.map.ts'
import type { ActivityFacts, Reporter } from './reportable.schema.ts'
import { findReportable, findYears, listReportables } from './reportable.store.ts'
import { findReporter } from './reporter.store.ts'

const current = '/reports'
const pageSize = 50
const shownFiles = 20
const path = '/reports/activities/:activityId'

/** Reports of activities: the list, the page of one, its number at PARS, its files. */
export const reportActivityRoutes: Route[] = [
  { method: 'GET', path: '/reports', may: 'report.make', handle: showList },
  { method: 'GET', path, may: 'report.make', handle: (visit) => showActivity(visit, {}) },
  { method: 'POST', path: `${path}/number`, may: 'report.make', handle: keepNumber },
  { method: 'POST', path: `${path}/files`, may: 'report.make', handle: makeFile },
]

async function showList(visit: Visit): Promise<Answer> {
  const { q = '', state = '', year = '', after } = visit.query
  const step = activitySteps.find((known) => known === state)
  const isYear = /^[12]\d{3}$/.test(year)
  const filter = { words: q, state: step, year: isYear ? Number(year) : undefined, after }
  const [found, years, reporter] = await Promise.all([
    listReportables(visit.db, filter, pageSize + 1, visit.office.settings.timeZone),
    findYears(visit.db),
    findReporter(visit.db, deskOf(visit)),
  ])
  const shown = found.slice(0, pageSize)
  const narrowed = { q, state: step ?? '', year: isYear ? year : '' }
  const body = (
    <ActivitiesPage
      lines={shown.map((facts) => lineOf(visit, facts, reporter))}
      narrowed={{ words: q, state: narrowed.state, year: narrowed.year }}
      years={years ? yearsBack(years) : []}
      reporter={reporter}
      next={found.length > pageSize ? listPath({ ...narrowed, after: shown.at(-1)!.number }) : undefined}
      first={after ? listPath(narrowed) : undefined}
    />
  )
  return showPage({ face: 'office', title: 'Reports', current, body })
}

function lineOf(visit: Visit, facts: ActivityFacts, reporter: Reporter): ActivityLine {
  const activity = fillReportable(facts, reporter)
  const { lastReportId, lastKind, lastMadeAt } = facts
  const { timeZone } = visit.office.settings
  return {
    ...facts,
    endOn: facts.expiresOn,
    standing: findStanding(activity, facts.isClosed, visit.office.today()),
    problems: checkActivities([activity], visit.office.today()).length,
    last:
      lastReportId && lastKind && lastMadeAt
        ? { id: lastReportId, kind: lastKind, when: showInstant(lastMadeAt, timeZone) }
        : null,
  }
}

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

function listPath(query: Record<string, string>): string {
  const said = Object.entries(query).filter(([, value]) => value !== '')
  return said.length === 0 ? current : `${current}?${new URLSearchParams(said).toString()}`
}

function yearsBack({ first, last }: { first: number; last: number }): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => last - at)
}
