import { alderBayClauses, alderBayWhy } from '../../src/areas/accreditation/mission-statement.demo.ts'
import type { ClauseId } from '../../src/kernel/clause.ts'
import type { Walk } from './walk.ts'

const competent = 'learners passed a test and, by their own word, can do it or will change; nobody observed them'
const kept = 'commitments kept, counting silence as not kept'

/** Ruth enters the mission clause by clause; before anything is done, no clause has a number. */
export async function adoptMission(walk: Walk): Promise<void> {
  const { walker } = walk
  await walker.signIn('Ruth')
  await walker.open('/mission')
  await walker.sees('No mission statement has been adopted yet.')
  await walker.follow('Enter the statement')
  for (const { clause, wordsBefore, words, wordsAfter } of alderBayClauses)
    await walker.fill({
      [`Before ${clause}`]: wordsBefore,
      [`Words of ${clause}`]: words,
      [`After ${clause}`]: wordsAfter,
    })
  await walker.fill({ 'Why it is worded so': alderBayWhy })
  await walker.press('Adopt version 1')
  await walker.sees('0 of 23 clauses are measured.', 'Nothing serves P2, P3, F1, F2, F3 and F5 yet.')
  await reads(walk, 'P1', `– Too few to show: ${competent}`)
}

/** Five have finished: what they did is what the clauses about learners say now. */
export async function countLearning(walk: Walk): Promise<void> {
  const { walker } = walk
  await walker.signIn('Ruth')
  await walker.open('/mission')
  await walker.sees('4 of 23 clauses are measured.')
  await reads(walk, 'P1', `5 of 5 ${competent}`)
  await reads(walk, 'A1', '0 of 5 learners are faculty, graduates or students of the school')
  await reads(walk, 'A2', '5 learners, in 3 professions')
  await reads(walk, 'F4', '5 of 5 online courses that learners began were completed')
  await reads(walk, 'R1', `– Too few to show: ${kept}`)
}

/** One of five has kept what they wrote: a number that would tell who, so nobody reads it. */
export async function countOutcome(walk: Walk): Promise<void> {
  const { walker } = walk
  await walker.leave()
  await walker.open('/mission')
  await walker.sees('4 of 23 clauses are measured.')
  await reads(walk, 'P1', `5 of 5 ${competent}`)
  await reads(walk, 'R1', `– Too few to show: ${kept}`)
}

/** The row of a clause: its words, and what is said of it. */
async function reads({ walker }: Walk, clause: ClauseId, says: string): Promise<void> {
  const { words } = alderBayClauses.find((one) => one.clause === clause)!
  await walker.sees(`${clause} ${words.charAt(0).toUpperCase()}${words.slice(1)} ${says}`)
}
