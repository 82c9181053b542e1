import { type LocalDate, addTo, showShortDay } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { type Quarters, quarters, showCredits } from '../../kernel/quarters.ts'
import { decideOffer, lastDayOffered } from '../activities/life.rules.ts'
import type { Assessment, ClaimPolicy, Standing } from './claim.schema.ts'
import type { Tie } from '../credit/designation.schema.ts'
import { nearestQuarters } from '../credit/rounding.rules.ts'

const evaluateFirst = {
  code: 'claim/no-evaluation',
  source: 'office.claim.evaluation',
  message: 'Fill in the evaluation first; it takes a few minutes',
}

/**
 * The most a learner may claim. Capping by recorded minutes is this office's policy.
 *
 * @param designated quarters the activity was designated for
 * @param attendedMinutes minutes on record; null where the format keeps no attendance or the office does not cap by it
 * @returns quarters, to the nearest quarter hour, never above `designated`
 * @source ama.pra.claim.extent
 * @source office.claim.attendance
 */
export function claimLimit(designated: Quarters, attendedMinutes: number | null, tie: Tie = 'up'): Quarters {
  if (attendedMinutes === null) return designated
  return quarters(Math.min(designated, nearestQuarters(attendedMinutes, tie)))
}

/** The most this learner may claim under the office's settings. @source office.claim.attendance */
export function personalMaximum({ designated, attendedMinutes }: Standing, policy: ClaimPolicy): Quarters {
  return claimLimit(designated, policy.capByAttendance ? attendedMinutes : null, policy.tie)
}

/**
 * May the learner claim `asked`?
 *
 * @returns the quarters, or refusal `claim/nothing`, `claim/over-limit`
 * @source ama.pra.claim.extent
 */
export function decideClaim(asked: Quarters, limit: Quarters): Decision<Quarters> {
  const source = 'ama.pra.claim.extent'
  if (asked < 1) return refuse({ code: 'claim/nothing', source, field: 'credits', message: 'Enter more than 0' })
  if (asked <= limit) return allow(asked)
  const message = `You can claim up to ${showCredits(limit)}`
  return refuse({ code: 'claim/over-limit', source, field: 'credits', message })
}

/**
 * Is this learner ready to claim today: once, in time, passed and evaluated?
 *
 * @returns the most that can be claimed, or the first refusal in the order a learner can act on it: `claim/once`,
 *   those of the activity's days, of the assessment, `claim/no-evaluation`, `claim/too-short`
 * @source ama.pra.claim.once
 * @source office.claim.evaluation
 * @source ama.pra.minutes
 */
export function decideReady(standing: Standing, policy: ClaimPolicy, today: LocalDate): Decision<Quarters> {
  if (standing.claimed) {
    const message = 'You have claimed credit for this activity. It is in your transcript'
    return refuse({ code: 'claim/once', source: 'ama.pra.claim.once', message })
  }
  const inTime = decideInTime(standing, policy, today)
  if (!inTime.ok) return inTime
  const passed = decidePassed(standing.assessment)
  if (!passed.ok) return passed
  if (policy.evaluationRequired && !standing.evaluated) return refuse(evaluateFirst)
  const limit = personalMaximum(standing, policy)
  if (limit >= 1) return allow(limit)
  const message = 'The time on record is too short for credit. Tell the office if you took part for longer'
  return refuse({ code: 'claim/too-short', source: 'ama.pra.minutes', message })
}

/**
 * Has this learner completed the activity? Credit and certificates are for what was completed.
 *
 * @returns when, or refusal `claim/not-completed`
 * @source ama.pra.certificate
 */
export function decideCompleted(completedAt: Date | null): Decision<Date> {
  if (completedAt !== null) return allow(completedAt)
  const message = 'Complete the activity first: everything read, and the test passed'
  return refuse({ code: 'claim/not-completed', source: 'ama.pra.certificate', message })
}

/**
 * Can someone who is not awarded credit have the certificate that they took part? It awards nothing, so the end of the
 * activity does not stop it: who completed it in time can prove it later, too.
 *
 * @returns true, or refusal `claim/once`, `claim/no-evaluation`
 * @source ama.pra.physicians
 * @source ama.pra.claim.once
 * @source office.claim.evaluation
 */
export function decideTookPart({ claimed, evaluated }: Standing, policy: ClaimPolicy): Decision<true> {
  if (claimed) {
    const message = 'You have your certificate for this activity. It is in your transcript'
    return refuse({ code: 'claim/once', source: 'ama.pra.claim.once', message })
  }
  return evaluated || !policy.evaluationRequired ? allow(true) : refuse(evaluateFirst)
}

/**
 * The last day credit can be claimed: of an enduring material the last it is offered, else so many days after the end.
 *
 * @returns null where the office sets no window
 * @source office.claim.window
 */
export function lastDayToClaim({ offer, endsOn }: Standing, { windowDays }: ClaimPolicy): LocalDate | null {
  if (offer !== null) return lastDayOffered(offer)
  return windowDays === null ? null : addTo(endsOn, { days: windowDays })
}

/**
 * Is it the time to claim? Never after an enduring material has ended or its three years are over.
 *
 * @returns the day, or refusal `claim/too-early`, `claim/too-late`, or those of `decideOffer`
 * @source office.claim.window
 */
export function decideInTime(standing: Standing, policy: ClaimPolicy, today: LocalDate): Decision<LocalDate> {
  if (standing.offer !== null) return decideOffer(standing.offer, today)
  const source = 'office.claim.window'
  if (today < standing.endsOn) {
    const message = `You can claim from ${showShortDay(standing.endsOn)} on, when the activity ends`
    return refuse({ code: 'claim/too-early', source, message })
  }
  const last = lastDayToClaim(standing, policy)
  if (last === null || today <= last) return allow(today)
  const message = `Credit could be claimed until ${showShortDay(last)}. Write to the office if something kept you`
  return refuse({ code: 'claim/too-late', source, message })
}

/**
 * Has the learner reached the pass mark? Points are compared as whole numbers, so 7 of 10 meets 70 percent exactly.
 *
 * @param assessment null where the activity has none
 * @returns true, or refusal `assessment/not-taken`, `assessment/not-passed`, `assessment/no-more-attempts`
 * @source ama.pra.assessment
 * @source office.assessment.attempts
 */
export function decidePassed(assessment: Assessment | null): Decision<true> {
  const source = 'ama.pra.assessment'
  if (assessment === null) return allow(true)
  const { best, passPercent, attempts, attemptsAllowed } = assessment
  if (best === null) {
    const message = `Take the assessment first. You pass with ${passPercent} percent`
    return refuse({ code: 'assessment/not-taken', source, message })
  }
  if (best.of > 0 && best.points * 100 >= passPercent * best.of) return allow(true)
  const reached = `${best.points} of ${best.of} is under the pass mark of ${passPercent} percent`
  if (attemptsAllowed === null || attempts < attemptsAllowed)
    return refuse({ code: 'assessment/not-passed', source, message: `${reached}. Take the assessment again` })
  const message = `${reached}, and there are no more attempts. Write to the office`
  return refuse({ code: 'assessment/no-more-attempts', source: 'office.assessment.attempts', message })
}
