import type { Gate } from '../../kernel/gate.ts'
import type { ActivityGate } from '../activities/activity.slots.ts'
import { findCourse } from './course.store.ts'

/**
 * An enduring material needs something to read, and a test with its pass mark set beforehand.
 *
 * @source ama.pra.formats
 * @source ama.pra.assessment
 */
export const courseGate: ActivityGate = async ({ plan, read }) => {
  const { modules, test } = await read(findCourse)
  const questions = test?.questions ?? 0
  const here = `/office/activities/${plan.id}`
  const reading: Gate = {
    id: 'reading',
    group: 'Content',
    title: 'Something to read',
    why: 'An online material shows its instructions, its content and its sources.',
    source: 'ama.pra.formats',
    state: modules.length > 0 ? 'done' : 'todo',
    says: modules.length > 0 ? `${modules.length} ${modules.length === 1 ? 'reading' : 'readings'}` : 'Nothing yet',
    act: { label: 'Write', href: `${here}/modules/new` },
  }
  const tested: Gate = {
    id: 'test',
    group: 'Content',
    title: 'A test with a pass mark shown beforehand',
    why: 'Credit for an enduring material needs an assessment with a minimum performance level that learners know in advance.',
    source: 'ama.pra.assessment',
    state: questions > 0 ? 'done' : 'todo',
    says: test ? `${questions} questions, pass mark ${test.passPercent} percent` : 'No test yet',
    act: test
      ? { label: 'Write questions', href: `/office/questionnaires/${test.questionnaireId}` }
      : { label: 'Set it up', href: `${here}/test` },
  }
  return [reading, tested]
}
