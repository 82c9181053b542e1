import type { ActivityGate } from '../activities/activity.slots.ts'
import { assessControllers } from '../integrity/control.rules.ts'
import { listControllersOf } from '../integrity/control.store.ts'
import { findAssignment } from './assignment.store.ts'
import { reviewGateFor } from './freedom.rules.ts'

/** What peer review owes before an activity can be approved. */
export const reviewGate: ActivityGate = async ({ plan, policies, today, read }) => {
  const [assignment, controllers] = await Promise.all([read(findAssignment), read(listControllersOf)])
  const facts = { today, validityMonths: policies['integrity.validMonths'], isClinical: plan.isClinical }
  return [reviewGateFor(plan, assignment, assessControllers(controllers, facts), today)]
}
