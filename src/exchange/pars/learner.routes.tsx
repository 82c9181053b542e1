import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { one, readForm } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Errors } from '../../ui/errors.ts'
import { domainOf, fillEarned } from './completion.map.ts'
import { planLearners } from './completion.rules.ts'
import { type Held, type HeldReason, heldReasons } from './completion.schema.ts'
import { listCompletions, listTold } from './completion.store.ts'
import { makeLearnerFile } from './learner.commands.ts'
import { type ChosenLearners, LearnersPage } from './learner.view.tsx'
import { usualPeriod } from './report.rules.ts'
import { type Period, learnerFileKinds, periodInput } from './report.schema.ts'
import { listReportables } from './reportable.store.ts'
import { findReporter } from './reporter.store.ts'

const current = '/reports'
const shownLines = 100
const pageHeld = 50
/** So many activities can be chosen from; others are reported by their days. */
const shownActivities = 200

/** Reports of learners: whose credit can be told, whose cannot, and the files that tell it. */
export const reportLearnerRoutes: Route[] = [
  { method: 'GET', path: '/reports/learners', may: 'report.make', handle: (visit) => showLearners(visit, visit.query) },
  { method: 'POST', path: '/reports/learners', may: 'report.make', handle: makeFile },
]

type Asked = Readonly<Record<string, string | undefined>>

/** The days that were asked for, the usual ones where nothing was, and what is wrong with them. */
function periodOf(visit: Visit, asked: Asked): { period: Period; chosen: ChosenLearners; errors: Errors } {
  const usual = usualPeriod(visit.office.today())
  const from = asked.from || usual.from
  const to = asked.to || usual.to
  const read = readForm(periodInput, { from, to })
  const activity = isId(asked.activity ?? '') ? asked.activity! : ''
  const chosen = { from, to, activity }
  return read.ok ? { period: read.data, chosen, errors: {} } : { period: usual, chosen, errors: read.errors }
}

/** The page for these days; after a refusal again, with why. */
async function showLearners(visit: Visit, asked: Asked, refused?: string): Promise<Answer> {
  const { period, chosen, errors } = periodOf(visit, asked)
  const { timeZone } = visit.office.settings
  const address = visit.office.address()
  const today = visit.office.today()
  const filter = { ...period, activityId: chosen.activity || undefined }
  const [facts, told, activities, reporter] = await Promise.all([
    listCompletions(visit.db, filter, timeZone),
    listTold(visit.db, filter),
    listReportables(visit.db, shownActivities, timeZone),
    findReporter(visit.db, { today, address }),
  ])
  const earned = facts.map((one) => fillEarned(one, domainOf(address)))
  const plan = planLearners(earned, told, today)
  const owner = new Map(earned.map(({ certificateId, personId }) => [certificateId, personId]))
  const lines = plan.lines.slice(0, shownLines).map(({ certificateId, completion }) => ({
    personId: owner.get(certificateId) ?? null,
    completion,
  }))
  const body = (
    <LearnersPage
      chosen={chosen}
      errors={errors}
      activities={activities}
      plan={{ ...plan, lines, all: plan.lines.length }}
      {...showHeld(plan.held, asked, chosen)}
      reporter={reporter}
      stamp={visit.stamp()}
      refused={refused}
    />
  )
  const isRefused = refused !== undefined || Object.keys(errors).length > 0
  return showPage({ face: 'office', title: 'Learners', current, status: isRefused ? 422 : 200, body })
}

/** Those held back for the chosen reason, a page of them, and the ways to the others. */
function showHeld(all: readonly Held[], asked: Asked, chosen: ChosenLearners) {
  const reason = heldReasons.find((known) => known === asked.why) ?? null
  const counts: Partial<Record<HeldReason, number>> = {}
  for (const held of all)
    for (const known of new Set(held.reasons.map((each) => each.reason))) counts[known] = (counts[known] ?? 0) + 1
  const ofReason = all.filter((held) => reason === null || held.reasons.some((each) => each.reason === reason))
  const skip = /^\d{1,7}$/.test(asked.skip ?? '') ? Number(asked.skip) : 0
  const path = (more: Record<string, string>) =>
    `/reports/learners?${new URLSearchParams({ ...chosen, ...more }).toString()}#held`
  const whyOf = (of: HeldReason | null): Record<string, string> => (of ? { why: of } : {})
  return {
    held: { counts, all: all.length, shown: ofReason.slice(skip, skip + pageHeld), reason },
    pages: {
      of: (of: HeldReason | null) => path(whyOf(of)),
      previous: skip > 0 ? path({ ...whyOf(reason), skip: String(Math.max(0, skip - pageHeld)) }) : undefined,
      next: ofReason.length > skip + pageHeld ? path({ ...whyOf(reason), skip: String(skip + pageHeld) }) : undefined,
    },
  }
}

async function makeFile(visit: Visit): Promise<Answer> {
  const asked = { from: one(visit.form, 'from'), to: one(visit.form, 'to'), activity: one(visit.form, 'activity') }
  const kind = learnerFileKinds.find((known) => known === one(visit.form, 'kind'))
  if (!kind) return missing
  const { period, chosen, errors } = periodOf(visit, asked)
  if (Object.keys(errors).length > 0) return showLearners(visit, asked)
  const ask = { ...period, activityId: chosen.activity || undefined, kind }
  const decision = await visit.write((tx) => makeLearnerFile(tx, visit.office, ask))
  return decision.ok
    ? seeOther(`/reports/files/${decision.value}`)
    : showLearners(visit, asked, decision.refusal.message)
}
