import { gatherWords } from '../platform/bulk.ts'
import type { Tx } from '../platform/database.ts'
import { askLongJob } from '../platform/long-job.ts'
import type { Hold, LongJobKind } from '../platform/long-work.ts'
import type { Desk, Taking } from './desk.ts'
import { deskOf } from './desks.ts'
import { takeBack } from './undo.work.ts'
import { compareLines, listLines } from './line.store.ts'
import { closeRun } from './run.commands.ts'
import { showCounts } from './run.rules.ts'
import type { KeptRow } from './run.schema.ts'
import { type Run, changeRun, countOutcomes, findRun, markTrial, saveResults, takeTrialBack } from './run.store.ts'

/** What imports do in steps: look rows over, take them in. The file itself is read where it was brought (`run.reading.ts`). */
export const runWork: LongJobKind[] = [
  { kind: 'import.check', says: 'Look an import over', run: lookOver },
  { kind: 'import.take', says: 'Take an import in', run: takeIn },
  { kind: 'import.undo', says: 'Take an import back', run: takeBack },
  { kind: 'import.read', says: 'Read a file', run: giveUpReading },
]

/** A file lies in the memory of the process that was brought it; another one can only say that it ended. */
async function giveUpReading(hold: Hold): Promise<string> {
  const refusal = 'The file was not read to its end, and nothing of it was taken in. Bring it again'
  await hold.step(async (tx) => {
    await closeRun(tx, hold.job.subject, 'refused', { refusal })
    return hold.job
  })
  return refusal
}

type Work = { hold: Hold; run: Run; desk: Desk; taking: Taking }

async function open(hold: Hold): Promise<Work> {
  const run = (await findRun(hold.office.db, hold.job.subject))!
  const taking = { runId: run.id, columns: run.columns ?? {}, answers: run.answers }
  return { hold, run, desk: deskOf(run.kind!), taking }
}

async function lookOver(hold: Hold): Promise<string> {
  const work = await open(hold)
  await goThrough(work, async (tx, take) => {
    await markTrial(tx)
    const rows = await take()
    await takeTrialBack(tx)
    return rows.map((row) => ({ ...row, undo: null, path: row.outcome === 'made' ? null : row.path }))
  })
  return endLook(work)
}

async function endLook({ hold, run }: Work): Promise<string> {
  const counts = (await countOutcomes(hold.office.db, [run.id])).get(run.id)!
  const says = showCounts(counts)
  await hold.step(async (tx) => {
    const progress = { done: run.rowsTotal, total: run.rowsTotal }
    if (!run.isWhole) await changeRun(tx, run.id, ['checking'], { state: 'checked' })
    else if (counts.refused > 0) await closeRun(tx, run.id, 'refused', { refusal: wholeSays(says), keepsRefused: true })
    else await goOn(tx, hold, run)
    return progress
  })
  return `Looked over, and nothing was changed: ${says}`
}

const wholeSays = (counts: string) =>
  `Nothing was to be taken in unless all of it could be, and not all could: ${counts}. Mend the rows that were refused, and bring the file again`

/** All or nothing, and nothing was refused: now the rows are taken in. */
async function goOn(tx: Tx, { job }: Hold, run: Run): Promise<void> {
  await changeRun(tx, run.id, ['checking'], { state: 'running', rowsDone: 0 })
  const title = job.title.replace(/^Look over/, 'Import')
  await askLongJob(tx, { kind: 'import.take', title, path: job.path, subject: run.id, total: job.total }, job.mailTo)
}

async function takeIn(hold: Hold): Promise<string> {
  const work = await open(hold)
  await goThrough(work, (_tx, take) => take())
  const { run, desk } = work
  await hold.step(async (tx) => {
    await closeRun(tx, run.id, 'done', { keepsRefused: desk.keepsRefused })
    return { done: run.rowsTotal, total: run.rowsTotal }
  })
  const counts = (await countOutcomes(hold.office.db, [run.id])).get(run.id)!
  return `${run.rowsTotal.toLocaleString('en-US')} rows read: ${showCounts(counts)}`
}

type Way = (tx: Tx, take: () => Promise<KeptRow[]>) => Promise<KeptRow[]>

/** Goes through the rows from where the job's last step left them; lines of a table are compared with each other first. */
async function goThrough(work: Work, way: Way): Promise<void> {
  const { hold, run, desk, taking } = work
  const total = run.rowsTotal
  if (hold.job.done === 0 && desk.table) await hold.step((tx) => compare(tx, work))
  for (let isOver = false, after = hold.job.done; !isOver;) {
    const step = await hold.step(async (tx) => {
      const lines = await listLines(tx, { runId: run.id, sheet: run.sheet }, after, batchOf(desk, total))
      const last = lines.at(-1)
      if (!last) return { done: after, total, isOver: true }
      // The last rows sort in what the others left waiting, so that nobody's next act has to.
      if (last.position < total) await gatherWords(tx)
      const rows = await way(tx, () => desk.take(tx, lines, taking))
      await saveResults(tx, run.id, rows)
      await changeRun(tx, run.id, ['checking', 'running'], { rowsDone: last.position })
      return { done: last.position, total, isOver: last.position >= total }
    })
    isOver = step.isOver
    after = step.done
  }
}

/** Rows of one transaction: few enough that progress shows, many enough that commits do not cost the time. */
function batchOf(desk: Desk, total: number): number {
  if (desk.isOnePiece) return desk.batch
  return Math.min(desk.batch, Math.max(25, Math.ceil(total / 20)))
}

async function compare(tx: Tx, { run, desk, taking }: Work) {
  const fields = desk.table!.fields.filter((field) => field.key in taking.columns)
  const at = (chosen: typeof fields) => chosen.map((field) => taking.columns[field.key]!)
  const identities = at(fields.filter((field) => field.isIdentity))
  const says =
    'are about the same record and say different things: keep the one that is right, and bring the file again'
  await compareLines(tx, { runId: run.id, sheet: run.sheet }, { columns: at(fields), identities }, says)
  return { done: 0, total: run.rowsTotal }
}
