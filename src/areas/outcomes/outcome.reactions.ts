import type { Tx } from '../../platform/database.ts'
import type { News, Reaction } from '../../platform/news.ts'
import type { Office } from '../../platform/office.ts'
import { addTo } from '../../kernel/dates.ts'
import { oweTask, settleTask } from '../tasks/task.commands.ts'
import { listOwed } from '../tasks/task.store.ts'
import { readGap } from './change.rules.ts'
import { sayFigureIn } from './figure.rules.ts'
import type { WatchedGap } from './outcome.schema.ts'
import { isToDecide } from './verdict.rules.ts'
import { decideTask } from './verdict.schema.ts'
import { isDecidedOn } from './verdict.store.ts'
import { listWatched } from './watch.store.ts'

/** Days an owner has to say whether a gap stays open. */
const daysToDecide = 14

/**
 * A figure came in: owners of the gaps that it is the newest of, and that were taught, are asked whether they stay open. A
 * gap without owner asks nobody; it stands among those taught and not closed.
 */
const askOwners: Reaction = {
  name: 'outcomes.ask-owner',
  hears: ['measure.value-recorded'],
  async react(tx: Tx, news: News, office: Office) {
    const { measureId, valueId } = news.body as { measureId: string; valueId: string }
    const calendar = { today: office.today(), timeZone: office.settings.timeZone }
    for (const gap of await listWatched(tx, calendar, { measureId, isTaught: true })) {
      const change = readGap(gap)
      const isNews = change.newest?.id === valueId && isToDecide({ ...gap, ...change })
      if (isNews && !(await isDecidedOn(tx, gap.gapId, valueId))) await askOwner(tx, gap, office)
    }
  },
}

/** Asks once for each figure: a task about an earlier one is withdrawn, and the same task is not asked twice. */
async function askOwner(tx: Tx, gap: WatchedGap, office: Office): Promise<void> {
  if (gap.ownerId === null) return
  const why = sayFigureIn(readGap(gap).newest!, gap)
  const about = { kind: decideTask, subjectId: gap.gapId }
  const open = (await listOwed(tx, { area: 'outcomes', subjectId: gap.gapId })).filter((task) => task.isOpen)
  if (open.some((task) => task.why === why && task.owedBy === gap.ownerId)) return
  await settleTask(tx, about, 'withdrawn', 'A newer figure is in')
  await oweTask(tx, {
    ...about,
    area: 'outcomes',
    owedBy: gap.ownerId,
    title: `Decide whether gap ${gap.number} stays open: ${gap.title}`,
    act: 'Decide',
    why,
    dueOn: addTo(office.today(), { days: daysToDecide }),
    path: `/gaps/${gap.gapId}#decide`,
    office: { address: office.address() },
  })
}

/** A gap was closed, parked or planned again by its own step: nobody is asked any more whether it stays open. */
const stopAsking: Reaction = {
  name: 'outcomes.stop-asking',
  hears: ['gap.stepped'],
  async react(tx: Tx, news: News) {
    const { gapId, state } = news.body as { gapId: string; state: string }
    if (state === 'addressed' || state === 'reopened') return
    const why = `The gap is ${state}`
    await settleTask(tx, { kind: decideTask, subjectId: gapId }, state === 'closed' ? 'done' : 'withdrawn', why)
  },
}

/** What outcomes do when evidence and gaps tell. */
export const outcomeReactions: readonly Reaction[] = [askOwners, stopAsking]
