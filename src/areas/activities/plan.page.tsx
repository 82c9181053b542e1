import { type Missing, missing } from '../../kernel/decision.ts'
import { type LocalDate, addTo, showInstant } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Stamp, type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { listHolders } from '../people/person.store.ts'
import type { ActivityGate, ActivityPanel } from './activity.slots.ts'
import {
  findActivity,
  isInRole,
  listGapsOf,
  listObjectives,
  listReferences,
  listRoles,
  listSteps,
} from './activity.store.ts'
import { PlanPage } from './activity.view.tsx'
import { listSourcesOfGaps } from './gap-plan.store.ts'
import type { ActivityStep } from './life.schema.ts'
import { ObjectivesLeaf, ReferencesLeaf, type TypedObjective } from './objective.view.tsx'
import { RolesLeaf, type TypedRole } from './role.view.tsx'

export type PlanSlots = { gates: readonly ActivityGate[]; panels: readonly ActivityPanel[] }
export type Found = NonNullable<Awaited<ReturnType<typeof findActivity>>> & { state: ActivityStep }

/** What was typed into one of the forms on the plan, and refused. */
export type Refused = {
  objective?: { typed: TypedObjective; errors: Errors }
  role?: { typed: TypedRole; errors: Errors }
  said?: string
}

/** Goes on with the activity of the address, where the visitor may plan it: the office, or those with a role in it. */
export async function withPlan(
  visit: Visit,
  go: (activity: Found) => Promise<Answer> | Answer,
): Promise<Answer | Missing> {
  const activityId = visit.params.activityId!
  if (!isId(activityId)) return missing
  const visitor = visitorOf(visit)
  const activity = await findActivity(visit.db, activityId)
  if (!activity?.state) return missing
  if (!may(visitor, 'activity.see') && !(await isInRole(visit.db, activityId, visitor.id))) return missing
  return go(activity as Found)
}

/** The page of a plan, with what was refused in one of its forms. */
export async function showPlan(visit: Visit, activity: Found, slots: PlanSlots, refused: Refused = {}) {
  const { db, office } = visit
  const today = office.today()
  const context = { today, stamp: visit.stamp(), timeZone: office.settings.timeZone }
  const [gates, gaps, steps, panels] = await Promise.all([
    Promise.all(slots.gates.map((gate) => gate(db, activity.id, today))),
    listGapsOf(db, activity.id),
    listSteps(db, activity.id),
    Promise.all(slots.panels.map((panel) => panel(db, activity.id, context))),
  ])
  const own = await findSections(visit, activity, gaps, refused, context.stamp)
  const history = steps.map((step) => ({
    state: step.state,
    why: step.why,
    when: showInstant(step.at, context.timeZone),
    by: step.givenName ? `${step.givenName} ${step.familyName}` : 'The calendar',
  }))
  const body = (
    <PlanPage
      activity={{ ...withDays(activity), state: activity.state }}
      stamp={context.stamp}
      gates={gates.flat()}
      gaps={gaps}
      sections={[...own, ...panels]}
      steps={history}
      mayPlan={may(visitorOf(visit), 'activity.plan')}
      said={refused.said}
    />
  )
  const status = (refused.objective ?? refused.role ?? refused.said) ? 422 : 200
  return showPage({ face: 'office', title: activity.title, current: '/office/activities', status, body })
}

type PlannedGaps = Awaited<ReturnType<typeof listGapsOf>>

/** What the plan itself shows below its gates: objectives, people, references, each with its form while it is open. */
async function findSections(visit: Visit, activity: Found, gaps: PlannedGaps, refused: Refused, stamp: Stamp) {
  const { db } = visit
  const gapIds = gaps.map((gap) => gap.id)
  const [objectives, roles, references, people, sources] = await Promise.all([
    listObjectives(db, activity.id),
    listRoles(db, activity.id),
    listReferences(db, activity.id),
    listHolders(db, 'faculty'),
    listSourcesOfGaps(db, gapIds),
  ])
  const isOpen = activity.state === 'proposed' || activity.state === 'in planning'
  const startsOn = addTo(visit.office.today(), { days: 14 })
  const objective = refused.objective ?? { typed: { statement: '', needType: '', gapId: gapIds[0] ?? '' }, errors: {} }
  const role = refused.role ?? { typed: { email: '', role: '', startsOn }, errors: {} }
  const held = roles.map((each) => ({ ...each, startsOn: each.startsOn as LocalDate }))
  const common = { activityId: activity.id, stamp, isOpen }
  return [
    <ObjectivesLeaf {...common} objectives={objectives} gaps={gaps} {...objective} />,
    <RolesLeaf
      {...common}
      roles={held}
      mayPlan={may(visitorOf(visit), 'activity.plan')}
      suggestions={people.map((each) => each.email)}
      {...role}
    />,
    <ReferencesLeaf {...common} references={references} sources={sources} />,
  ]
}

/** The days of a row, marked as days. */
export function withDays<Row extends { releasesOn: string; expiresOn: string }>(row: Row) {
  return { ...row, releasesOn: row.releasesOn as LocalDate, expiresOn: row.expiresOn as LocalDate }
}
