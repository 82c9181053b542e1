import type { CountedCommitment, FollowUpAnswer, Kept, Share } from './commitment.schema.ts'

const worth: Record<FollowUpAnswer, number> = { fully: 1, partly: 0.5, 'not yet': 0, 'will not': 0 }

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
