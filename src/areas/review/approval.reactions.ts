import type { Reaction } from '../../platform/news.ts'
import { followStepBack } from './approval.commands.ts'

/** A plan that goes back to planning takes its approval with it, whichever way it went. */
export const approvalReactions: readonly Reaction[] = [
  {
    name: 'review.withdraw-approval',
    hears: ['activity.stepped'],
    async react(tx, news) {
      const { activityId, state, why, byId } = news.body as Stepped
      if (state === 'in planning')
        await followStepBack(tx, { activityId, at: news.at, why: why ?? '', byId: byId ?? null })
    },
  },
]

type Stepped = { activityId: string; state: string; why?: string; byId?: string | null }
