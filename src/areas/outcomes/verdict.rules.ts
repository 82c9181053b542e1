import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { firstTaught } from './change.rules.ts'
import type { Change, WatchedGap } from './outcome.schema.ts'
import type { VerdictInput } from './verdict.schema.ts'

/** Periods that a target has to hold for beyond the first that reaches it. */
const heldFurther = 2
/** Points in a row on the better side that make a shift. */
const shiftLength = 6
/** Words that make a reason a sentence. */
const sentenceWords = 5

/** One thing that closing asks for, whether it is so, and what shows it. */
export type CloseMark = { title: string; isSo: boolean; says: string }

/** What stands behind a verdict: where the gap stands, whether it was taught, and the newest figure. */
export type VerdictFacts = Pick<WatchedGap, 'state' | 'education'> & Pick<Change, 'newest' | 'isReached'>

/** Does the newest figure tell of days after the first education? @source office.gap.close */
export function isAfterEducation({ education, newest }: Pick<VerdictFacts, 'education' | 'newest'>): boolean {
  const taught = firstTaught(education)
  return newest !== null && taught !== null && newest.periodEnd > taught
}

/**
 * Can a person say now whether the gap stays open? It was taught, is not closed, and has a figure of the time since, or one
 * that came in since.
 *
 * @source office.gap.close
 */
export function isToDecide(facts: Omit<VerdictFacts, 'isReached'>): boolean {
  const isTaught = facts.state === 'addressed' || facts.state === 'reopened'
  return isTaught && (isAfterEducation(facts) || facts.newest?.cameSince === true)
}

/** May this person decide: someone of the office, or whoever owns the gap? @source office.gap.close */
export function mayDecide(
  gap: Pick<WatchedGap, 'ownerId'>,
  person: { isOfOffice: boolean; personId: string },
): boolean {
  return person.isOfOffice || gap.ownerId === person.personId
}

/**
 * What closing a gap asks for: the newest figure reaches the target, the series has shifted, and the target has held for two
 * further periods.
 *
 * @source office.gap.close
 */
export function listCloseMarks(change: Change): CloseMark[] {
  const periods = (count: number) => (count === 1 ? '1 period' : `${count} periods`)
  const further = Math.max(0, change.held - 1)
  return [
    {
      title: 'The newest figure reaches the target',
      isSo: change.isReached === true,
      says: change.isReached === null ? 'No target is set' : change.isReached ? 'It does' : 'It is short of it',
    },
    {
      title: `A shift: ${shiftLength} periods in a row on the better side of the median before`,
      isSo: change.isShifted,
      says: change.median === null ? 'No figure before education' : `${change.run} in a row now`,
    },
    {
      title: `The target has held for ${heldFurther} further periods`,
      isSo: change.held > heldFurther,
      says: change.held === 0 ? 'It is not reached' : `${periods(further)} since it was reached`,
    },
  ]
}

/**
 * Decides whether a gap stays open. A person decides and not the number: closing short of the target is allowed, but then
 * the reason has to say it in a sentence. That is office policy.
 *
 * @returns the verdict, or refusal `verdict/nothing-to-decide`, `verdict/newer-figure`, `verdict/no-reason`,
 *   `verdict/no-sentence`
 * @source office.gap.close
 */
export function decideVerdict(input: VerdictInput, facts: VerdictFacts): Decision<VerdictInput> {
  const source = 'office.gap.close'
  if (!isToDecide(facts)) {
    const message = `This gap is ${facts.state}. It is decided once it was taught and a newer figure has come in`
    return refuse({ code: 'verdict/nothing-to-decide', source, message })
  }
  if (facts.newest?.id !== input.valueId) {
    const message = 'A newer figure came in while this page was open. Look at it, then decide'
    return refuse({ code: 'verdict/newer-figure', source, message })
  }
  if (input.why === '') {
    const message = 'Say why, in a sentence: it stays in the history of the gap'
    return refuse({ code: 'verdict/no-reason', source, field: 'why', message })
  }
  const isShort = facts.isReached !== true || !isAfterEducation(facts)
  if (input.verdict === 'closed' && isShort && countWords(input.why) < sentenceWords) {
    const message = 'The target is not reached by a figure from after education. Say in a full sentence why it closes'
    return refuse({ code: 'verdict/no-sentence', source, field: 'why', message })
  }
  return allow(input)
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
