import type { ActivityGate } from '../activities/activity.slots.ts'
import { assessControllers } from './control.rules.ts'
import { listControllersOf } from './control.store.ts'
import { listIndependenceGates } from './independence.rules.ts'
import { listShown } from './learner-disclosure.store.ts'

/** What independence from companies owes before an activity can be approved. */
export const independenceGate: ActivityGate = async ({ plan, policies, today, read }) => {
  const [controllers, texts] = await Promise.all([read(listControllersOf), read(listShown)])
  const { id: activityId, isClinical } = plan
  const people = assessControllers(controllers, {
    today,
    validityMonths: policies['integrity.validMonths'],
    isClinical,
  })
  return listIndependenceGates({ activityId, people, isClinical, isWritten: texts.length > 0, today })
}
