import type { Reaction } from '../../platform/news.ts'
import { askForReview } from './assignment.commands.ts'

/** A reviewer whose ties have become clear is sent the link for the review. */
export const assignmentReactions: readonly Reaction[] = [
  {
    name: 'review.ask-for-review',
    hears: ['independence.changed'],
    react(tx, news, office) {
      const { activityId } = news.body as { activityId: string }
      return askForReview(tx, activityId, { address: office.address(), today: office.today() })
    },
  },
]
