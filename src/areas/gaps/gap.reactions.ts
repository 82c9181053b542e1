import type { Tx } from '../../platform/database.ts'
import type { News, Reaction } from '../../platform/news.ts'
import { stepGap } from './gap.commands.ts'
import { scoreAll } from './score.commands.ts'
import { listGapsOfFinding, listGapsOfSource, saveStanding } from './standing.store.ts'

/** A finding was decided anew: the doors of the gaps it is linked to open or close. */
const heedFinding: Reaction = {
  name: 'gaps: heed a finding that was decided anew',
  hears: ['finding.accepted', 'finding.dismissed', 'finding.reopened'],
  async react(tx: Tx, news: News) {
    await saveStanding(tx, await listGapsOfFinding(tx, news.subject))
  },
}

/** A source stands otherwise: doors close, and a closed gap that rested on what is now retracted is opened again. */
const heedSource: Reaction = {
  name: 'gaps: heed a source that stands otherwise',
  hears: ['source.standing-changed'],
  async react(tx: Tx, news: News) {
    const gaps = await listGapsOfSource(tx, news.subject)
    await saveStanding(
      tx,
      gaps.map(({ gapId }) => gapId),
    )
    for (const { gapId, state, title, standing, isFor } of gaps)
      if (standing === 'retracted' && isFor && state === 'closed')
        await stepGap(tx, gapId, 'reopened', `A source it rests on was retracted: ${title}`)
  },
}

/** The weights of the rule changed: every gap is ranked anew. */
const heedRanking: Reaction = {
  name: 'gaps: heed another rule of ranking',
  hears: ['ranking.set'],
  react: (tx: Tx) => scoreAll(tx),
}

/** What gaps do when evidence and the rule of ranking tell. */
export const gapReactions: readonly Reaction[] = [heedFinding, heedSource, heedRanking]
