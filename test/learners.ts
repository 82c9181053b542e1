import { answerEvaluation, commitToChange, startEvaluation } from '../src/areas/evaluation/response.commands.ts'
import { addEntry, completeParticipation, startParticipation } from '../src/areas/participation/record.commands.ts'
import type { PersonInput } from '../src/areas/people/person.schema.ts'
import { timedWork } from '../src/platform/office.ts'
import { allowed } from './evidence.ts'
import type { TestOffice } from './office.ts'

/** How far someone came: passed the test or not, rated the objective so high, promised a change. */
export type Learnt = { isPassed?: boolean; rating?: number; commitment?: string }

/** Adds a person who takes part in an activity with one objective, and does what is said; returns their id. */
export async function learn(
  office: TestOffice,
  activityId: string,
  name: string,
  given: Learnt & { person?: Partial<PersonInput> } = {},
): Promise<string> {
  const { isPassed, rating, commitment, person } = given
  const personId = await office.person(name, person)
  const today = office.office.today()
  await office.office.write({ ...timedWork, personId, via: 'session' }, async (tx) => {
    await startParticipation(tx, activityId, personId)
    if (isPassed === undefined) return
    const tested = { kind: 'tested' as const, what: 'Attempt 1', points: isPassed ? 8 : 3, possible: 10, isPassed }
    await addEntry(tx, activityId, personId, tested)
    if (!isPassed) return
    await completeParticipation(tx, activityId, personId)
    if (rating === undefined) return
    await allowed(startEvaluation(tx, activityId, personId))
    const pages: Record<string, string>[] = [
      { a_objective_1: String(rating) },
      { a_before: '2', a_now: '4' },
      { a_evidence: 'yes', a_bias: 'no', a_next: '' },
    ]
    for (const [at, form] of pages.entries())
      await allowed(answerEvaluation(tx, { activityId, personId, page: at + 1, form }))
    const commitments = commitment ? [{ statement: commitment, objectiveId: null, confidence: 4, barrier: '' }] : []
    await allowed(commitToChange(tx, { activityId, personId, commitments, today }))
  })
  return personId
}
