import type { ActivityGate } from '../activities/activity.slots.ts'
import { findActivity } from '../activities/activity.store.ts'
import { findPolicy } from '../people/policy.store.ts'
import { assessControllers } from './control.rules.ts'
import { listControllers } from './control.store.ts'
import { listIndependenceGates } from './independence.rules.ts'
import { findLearnerDisclosure } from './learner-disclosure.store.ts'

/** What independence from companies owes before an activity can be approved. */
export const independenceGate: ActivityGate = async (db, activityId, today) => {
  const activity = await findActivity(db, activityId)
  if (!activity) return []
  const { isClinical } = activity
  const people = await listControllers(db, [activityId])
  const validityMonths = await findPolicy(db, 'integrity.validMonths', today)
  const assessed = assessControllers(people, { today, validityMonths, isClinical })
  const isWritten = (await findLearnerDisclosure(db, activityId)) !== undefined
  return listIndependenceGates({ activityId, people: assessed, isClinical, isWritten, today })
}
