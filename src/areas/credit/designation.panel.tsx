import type { ActivityPanel } from '../activities/activity.slots.ts'
import { judgeCredit } from './designation.rules.ts'
import { findPlan } from './designation.store.ts'
import { DesignationLeaf } from './designation.view.tsx'

/** What the plan is worth and what is designated, on the office's page of the activity. */
export const designationPanel: ActivityPanel = async (db, activityId, { today, stamp, timeZone }) => {
  const plan = await findPlan(db, activityId, today)
  return plan ? <DesignationLeaf credit={judgeCredit(plan, today)} stamp={stamp} timeZone={timeZone} /> : null
}
