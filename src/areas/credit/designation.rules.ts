import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { type Quarters, quarters, showCredits } from '../../kernel/quarters.ts'
import { decideSpan } from '../activities/life.rules.ts'
import type { ActivityStep } from '../activities/life.schema.ts'
import { type Designation, type DesignationAsk, type PlanCredit } from './designation.schema.ts'
import { type PlanFacts, formatOf } from './designation.schema.ts'
import { nearestQuarters } from './rounding.rules.ts'
import { showAmount } from './statement.rules.ts'

type Worth = Pick<DesignationAsk, 'format' | 'minutes' | 'units' | 'tie'>

/**
 * The credit an activity is worth: by the clock and rounded once, or the fixed amount of its format for each unit.
 *
 * @param units articles, reviews or cycles, for formats that count them; 1 unless said
 * @source ama.pra.minutes
 * @source ama.pra.formats
 */
export function creditValue({ format, minutes, units = 1, tie }: Worth): Quarters {
  const { value } = formatOf(format)
  if (value.by === 'unit') return quarters(value.quartersEach * units)
  return nearestQuarters(minutes, tie)
}

/**
 * May this activity be designated for AMA PRA Category 1 Credit, and for how much?
 *
 * @returns the designation, or refusal `designation/no-assessment`, `designation/no-pass-mark`, `designation/no-day`,
 *   `designation/retroactive`, `designation/under-a-quarter`, `activity/ends-before-start`, `activity/too-long`
 * @source ama.pra.assessment
 * @source ama.pra.advance
 * @source ama.pra.minutes
 * @source accme.policy.enduring
 */
export function decideDesignation(ask: DesignationAsk): Decision<Designation> {
  const assessment = decideAssessment(ask)
  if (!assessment.ok) return assessment
  const days = decideDays(ask)
  if (!days.ok) return days
  const value = creditValue(ask)
  if (value >= 1) return allow({ format: ask.format, quarters: value })
  const message = `${ask.minutes} minutes come to no credit. Plan more education, or offer the activity without credit`
  return refuse({ code: 'designation/under-a-quarter', source: 'ama.pra.minutes', field: 'minutes', message })
}

/** Has the format the assessment it needs, with its pass mark told beforehand? @source ama.pra.assessment */
function decideAssessment({ format, hasAssessment, passMarkShown }: DesignationAsk): Decision<true> {
  const source = 'ama.pra.assessment'
  const { needsAssessment, inStatement } = formatOf(format)
  if (!needsAssessment) return allow(true)
  if (!hasAssessment) {
    const message = `Add an assessment with a pass mark: credit for this ${inStatement} needs one`
    return refuse({ code: 'designation/no-assessment', source, message })
  }
  if (passMarkShown) return allow(true)
  const message = 'Show the pass mark to learners before they start'
  return refuse({ code: 'designation/no-pass-mark', source, message })
}

/** Is it certified by the day it opens, and offered no longer than its format allows? @source ama.pra.advance */
function decideDays(ask: DesignationAsk): Decision<LocalDate> {
  const { certifiedOn, startsOn, releasedOn, expiresOn } = ask
  const source = 'ama.pra.advance'
  const opensOn = ask.format === 'enduring' ? releasedOn : (startsOn ?? releasedOn)
  if (opensOn === null || (ask.format === 'enduring' && expiresOn === null)) {
    const message = 'Enter the day it opens, and for an enduring material the day it ends'
    return refuse({ code: 'designation/no-day', source, message })
  }
  if (certifiedOn > opensOn) {
    const message = `This activity opened on ${showShortDay(opensOn)}. Credit is designated beforehand, never afterwards`
    return refuse({ code: 'designation/retroactive', source, message })
  }
  if (ask.format !== 'enduring' || expiresOn === null) return allow(opensOn)
  const span = decideSpan({ limit: 'enduring', startsOn: opensOn, endsOn: expiresOn })
  return span.ok ? allow(opensOn) : span
}

/**
 * May credit be designated, or designated again, where the activity stands? What learners have been told stays as it is.
 *
 * @returns the state, or refusal `designation/closed` once it is approved
 * @source ama.pra.advance
 */
export function decideOpenDesignation(state: ActivityStep): Decision<ActivityStep> {
  if (state === 'proposed' || state === 'in planning' || state === 'in review') return allow(state)
  const message = `This activity is ${state}. Take it back to planning, with the reason, before credit is designated again`
  return refuse({ code: 'designation/closed', source: 'ama.pra.advance', message })
}

/**
 * Where the credit of a plan stands: `done`, `todo`, or `stop` when it cannot be made up for because the opening day has
 * passed. A change of minutes that comes to the same credit changes nothing.
 *
 * @source ama.pra.advance
 * @source ama.pra.minutes
 */
export function judgeCredit(plan: PlanFacts, today: LocalDate): PlanCredit {
  return { ...plan, worth: worthOf(plan), standing: judgeStanding(plan, today) }
}

function worthOf({ format, minutes, tie }: Pick<PlanFacts, 'format' | 'minutes' | 'tie'>): Quarters {
  return minutes ? creditValue({ format, minutes, tie }) : quarters(0)
}

/** Where credit stands by these facts alone. @source ama.pra.advance */
export function judgeStanding(
  plan: Pick<PlanFacts, 'format' | 'minutes' | 'tie' | 'opensOn'> & { designated: { quarters: Quarters } | null },
  today: LocalDate,
): PlanCredit['standing'] {
  const { minutes, opensOn, designated } = plan
  const worth = worthOf(plan)
  if (designated?.quarters === worth) return { state: 'done', says: showAmount(worth).text }
  if (!minutes) return { state: 'todo', says: 'No minutes yet' }
  if (worth < 1) return { state: 'todo', says: `${minutes} minutes come to no credit` }
  if (today > opensOn) return { state: 'stop', says: `It opened on ${showShortDay(opensOn)}; set a later day` }
  const next = designated === null ? `come to ${showCredits(worth)}; not designated yet` : 'now; designate again'
  return { state: 'todo', says: `${minutes} minutes ${next}` }
}
