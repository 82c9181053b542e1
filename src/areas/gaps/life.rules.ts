import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { type GapFacts, type GapState, type GapStatement, type GapStep, gapMoves } from './life.schema.ts'

/** The states a gap may go to from here, for buttons and hints. @source office.gap.life */
export function listGapMoves(from: GapState): readonly GapState[] {
  return gapMoves[from]
}

/** Is the gap still to be closed? Parked gaps are neither open nor closed. @source office.gap.life */
export function isOpen(state: GapState): boolean {
  return state !== 'closed' && state !== 'parked'
}

/**
 * May the gap take this step, with someone's name and reason, and what stands behind it?
 *
 * @returns the step, or refusal `gap/not-this-step`, `gap/nobody`, `gap/no-reason`, `gap/no-finding`, `gap/no-activity`,
 *   `gap/nothing-held`
 * @source office.gap.life
 */
export function decideGapStep(step: GapStep, facts: GapFacts): Decision<GapStep> {
  const source = 'office.gap.life'
  const { from, to, by, why } = step
  if (!gapMoves[from].includes(to)) {
    const message = `A gap that is ${from} cannot become ${to}. It can become: ${gapMoves[from].join(', ')}`
    return refuse({ code: 'gap/not-this-step', source, message })
  }
  if (!by?.trim())
    return refuse({ code: 'gap/nobody', source, field: 'by', message: 'Sign in, so that the step carries a name' })
  if (!why?.trim())
    return refuse({ code: 'gap/no-reason', source, field: 'why', message: `Say why this gap becomes ${to}` })
  const behind = decideBehind(to, facts)
  return behind.ok ? allow(step) : behind
}

/** Nothing becomes a gap without a source, planned without an activity, addressed before one was held. @source office.gap.life */
function decideBehind(to: GapState, { acceptedFindings, activities, ran }: GapFacts): Decision<GapState> {
  const source = 'office.gap.life'
  if (to === 'accepted' && acceptedFindings === 0) {
    const message = 'Link an accepted finding first; nothing becomes a gap without a source'
    return refuse({ code: 'gap/no-finding', source, message })
  }
  if (to === 'planned' && activities === 0)
    return refuse({ code: 'gap/no-activity', source, message: 'Plan an activity for this gap first' })
  if (to === 'addressed' && ran === 0) {
    const message = 'No activity for this gap has been held yet. It is addressed when one has'
    return refuse({ code: 'gap/nothing-held', source, message })
  }
  return allow(to)
}

/** Titles that name a subject someone wants taught, and no distance between what happens and what should. */
const topicPatterns = [
  /\bneeds? (?:an? |more |some |further |the )*(?:update|education|training|refresher|information|lectures?|course|cme)\b/i,
  /^(?:an? |the )?(?:update|overview|introduction|basics|refresher|advances|what's new)\b/i,
  /\bupdate (?:on|in|for)\b/i,
]

/** Does this sentence name a topic rather than a gap? @source accme.core.needs */
export function isTopic(sentence: string): boolean {
  return topicPatterns.some((pattern) => pattern.test(sentence.trim()))
}

/**
 * Is this a gap? It needs what happens, what should happen, and a number or words for the distance between them. A topic
 * is not a gap.
 *
 * @returns the statement, or refusal `gap/topic`, `gap/no-current-practice`, `gap/no-best-practice`, `gap/no-difference`
 * @source accme.core.needs
 */
export function decideGap(statement: GapStatement): Decision<GapStatement> {
  const source = 'accme.core.needs'
  const { title, currentPractice, bestPractice, difference, value } = statement
  const given = (text: string | null) => (text ?? '').trim() !== ''
  const counted = /\d/.test(currentPractice ?? '')
  if (isTopic(title) || (!counted && isTopic(currentPractice ?? ''))) {
    const message =
      'This is a topic, not a gap. Say what happens today, such as "41 of 100 leave on all indicated drugs"'
    return refuse({ code: 'gap/topic', source, field: isTopic(title) ? 'title' : 'currentPractice', message })
  }
  if (!given(currentPractice)) {
    const message = 'Say what happens today, as someone measured or saw it'
    return refuse({ code: 'gap/no-current-practice', source, field: 'currentPractice', message })
  }
  if (!given(bestPractice)) {
    const message = 'Say what should happen, and who says so'
    return refuse({ code: 'gap/no-best-practice', source, field: 'bestPractice', message })
  }
  if (given(value) || given(difference)) return allow(statement)
  const message = 'Give a number, or say in words how far what happens lies from what should'
  return refuse({ code: 'gap/no-difference', source, field: 'difference', message })
}
