import type { Hold } from '../platform/long-work.ts'
import type { Desk, Seen } from './desk.ts'
import { deskOf } from './desks.ts'
import { closeRun } from './run.commands.ts'
import { changeRun, countUndoable, findRun, listUndoable, markTakenBack } from './run.store.ts'

/** So many rows are taken back in one transaction, unless they lean on each other. */
const batch = 500
const last = 2_147_483_647
/** Of what stands in the way so many are named. */
const mostNamed = 10

/**
 * Takes a whole import back, the last row first. Before the first row is touched all are looked at: where something was built
 * on one of them or it was changed since, nothing is taken back, and what stands in the way is named.
 */
export async function takeBack(hold: Hold): Promise<string> {
  const runId = hold.job.subject
  const desk = deskOf((await findRun(hold.office.db, runId))!.kind!)
  const built = hold.job.done > 0 ? [] : await look(hold, desk)
  if (built.length > 0) return refuseTo(hold, built)
  const total = hold.job.done + (await countUndoable(hold.office.db, runId))
  for (let done = hold.job.done; done < total;) {
    const step = await hold.step(async (tx) => {
      const rows = await listUndoable(tx, runId, last, desk.isOnePiece ? last : batch)
      const since = await desk.undo.listBuilt(tx, rows, new Map())
      if (since.length > 0) return { done, total, since }
      await desk.undo.undoAll(tx, rows)
      await markTakenBack(
        tx,
        runId,
        rows.map((row) => row.position),
      )
      return { done: done + rows.length, total, since }
    })
    if (step.since.length > 0) return refuseTo(hold, step.since)
    done = step.done
  }
  await hold.step(async (tx) => {
    await closeRun(tx, runId, 'undone')
    return { done: total, total }
  })
  return `${total.toLocaleString('en-US')} ${total === 1 ? 'row' : 'rows'} taken back`
}

/** What stands in the way of any row, the first few. */
async function look(hold: Hold, desk: Desk): Promise<string[]> {
  const runId = hold.job.subject
  const built: string[] = []
  const seen: Seen = new Map()
  for (let before = last; built.length < mostNamed;) {
    const rows = await listUndoable(hold.office.db, runId, before, desk.isOnePiece ? last : batch)
    if (rows.length === 0) break
    const { found } = await hold.step(async (tx) => ({
      ...{ done: 0, total: hold.job.total },
      found: await desk.undo.listBuilt(tx, rows, seen),
    }))
    built.push(...found)
    before = rows.at(-1)!.position
  }
  return built.slice(0, mostNamed)
}

async function refuseTo(hold: Hold, built: readonly string[]): Promise<string> {
  const refusal = `It cannot be taken back while something stands on it. ${built.join('. ')}`
  await hold.step(async (tx) => {
    await changeRun(tx, hold.job.subject, ['undoing'], { state: 'done', refusal })
    return { done: hold.job.done, total: hold.job.total }
  })
  return refusal
}
