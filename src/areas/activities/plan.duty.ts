import type { OpenGate, PlanAsked, PlanReader } from './plan.slots.ts'
import { type PlanFacts, planFacts } from './waiting.store.ts'

/** What the plan itself still lacks, as `planGate` says it on the page of the plan. */
export const planReader: PlanReader<PlanFacts> = {
  facts: () => planFacts,
  open: (facts, plan) => listGates(facts, plan).flatMap(({ isMet, ...gate }) => (isMet ? [] : [gate])),
}

function listGates(facts: PlanFacts, { id, director, isClinical }: PlanAsked): (OpenGate & { isMet: boolean })[] {
  const here = `/office/activities/${id}`
  const owedBy = director ?? 'The office'
  const why = { group: 'Why and for whom', state: 'todo' } as const
  const [describe, cite] = [`${here}/description`, `${here}#references`]
  return [
    { ...why, id: 'gap', title: 'A gap with its cause', isMet: facts.gaps > 0 },
    {
      ...why,
      id: 'objectives',
      title: 'Objectives tied to the gap',
      isMet: facts.objectives > 0 && facts.audience > 0,
      owedBy,
      act: { label: 'Add', href: `${here}#objectives` },
    },
    {
      ...why,
      id: 'format',
      title: 'The format fits the objectives',
      isMet: facts.hasReason,
      owedBy,
      act: { label: 'Say why', href: describe },
    },
    {
      ...why,
      id: 'director',
      title: 'An activity director',
      isMet: director !== null,
      act: { label: 'Name one', href: `${here}#people` },
    },
    {
      id: 'description',
      group: 'Before it opens',
      title: 'A sentence for the catalog and a description',
      state: 'todo',
      isMet: facts.hasWords,
      owedBy,
      act: { label: 'Write', href: describe },
    },
    {
      id: 'references',
      group: 'Content',
      title: 'Recommendations rest on cited evidence',
      state: facts.retracted > 0 ? 'stop' : 'todo',
      isMet: facts.retracted === 0 && (facts.cited > 0 || !isClinical),
      owedBy,
      act: { label: 'Cite', href: cite },
    },
  ]
}
