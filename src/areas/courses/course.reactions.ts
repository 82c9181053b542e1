import type { Tx } from '../../platform/database.ts'
import type { News, Reaction } from '../../platform/news.ts'
import { completeWhoIsDone } from './enrollment.commands.ts'

/** A course opened, perhaps again, with a reading less or a lower pass mark: who lacks nothing any more has completed it. */
const completeOnOpening: Reaction = {
  name: 'courses.complete-on-opening',
  hears: ['activity.published'],
  react: (tx: Tx, news: News) => completeWhoIsDone(tx, (news.body as { activityId: string }).activityId),
}

/** What courses do when activities tell. */
export const courseReactions: readonly Reaction[] = [completeOnOpening]
