import type { PlanReader } from '../activities/plan.slots.ts'
import { assessControllers } from '../integrity/control.rules.ts'
import { findControlIn } from '../integrity/waiting.store.ts'
import { reviewGateBy } from './freedom.rules.ts'
import { type ReviewedFacts, reviewedFacts } from './waiting.store.ts'

/** The gate of peer review while it is open, as `reviewGate` says it on the page of the plan. */
export const reviewReader: PlanReader<ReviewedFacts> = {
  facts: reviewedFacts,
  open({ control, assignment }, { id, director, isClinical, today }) {
    const { people, validityMonths } = findControlIn(control)
    const assessed = assessControllers(people, { today, validityMonths, isClinical })
    const gate = reviewGateBy({ id, director }, assignment ?? undefined, assessed, today)
    return gate.state === 'done' ? [] : [gate]
  },
}
