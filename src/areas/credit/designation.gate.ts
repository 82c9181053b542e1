import type { ActivityGate } from '../activities/activity.slots.ts'
import { judgeCredit } from './designation.rules.ts'
import { findStatedPlan } from './designation.store.ts'

/**
 * Credit is designated before the activity opens, for what its minutes come to.
 *
 * @source ama.pra.advance
 */
export const designationGate: ActivityGate = async ({ policies, today, read }) => {
  const plan = await read(findStatedPlan)
  if (!plan) return []
  const { standing } = judgeCredit({ ...plan, tie: policies['credit.tie'] }, today)
  return [
    {
      id: 'designation',
      group: 'Credit',
      title: 'Credit is designated before it opens',
      why: 'AMA PRA Category 1 Credit™ is announced in advance for the time the activity takes, and never afterwards.',
      source: 'ama.pra.advance',
      ...standing,
      owedBy: 'The office',
      act: { label: 'Designate', href: `/office/activities/${plan.activityId}#credit` },
    },
  ]
}
