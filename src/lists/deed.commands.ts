import { type Decision, type Missing, allow, missing, refuse } from '../kernel/decision.ts'
import { record } from '../platform/audit.ts'
import type { Tx } from '../platform/database.ts'
import { type Trial, tryEach } from '../platform/trial.ts'
import { type DeedRow, findDeed, listDeedRows, lockDeed, saveDeed, saveUndoing } from './deed.store.ts'

/** What is to be done to several rows: which act, what was said, and how it is done to one. */
export type Doing<Row> = {
  register: string
  act: string
  input: unknown
  rows: readonly Row[]
  nameOf: (row: Row) => string
  do: (tx: Tx, row: Row) => Promise<Decision<unknown> | Missing>
}

/**
 * Tries an act on several rows and takes everything back: what would happen, as exactly as doing it would tell.
 * Called where the transaction is rolled back whenever the answer is not ok.
 */
export async function rehearse<Row>(tx: Tx, doing: Doing<Row>): Promise<{ ok: false; trials: Trial[] }> {
  return { ok: false, trials: await tryEach(tx, doing.rows, (row) => doing.do(tx, row)) }
}

/**
 * Does an act to several rows in one transaction; what is refused stays as it is, and the others are done. Refuses
 * `list/all-refused` when it could be done to none. Returns the id under which what became of each is kept.
 */
export async function doToSeveral<Row extends { id: string }>(tx: Tx, doing: Doing<Row>): Promise<Decision<string>> {
  const trials = await tryEach(tx, doing.rows, (row) => doing.do(tx, row))
  const count = trials.filter(({ isDone }) => isDone).length
  if (count === 0) {
    const message = trials[0] ? `None of them: ${trials[0].message}` : 'Pick at least one row'
    return refuse({ code: 'list/all-refused', message })
  }
  const rows = doing.rows.map((row, at): DeedRow => {
    const { isDone, message, kept } = trials[at]!
    return { subjectId: row.id, called: doing.nameOf(row), outcome: isDone ? 'done' : 'refused', message, kept }
  })
  const { register, act, input } = doing
  const id = await saveDeed(tx, { register, act, input, rows })
  const after = { register, act, input, done: count, refused: trials.length - count }
  await record(tx, { act: 'list.act', subject: id, before: null, after })
  return allow(id)
}

/**
 * Takes an act on several rows back, row by row, the last first; what may not be taken back stays and says why. `missing`
 * for somebody else's; refuses `list/undone` when nothing is left to take back.
 */
export async function undoDeed(
  tx: Tx,
  which: { register: string; deedId: string; personId: string },
  undo: (tx: Tx, rowId: string, kept: unknown) => Promise<Decision<unknown> | Missing>,
): Promise<Decision<string> | Missing> {
  const { deedId } = which
  if (!(await findDeed(tx, which.register, deedId, which.personId))) return missing
  await lockDeed(tx, deedId)
  const rows = (await listDeedRows(tx, deedId))
    .filter(({ outcome, undoing }) => outcome === 'done' && undoing === null)
    .toReversed()
  if (rows.length === 0) return refuse({ code: 'list/undone', message: 'All of it was taken back before' })
  const trials = await tryEach(tx, rows, (row) => undo(tx, row.subjectId, row.kept))
  const undone = rows.map(({ position }, at) => ({
    position,
    outcome: trials[at]!.isDone ? ('undone' as const) : ('refused' as const),
    message: trials[at]!.message,
  }))
  await saveUndoing(tx, deedId, undone)
  const count = trials.filter(({ isDone }) => isDone).length
  const after = { undone: count, refused: rows.length - count }
  await record(tx, { act: 'list.undo', subject: deedId, before: null, after })
  return allow(deedId)
}
