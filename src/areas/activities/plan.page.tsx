import { type Missing, missing } from '../../kernel/decision.ts'
import { type LocalDate, addTo, showInstant } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Visit, visitorOf } from '../../http/route.ts'
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
  const [gateLists, gaps, objectives, roles, references, steps, people, panels] = await Promise.all([
    Promise.all(slots.gates.map((gate) => gate(db, activity.id, today))),
    listGapsOf(db, activity.id),
    listObjectives(db, activity.id),
    listRoles(db, activity.id),
    listReferences(db, activity.id),
    listSteps(db, activity.id),
    listHolders(db, 'faculty'),
    Promise.all(slots.panels.map((panel) => panel(db, activity.id, context))),
  ])
  const sources = await listSourcesOfGaps(
    db,
    gaps.map((gap) => gap.id),
  )
  const mayPlan = may(visitorOf(visit), 'activity.plan')
  const isOpen = activity.state === 'proposed' || activity.state === 'in planning'
  const stamp = context.stamp
  const objective = refused.objective ?? {
    typed: { statement: '', needType: '', gapId: gaps[0]?.id ?? '' },
    errors: {},
  }
  const role = refused.role ?? { typed: { email: '', role: '', startsOn: addTo(today, { days: 14 }) }, errors: {} }
  const held = roles.map((each) => ({ ...each, startsOn: each.startsOn as LocalDate }))
  const sections = [
    <ObjectivesLeaf
      activityId={activity.id}
      stamp={stamp}
      objectives={objectives}
      gaps={gaps}
      isOpen={isOpen}
      {...objective}
    />,
    <RolesLeaf
      activityId={activity.id}
      stamp={stamp}
      roles={held}
      mayPlan={mayPlan}
      suggestions={people.map((each) => each.email)}
      {...role}
    />,
    <ReferencesLeaf activityId={activity.id} stamp={stamp} references={references} sources={sources} isOpen={isOpen} />,
    ...panels,
  ]
  const zone = office.settings.timeZone
  const history = steps.map((step) => ({
    state: step.state,
    why: step.why,
    when: showInstant(step.at, zone),
    by: step.givenName ? `${step.givenName} ${step.familyName}` : 'The calendar',
  }))
  const plan = { ...withDays(activity), state: activity.state }
  const body = (
    <PlanPage
      activity={plan}
      stamp={stamp}
      gates={gateLists.flat()}
      gaps={gaps}
      sections={sections}
      steps={history}
      mayPlan={mayPlan}
      said={refused.said}
    />
  )
  const isRefused = refused.objective ?? refused.role ?? refused.said
  return showPage({
    face: 'office',
    title: activity.title,
    current: '/office/activities',
    status: isRefused ? 422 : 200,
    body,
  })
}

/** The days of a row, marked as days. */
export function withDays<Row extends { releasesOn: string; expiresOn: string }>(row: Row) {
  return { ...row, releasesOn: row.releasesOn as LocalDate, expiresOn: row.expiresOn as LocalDate }
}
