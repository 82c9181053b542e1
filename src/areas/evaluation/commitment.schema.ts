/** What a learner says at follow-up of what they committed to. @check evaluation_follow_up.answer */
export const followUpAnswers = ['fully', 'partly', 'not yet', 'will not'] as const
export type FollowUpAnswer = (typeof followUpAnswers)[number]

/** Most letters of what helped, or stood in the way. */
export const noteAtMost = 500

/**
 * A commitment as it is counted: `asked` once the follow-up went out, `answer` the latest, null without one. `count` is how
 * many stand alike, 1 where it is not said.
 */
export type CountedCommitment = { asked: boolean; answer: FollowUpAnswer | null; count?: number }

/**
 * How far commitments were kept. Kept in full counts 1, in part a half. `conservative` holds every commitment that was
 * followed up and counts silence as not kept; `amongAnswers` holds only those who answered. Both are shown.
 */
export type Kept = {
  offered: number | null
  committed: number
  followedUp: number
  answered: number
  points: number
  conservative: Share
  amongAnswers: Share
}
/** `share` runs from 0 to 1, null where `of` is 0. */
export type Share = { points: number; of: number; share: number | null }
