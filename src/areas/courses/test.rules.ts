import { type Decision, allow, refuse } from '../../kernel/decision.ts'

/** Share of right answers in whole percent, rounded down, so that nobody passes by rounding. */
export function percentOf(points: number, possible: number): number {
  return possible === 0 ? 0 : Math.floor((points * 100) / possible)
}

/**
 * Is the minimum performance level reached? The mark was shown before the test began.
 *
 * @param passPercent whole percent, 1 to 100
 * @source ama.pra.assessment
 */
export function isPassed(points: number, possible: number, passPercent: number): boolean {
  return possible > 0 && points * 100 >= passPercent * possible
}

/**
 * Is nothing left in a course: every reading read, and the test passed by one attempt? What was read and taken away since
 * counts for nothing.
 *
 * @param needed.readings the ids of the readings the course has now
 * @source accme.policy.attendance
 */
export function isCourseDone(
  progress: { read: readonly string[]; attempts: readonly { points: number | null; possible: number | null }[] },
  needed: { readings: readonly string[]; passPercent: number },
): boolean {
  const hasPassed = progress.attempts.some((one) => isPassed(one.points ?? 0, one.possible ?? 0, needed.passPercent))
  return hasPassed && needed.readings.every((id) => progress.read.includes(id))
}

/**
 * May another attempt begin?
 *
 * @param attempts.allowed most attempts; null where there is no limit
 * @returns the number of the attempt, or refusal `test/passed`, `test/no-attempt-left`
 * @source office.assessment.attempts
 */
export function decideAttempt(attempts: { made: number; isPassed: boolean; allowed: number | null }): Decision<number> {
  const source = 'office.assessment.attempts'
  if (attempts.isPassed)
    return refuse({ code: 'test/passed', source, message: 'You have passed this test. Go on to the evaluation.' })
  if (attempts.allowed !== null && attempts.made >= attempts.allowed) {
    const message = `All ${attempts.allowed} attempts are used, so this activity cannot be completed any more. Look in the catalog for another.`
    return refuse({ code: 'test/no-attempt-left', source, message })
  }
  return allow(attempts.made + 1)
}
