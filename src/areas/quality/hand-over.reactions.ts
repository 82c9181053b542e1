import type { Tx } from '../../platform/database.ts'
import type { News, Reaction } from '../../platform/news.ts'
import { noteChange } from './hand-over.commands.ts'
import { showDecision } from './note.rules.ts'

/** The office decided: the liaisons are told, and why. */
const noteDecision: Reaction = {
  name: 'quality: note what the office decided',
  hears: ['hand-over.decided'],
  async react(tx: Tx, news: News) {
    const { verdict, reason } = news.body as { verdict: 'accepted' | 'dismissed'; reason: string }
    await noteChange(tx, news.subject, showDecision(verdict, reason))
  },
}

/** What committees hear. */
export const handOverReactions: readonly Reaction[] = [noteDecision]
