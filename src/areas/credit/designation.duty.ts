import type { PlanReader } from '../activities/plan.slots.ts'
import { findPolicyIn } from '../policies/policy-value.store.ts'
import { quarters } from '../../kernel/quarters.ts'
import { judgeStanding } from './designation.rules.ts'
import { formatIdOf } from './designation.schema.ts'
import { type CreditFacts, creditFacts } from './waiting.store.ts'

/** Credit that a plan still has to be designated for, as `designationGate` says it on the page of the plan. */
export const designationReader: PlanReader<CreditFacts> = {
  facts: (_db, today) => creditFacts(today),
  open(facts, { id, today }) {
    const plan = {
      format: formatIdOf(facts.format),
      minutes: facts.minutes,
      opensOn: facts.opensOn,
      tie: findPolicyIn('credit.tie', facts.tie),
      designated: facts.quarters === null ? null : { quarters: quarters(facts.quarters) },
    }
    const { state } = judgeStanding(plan, today)
    if (state === 'done') return []
    const act = { label: 'Designate', href: `/office/activities/${id}#credit` }
    const title = 'Credit is designated before it opens'
    return [{ id: 'designation', group: 'Credit', title, state, owedBy: 'The office', act }]
  },
}
