import type { PlanReader } from '../activities/plan.slots.ts'
import { assessControllers } from './control.rules.ts'
import { listIndependenceGates } from './independence.rules.ts'
import { type ControlFacts, listControlFacts, findControlIn } from './waiting.store.ts'

/** The gates of independence that are open, as `independenceGate` says them on the page of the plan. */
export const independenceReader: PlanReader<ControlFacts> = {
  facts: listControlFacts,
  open(facts, { id: activityId, isClinical, today }) {
    const { people, validityMonths } = findControlIn(facts)
    const assessed = assessControllers(people, { today, validityMonths, isClinical })
    const gates = listIndependenceGates({ activityId, people: assessed, isClinical, isWritten: false, today })
    return gates.filter(({ state }) => state !== 'done')
  },
}
