import type { Tx } from '../../platform/database.ts'
import type { News, Reaction } from '../../platform/news.ts'
import { findGap } from '../gaps/gap.store.ts'
import { showMeasured, showPeriod } from '../measures/measure.schema.ts'
import { noteChange } from '../quality/hand-over.commands.ts'
import { listHandOversOf } from '../quality/note.store.ts'
import { listFindingsFor, listFindingsMeasuredBy } from './aftermath.store.ts'

/** A gap moved on: the committees whose hand-overs it rests on are told. */
const noteGap: Reaction = {
  name: 'outcomes: tell committees of a gap',
  hears: ['gap.stepped'],
  async react(tx: Tx, news: News) {
    const { gapId, state } = news.body as { gapId: string; state: string }
    const handOvers = await listHandOversOf(tx, await listFindingsFor(tx, gapId))
    if (handOvers.length === 0) return
    const gap = await findGap(tx, gapId)
    for (const id of handOvers) await noteChange(tx, id, `The gap “${gap?.title ?? ''}” is now ${state}`)
  },
}

/** A figure came in: the committees whose hand-overs it measures are told. */
const noteFigure: Reaction = {
  name: 'outcomes: tell committees of a figure',
  hears: ['measure.value-recorded'],
  async react(tx: Tx, news: News) {
    const { valueId } = news.body as { valueId: string }
    for (const { findingId, name, unit, value, periodStart, periodEnd } of await listFindingsMeasuredBy(tx, valueId)) {
      const says = `A new figure of “${name}”: ${showMeasured(Number(value), unit)}, ${showPeriod(periodStart, periodEnd)}`
      for (const id of await listHandOversOf(tx, [findingId])) await noteChange(tx, id, says)
    }
  },
}

/** What outcomes tell the committees. */
export const aftermathReactions: readonly Reaction[] = [noteGap, noteFigure]
