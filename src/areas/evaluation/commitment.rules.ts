import { type LocalDate, addTo } from '../../kernel/dates.ts'
import type { CountedCommitment, FollowUp, FollowUpAnswer, FollowUpPolicy, Kept, Share } from './commitment.schema.ts'
import { usualFollowUp } from './commitment.schema.ts'

const worth: Record<FollowUpAnswer, number> = { fully: 1, partly: 0.5, 'not yet': 0, 'will not': 0 }

/** When a learner is asked about a commitment, in the order of the days. @source methods.commitment */
export function listFollowUps(committedOn: LocalDate, policy: FollowUpPolicy = usualFollowUp): FollowUp[] {
  return policy.days.toSorted((a, b) => a - b).map((days) => ({ days, dueOn: addTo(committedOn, { days }) }))
}

/**
 * The follow-up that is due today: the latest whose day has come, so that someone asked late is asked once.
 *
 * @param asked days after committing of the follow-ups that went out
 * @returns null where none is due, or the latest due one has gone out
 * @source methods.commitment
 */
export function followUpDue(
  committedOn: LocalDate,
  today: LocalDate,
  asked: readonly number[],
  policy: FollowUpPolicy = usualFollowUp,
): FollowUp | null {
  const due = listFollowUps(committedOn, policy).findLast(({ dueOn }) => dueOn <= today)
  return due && !asked.some((days) => days >= due.days) ? due : null
}

/** Is this learner still to be asked again? Not after keeping it in full or giving it up. @source methods.commitment */
export function isSettled(answer: FollowUpAnswer | null): boolean {
  return answer === 'fully' || answer === 'will not'
}

/**
 * How far commitments were kept, with both figures: silence as not kept, and among those who answered.
 *
 * @param commitments one by one, or those that stand alike at once with how many they are
 * @param offered learners who were asked to commit; null where that is not known
 * @source methods.commitment
 */
export function countKept(commitments: readonly CountedCommitment[], offered: number | null = null): Kept {
  const sum = (some: readonly CountedCommitment[], each = (_: CountedCommitment) => 1) =>
    some.reduce((all, one) => all + (one.count ?? 1) * each(one), 0)
  const followedUp = commitments.filter(({ asked, answer }) => asked || answer !== null)
  const points = sum(followedUp, ({ answer }) => (answer === null ? 0 : worth[answer]))
  const answered = sum(followedUp.filter(({ answer }) => answer !== null))
  return {
    offered,
    committed: sum(commitments),
    followedUp: sum(followedUp),
    answered,
    points,
    conservative: share(points, sum(followedUp)),
    amongAnswers: share(points, answered),
  }
}

function share(points: number, of: number): Share {
  return { points, of, share: of === 0 ? null : points / of }
}
