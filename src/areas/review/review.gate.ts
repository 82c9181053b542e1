import type { ActivityGate } from '../activities/activity.slots.ts'
import { findActivity, listRoles } from '../activities/activity.store.ts'
import { assessControllers } from '../integrity/control.rules.ts'
import { listControllers } from '../integrity/control.store.ts'
import { findPolicy } from '../people/policy.store.ts'
import { findAssignment } from './assignment.store.ts'
import { reviewGateFor } from './freedom.rules.ts'

/** What peer review owes before an activity can be approved. */
export const reviewGate: ActivityGate = async (db, activityId, today) => {
  const activity = await findActivity(db, activityId)
  if (!activity) return []
  const assignment = await findAssignment(db, activityId)
  const roles = await listRoles(db, activityId)
  const people = assignment ? await listControllers(db, [activityId]) : []
  const validityMonths = await findPolicy(db, 'integrity.validMonths', today)
  const assessed = assessControllers(people, { today, validityMonths, isClinical: activity.isClinical })
  return [reviewGateFor({ id: activityId, roles }, assignment, assessed, today)]
}
