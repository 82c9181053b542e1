import type { ActivityPanel } from '../activities/activity.slots.ts'
import { judgeCredit } from './designation.rules.ts'
import { findStatedPlan } from './designation.store.ts'
import { DesignationLeaf } from './designation.view.tsx'

/** What the plan is worth and what is designated, on the office's page of the activity. */
export const designationPanel: ActivityPanel = async ({ policies, today, read }, { stamp, timeZone, mayChange }) => {
  const plan = await read(findStatedPlan)
  if (!plan) return null
  const credit = judgeCredit({ ...plan, tie: policies['credit.tie'] }, today)
  return <DesignationLeaf credit={credit} stamp={mayChange ? stamp : null} timeZone={timeZone} />
}
