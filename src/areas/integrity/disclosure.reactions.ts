import type { News, Reaction } from '../../platform/news.ts'
import { askForDisclosure, withdrawAsk } from './ask.commands.ts'
import { lockIndependence } from './control.store.ts'
import { followChange } from './independence.commands.ts'

type RoleNews = { activityId: string; personId: string }

/** Whoever is named to plan, direct or teach is asked for financial relationships; whose last role ends is asked no more. */
export const disclosureReactions: readonly Reaction[] = [
  {
    name: 'integrity.ask-for-disclosure',
    hears: ['activity.role-named'],
    async react(tx, news, office) {
      const who = readRole(news)
      const today = office.today()
      await lockIndependence(tx, who.activityId)
      await askForDisclosure(tx, who, { address: office.address(), today })
      await followChange(tx, who.activityId, 'Somebody was named who controls content', today)
    },
  },
  {
    name: 'integrity.withdraw-ask',
    hears: ['activity.role-ended'],
    async react(tx, news, office) {
      const who = readRole(news)
      await lockIndependence(tx, who.activityId)
      await withdrawAsk(tx, who)
      await followChange(tx, who.activityId, 'Somebody controls content no more', office.today())
    },
  },
]

function readRole(news: News): RoleNews {
  const { activityId, personId } = news.body as RoleNews
  return { activityId, personId }
}
