import { type Missing, missing } from '../../kernel/decision.ts'
import { type LocalDate, addTo, showInstant } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, showPage } from '../../http/answer.ts'
import { type Grant, may } from '../../http/permission.ts'
import { type Stamp, type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import type { ActivityGate, ActivityPanel } from './activity.slots.ts'
import { findActivity } from './activity.store.ts'
import { PlanPage } from './activity.view.tsx'
import { type Plan, findDossier } from './dossier.store.ts'
import { findOffers } from './gap-plan.store.ts'
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
  const roleOf = may(visitor, 'activity.see') ? undefined : visitor.id
  const activity = await findActivity(visit.db, activityId, roleOf)
  return activity?.state ? go(activity as Found) : missing
}

/** The page of a plan, with what was refused in one of its forms. */
export async function showPlan(visit: Visit, { id }: { id: string }, slots: PlanSlots, refused: Refused = {}) {
  const { db, office } = visit
  const dossier = await findDossier(db, id, office.today())
  if (!dossier) return missing
  const { plan } = dossier
  const visitor = visitorOf(visit)
  const mayChange = may(visitor, 'activity.plan.own')
  const context = {
    stamp: visit.stamp(),
    timeZone: office.settings.timeZone,
    mayChange,
    may: (grant: Grant) => may(visitor, grant),
  }
  const [gates, own, panels] = await Promise.all([
    Promise.all(slots.gates.map((gate) => gate(dossier))),
    findSections(visit, plan, refused, { stamp: context.stamp, mayChange }),
    Promise.all(slots.panels.map((panel) => panel(dossier, context))),
  ])
  const history = plan.steps.map((step) => ({
    state: step.state,
    why: step.why,
    when: showInstant(step.at, context.timeZone),
    by: step.givenName ? `${step.givenName} ${step.familyName}` : 'The calendar',
  }))
  const body = (
    <PlanPage
      activity={withDays(plan)}
      stamp={context.stamp}
      gates={gates.flat().map((gate) => (mayChange ? gate : { ...gate, act: undefined }))}
      gaps={plan.gaps}
      maySeeGaps={may(visitor, 'gap.see')}
      sections={[...own, ...panels]}
      steps={history}
      mayPlan={may(visitor, 'activity.plan')}
      said={refused.said}
    />
  )
  const status = (refused.objective ?? refused.role ?? refused.said) ? 422 : 200
  return showPage({ face: 'office', title: plan.title, current: '/office/activities', status, body })
}

/** What the plan itself shows below its gates: objectives, people, references, each with its form while it is open. */
async function findSections(
  visit: Visit,
  plan: Plan,
  refused: Refused,
  { stamp, mayChange }: { stamp: Stamp; mayChange: boolean },
) {
  const { id: activityId, gaps, objectives, roles, references } = plan
  const isOpen = mayChange && (plan.state === 'proposed' || plan.state === 'in planning')
  const { emails, sources } = await findOffers(visit.db, activityId)
  const startsOn = addTo(visit.office.today(), { days: 14 })
  const gapId = gaps[0]?.id ?? ''
  const objective = refused.objective ?? { typed: { statement: '', needType: '', gapId }, errors: {} }
  const role = refused.role ?? { typed: { email: '', role: '', startsOn }, errors: {} }
  const held = roles.map((each) => ({ ...each, startsOn: each.startsOn as LocalDate }))
  const common = { activityId, stamp, isOpen }
  return [
    <ObjectivesLeaf {...common} objectives={objectives} gaps={gaps} {...objective} />,
    <RolesLeaf
      {...common}
      roles={held}
      mayPlan={may(visitorOf(visit), 'activity.plan')}
      suggestions={emails}
      {...role}
    />,
    <ReferencesLeaf {...common} references={references} sources={sources} />,
  ]
}

/** The days of a row, marked as days. */
function withDays<Row extends { releasesOn: string; expiresOn: string }>(row: Row) {
  return { ...row, releasesOn: row.releasesOn as LocalDate, expiresOn: row.expiresOn as LocalDate }
}
