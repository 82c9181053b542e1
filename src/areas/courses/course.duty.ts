import type { OpenGate, PlanReader } from '../activities/plan.slots.ts'
import { type CourseFacts, courseFacts } from './waiting.store.ts'

/** What a course still lacks, as `courseGate` says it on the page of the plan. Whoever directs it writes it. */
export const courseReader: PlanReader<CourseFacts> = {
  facts: () => courseFacts,
  open({ readings, questionnaireId, questions }, { id, director }) {
    const here = `/office/activities/${id}`
    const gate = { group: 'Content', state: 'todo', owedBy: director ?? 'The office' } as const
    const reading: OpenGate = {
      ...gate,
      id: 'reading',
      title: 'Something to read',
      act: { label: 'Write', href: `${here}/modules/new` },
    }
    const tested: OpenGate = {
      ...gate,
      id: 'test',
      title: 'A test with a pass mark shown beforehand',
      act: questionnaireId
        ? { label: 'Write questions', href: `/office/questionnaires/${questionnaireId}` }
        : { label: 'Set it up', href: `${here}/test` },
    }
    return [...(readings > 0 ? [] : [reading]), ...(questions > 0 ? [] : [tested])]
  },
}
