import { decideColumns, keepAnswers } from '../exchange/column.rules.ts'
import { desks } from '../exchange/desks.ts'
import { chooseColumns, orderRun, orderUndo } from '../exchange/run.commands.ts'
import { type Run, findRun } from '../exchange/run.store.ts'
import { runWork } from '../exchange/run.work.ts'
import { plainHeading, signatureOf } from '../exchange/table-kind.ts'
import type { Actor } from '../kernel/actor.ts'
import { type Decision, type Missing, missing } from '../kernel/decision.ts'
import { type Progress, showProgress } from '../kernel/progress.ts'
import type { Tx } from '../platform/database.ts'
import { listLongJobsOf, resumeLongJob, takeLongJob } from '../platform/long-job.ts'
import { type Held, type Working, workHeldJob, workNextJob } from '../platform/long-work.ts'
import type { Office } from '../platform/office.ts'
import { say } from './command.ts'
import type { AskedImport } from './import-arguments.ts'

/** Follows work at the terminal: shows how far it is, and hears Ctrl-C, which stops it after the step in hand. */
export type Watch = { working(what: string): Omit<Working, 'kinds'>; isStopped(): boolean; close(): void }

/** Where nobody looks on, so often a line says how far it is. */
const quietMs = 5_000

/** Begins to follow. A second Ctrl-C ends the program at once; a worker goes on with the job then. */
export function openWatch(): Watch {
  let isStopped = false
  const stop = () => {
    if (isStopped) process.exit(130)
    isStopped = true
    process.stderr.write('\nStopping after the rows in hand\n')
  }
  process.on('SIGINT', stop)
  return {
    working: (what) => ({ letsGo: () => (isStopped ? 'person stops' : null), follow: follow(what) }),
    isStopped: () => isStopped,
    close: () => void process.off('SIGINT', stop),
  }
}

function follow(what: string): (progress: Progress) => void {
  const begun = { at: performance.now(), done: -1 }
  let saidAt = begun.at
  return ({ done, total }) => {
    if (begun.done < 0) begun.done = done
    const seconds = (performance.now() - begun.at) / 1000
    const rate = seconds > 1 && done > begun.done ? (done - begun.done) / seconds : null
    const says = `${showProgress({ state: 'running', done, total, rate })} (${what})`
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${says}${done === total ? '\n' : ''}`)
    else if (performance.now() - saidAt > quietMs) {
      saidAt = performance.now()
      process.stderr.write(`${says}\n`)
    }
  }
}

type RunWork = { office: Office; actor: Actor; asked: AskedImport; watch: Watch }

/** Does with a run what was asked, in this process; the exit code says how that went. */
export async function workRun(work: RunWork, runId: string): Promise<number> {
  const { office, asked } = work
  const run = await findRun(office.db, runId)
  if (!run) throw new Error(`There is no import ${runId}.`)
  if (asked.act === 'import') {
    if (work.watch.isStopped()) return sayStopped(run)
    if (run.state !== 'waiting') return 1
    const why = await decide(work, run)
    if (why !== null) return sayRefused(run, why)
  }
  const held = await take(work, run)
  const kinds = { ...work.watch.working('rows'), kinds: runWork }
  let state = await workHeldJob(office, kinds, held)
  for (let next = await nextJob(work, runId); state === 'done' && next; next = await nextJob(work, runId))
    state = (await workNextJob(office, kinds, next)) ?? 'done'
  if (state === 'stopped') return sayStopped((await findRun(office.db, runId))!)
  const after = (await findRun(office.db, runId))!
  return ['done', 'checked', 'undone'].includes(after.state) && state === 'done' && after.refusal === null ? 0 : 1
}

function sayRefused(run: Run, why: readonly string[]): number {
  for (const one of why) say(`${one}.`)
  say(`The columns of the file are: ${run.sheets![run.sheet]!.headings.join(', ')}.`)
  say(`Name them with --column field=Heading, or go on in the office: /imports/${run.id}/columns`)
  return 1
}

function sayStopped(run: Run): number {
  say(`Stopped after ${run.rowsDone} of ${run.rowsTotal} rows. Go on with: opencme import --resume ${run.id}`)
  return 130
}

/** Tells the columns of a table, as given and else as recognized; the reasons where they are not all there. */
async function decide({ office, actor, asked }: RunWork, run: Run): Promise<string[] | null> {
  if (run.sheets === null || asked.act !== 'import') return null
  const given: { columns: Record<string, string>; answers: Record<string, string> } = asked
  if (run.kind === null) return ['Its headings fit no kind that is known here: say what it is']
  const table = desks[run.kind].table!
  const { headings } = run.sheets[run.sheet]!
  const plain = headings.map(plainHeading)
  const named = Object.entries(given.columns).map(
    ([key, heading]) => [key, plain.indexOf(plainHeading(heading))] as const,
  )
  const unknown = named.filter(([key, at]) => at < 0 || !table.fields.some((field) => field.key === key))
  if (unknown.length > 0)
    return unknown.map(([key]) => `There is no field ${key}, or no column of the heading given for it`)
  const columns = { ...(run.columns ?? {}), ...Object.fromEntries(named) }
  const chosen = { kind: run.kind, sheet: run.sheet, columns, answers: { ...run.answers, ...given.answers } }
  const errors = Object.values(decideColumns(table, chosen))
  if (errors.length > 0) return errors
  const remembered = { signature: signatureOf(headings), answers: keepAnswers(table.asks, chosen.answers) }
  await office.write(actor, (tx) => chooseColumns(tx, run.id, chosen, remembered))
  return null
}

/** Orders what was asked and takes its job in the same act, so that no other worker does. */
async function take({ office, actor, asked }: RunWork, run: Run): Promise<Held> {
  const held = await office.write(actor, async (tx) => {
    const job = await order(tx, asked, run)
    if (job === missing || !job.ok) return job
    return (await takeLongJob(tx, job.value)) ?? missing
  })
  if (held === missing) throw new Error('There is nothing to go on with: the import runs elsewhere, or is over.')
  if ('ok' in held) throw new Error(held.ok ? 'no job was taken' : `${held.refusal.message}.`)
  return held
}

async function order(tx: Tx, asked: AskedImport, run: Run): Promise<Decision<string> | Missing> {
  if (asked.act === 'import') return orderRun(tx, run.id, { act: asked.only, isWhole: asked.isWhole, mailTo: null })
  if (asked.act === 'undo') return orderUndo(tx, run.id, null)
  const [last] = await listLongJobsOf(tx, run.id)
  if (!last || !(await resumeLongJob(tx, last.id))) return missing
  return { ok: true, value: last.id }
}

/** What a job that is done asked for in its turn: all or nothing looks over first, and then takes in. */
async function nextJob({ office }: RunWork, runId: string): Promise<string | undefined> {
  const [last] = await listLongJobsOf(office.db, runId)
  return last?.state === 'queued' ? last.id : undefined
}
