import type { ClauseId, ClauseNumber } from '../../kernel/clause.ts'
import type { ClauseSource } from '../../platform/clause-source.ts'
import type { Channel } from '../evidence/source.schema.ts'
import { countBetween, countReached } from './clause.store.ts'

/** Which clause asks for which channel, in the order of the mission statement. */
const channelClauses: readonly (readonly [clause: ClauseId, channel: Channel, says: string])[] = [
  ['N1', 'survey', 'accepted findings of surveys reached a gap'],
  ['N2', 'quality committee', 'accepted findings of quality committees reached a gap'],
  ['N3', 'literature', 'accepted findings of the literature reached a gap'],
  ['N4', 'public health', 'accepted findings of public-health reports reached a gap'],
  ['N5', 'publication', 'accepted findings of our publications reached a gap'],
  ['N6', 'evaluation', 'accepted findings of evaluations reached a gap'],
]

/** N1 to N7: what came in by each channel in the period, and how much of it reached a gap. N7 counts gaps of knowledge. */
const channelSource: ClauseSource = async (db, period) => {
  const counts = await countReached(db, period)
  const of = (channel: Channel) =>
    counts.find((count) => count.channel === channel) ?? { accepted: 0, reached: 0, knowledge: 0 }
  const numbers = channelClauses.map(([clause, channel, what]): ClauseNumber => {
    const { accepted, reached } = of(channel)
    return { clause, n: reached, of: accepted, what, records: recordsOf(channel) }
  })
  const literature = of('literature')
  const advances: ClauseNumber = {
    clause: 'N7',
    n: literature.knowledge,
    of: literature.accepted,
    what: 'advances in the literature reached a gap in knowledge',
    records: recordsOf('literature'),
  }
  return [...numbers, advances]
}

function recordsOf(channel: Channel): string {
  return `/evidence?${new URLSearchParams({ state: 'accepted', channel }).toString()}`
}

/** N8: gaps between professions or specialties that are open when the period ends, and how many have education. */
const betweenSource: ClauseSource = async (db, period) => {
  const { open, planned } = await countBetween(db, period)
  const what = 'open gaps between professions or specialties have education planned or held'
  return [{ clause: 'N8', n: planned, of: open, what, records: '/gaps?view=between' }]
}

/** What gaps can say for the mission. */
export const gapClauses: ClauseSource[] = [channelSource, betweenSource]
