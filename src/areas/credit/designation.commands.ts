import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import type { Quarters } from '../../kernel/quarters.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { holdActivity } from '../activities/activity.commands.ts'
import { decideDesignation, decideOpenDesignation } from './designation.rules.ts'
import { findPlan, saveDesignation } from './designation.store.ts'

/**
 * Designates an activity for the credit that its minutes come to, before it opens. Designating again replaces what stood.
 *
 * @param facts.assessment the test with its pass mark, shown to learners before they begin; null where there is none
 * @returns quarters, or a refusal of `decideOpenDesignation`, `decideDesignation`, `designation/no-minutes` or
 *   `designation/no-provider`
 * @source ama.pra.advance
 * @source ama.pra.minutes
 * @source ama.pra.statement
 */
export async function designate(
  tx: Tx,
  activityId: string,
  facts: { assessment: { passPercent: number } | null; today: LocalDate },
): Promise<Decision<Quarters> | Missing> {
  const activity = await holdActivity(tx, activityId)
  const plan = await findPlan(tx, activityId, facts.today)
  if (!plan || !activity) return missing
  const open = decideOpenDesignation(plan.state)
  if (!open.ok) return open
  if (plan.provider === '') {
    const message = 'Record the accredited provider first; the statement names it'
    return refuse({ code: 'designation/no-provider', source: 'ama.pra.statement', message })
  }
  if (!plan.minutes) {
    const message = 'Estimate the minutes first: write the readings and set up the test'
    return refuse({ code: 'designation/no-minutes', source: 'ama.pra.minutes', message })
  }
  const decision = decideDesignation({
    format: plan.format,
    minutes: plan.minutes,
    tie: plan.tie,
    hasAssessment: facts.assessment !== null,
    passMarkShown: facts.assessment !== null,
    certifiedOn: facts.today,
    startsOn: null,
    releasedOn: plan.opensOn,
    expiresOn: activity.expiresOn as LocalDate,
  })
  if (!decision.ok) return decision
  const { quarters } = decision.value
  await saveDesignation(tx, { activityId, quarters, minutes: plan.minutes })
  const after = { quarters, minutes: plan.minutes }
  await record(tx, { act: 'credit.designate', subject: activityId, before: plan.designated, after })
  await announce(tx, { kind: 'credit.designated', subject: activityId, body: { activityId, quarters } })
  return allow(quarters)
}
