/**
 * Kills the database in every way and looks whether an acknowledged row is ever missing. Linux only.
 *
 * Usage: npx tsx bench/launcher-rounds.ts [--rounds 100] [--under FOLDER] [--seed 1]
 * Exits with 1 when a row was lost or the database could not be opened.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { openPostgres } from '../src/platform/postgres.ts'
import { type Child, killAll, listDescendants, listPostgres, startChild } from './launcher-process.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    under: { type: 'string', default: tmpdir() },
    seed: { type: 'string', default: '1' },
  },
})
const scratch = mkdtempSync(join(values.under, 'rounds-'))
chmodSync(scratch, 0o755)

/** One way to be killed: does it, and gives the processes that wrote and the folder to look into. */
type Kill = (round: number) => Promise<{ children: Child[]; folder: string }>
type Row = { kill: string; rounds: number; written: number; lost: number; failures: string[]; openMs: number[] }

const shared = join(scratch, 'data')
const writtenBefore = new Map<number, number>()
let state = Number(values.seed)

const kills: Record<string, Kill> = {
  'the application': async (round) => {
    const child = await startWriting(round)
    return killed([child.pid], [child])
  },
  'the postmaster, later the application': async (round) => {
    const child = await startWriting(round)
    killAll(listPostgres(shared).slice(0, 1))
    await sleep(upTo(1_200))
    return killed([child.pid], [child])
  },
  'every process': async (round) => {
    const child = await startWriting(round)
    return killed([child.pid, ...listPostgres(shared)], [child])
  },
  'the application while it starts PostgreSQL': async (round) => {
    const child = startChild(shared, round)
    await child.opening
    await sleep(upTo(150))
    return killed([child.pid], [child])
  },
  'every process while PostgreSQL starts': async (round) => {
    const child = startChild(shared, round)
    await child.opening
    await sleep(upTo(150))
    return killed([child.pid, ...listDescendants(child.pid), ...listPostgres(shared)], [child])
  },
  'the application in the first initdb': (round) => killInFirstStart(round, () => []),
  'every process in the first initdb': (round) => killInFirstStart(round, (child) => listDescendants(child.pid)),
  'nobody: one leaves while another comes': async (round) => {
    const leaving = await startWriting(round)
    const coming = startChild(shared, 10_000 + round)
    await coming.opening
    await sleep(upTo(60))
    leaving.finish()
    await coming.opened
    await sleep(200)
    coming.finish()
    await Promise.all([leaving.ended, coming.ended])
    return { children: [leaving, coming], folder: shared }
  },
}

async function startWriting(round: number): Promise<Child> {
  const child = startChild(shared, round)
  await child.opened
  await sleep(100 + upTo(600))
  return child
}

async function killed(pids: number[], children: Child[], folder = shared) {
  killAll(pids)
  await Promise.all(children.map((child) => child.ended))
  return { children, folder }
}

async function killInFirstStart(round: number, others: (child: Child) => number[]) {
  const folder = join(scratch, `fresh-${round}`)
  const child = startChild(folder, round)
  await child.opening
  await sleep(upTo(800))
  return killed([child.pid, ...others(child)], [child], folder)
}

/** A number below `most`, the same ones for the same seed (mulberry32). */
function upTo(most: number): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most
}

/** Opens the folder again and counts the acknowledged rows that are not there. */
async function countLost(folder: string, children: Child[]): Promise<{ lost: number; openMs: number }> {
  const begun = Date.now()
  const running = await openPostgres(folder, () => {})
  const openMs = Date.now() - begun
  const client = new pg.Client({ connectionString: running.connectionString })
  await client.connect()
  await client.query(
    'create table if not exists written (round int, number int, text text, primary key (round, number))',
  )
  const { rows } = await client.query<{ round: number; numbers: number[] }>(
    'select round, array_agg(number) as numbers from written group by round',
  )
  await client.end()
  await running.leave()
  const found = new Map(rows.map((row) => [row.round, new Set(row.numbers)]))
  const now = children.map(
    ({ written, round }) => [...written].filter((number) => !found.get(round)?.has(number)).length,
  )
  const before =
    folder !== shared
      ? []
      : [...writtenBefore].map(([round, count]) => Math.max(0, count - (found.get(round)?.size ?? 0)))
  for (const { round, written } of folder === shared ? children : []) writtenBefore.set(round, written.size)
  return { lost: [...now, ...before].reduce((sum, one) => sum + one, 0), openMs }
}

async function runRound(round: number, kill: Kill, row: Row): Promise<void> {
  row.rounds++
  try {
    const { children, folder } = await kill(round)
    const { lost, openMs } = await countLost(folder, children)
    row.lost += lost
    row.openMs.push(openMs)
    row.written += children.reduce((sum, child) => sum + child.written.size, 0)
    if (folder !== shared) rmSync(folder, { recursive: true, force: true })
  } catch (error) {
    row.failures.push(`round ${round}: ${(error as Error).message}`)
  }
}

/** Looks through table and index with PostgreSQL's own checker. */
async function countDamage(): Promise<number> {
  const running = await openPostgres(shared, () => {})
  const client = new pg.Client({ connectionString: running.connectionString })
  await client.connect()
  await client.query('create extension if not exists amcheck')
  await client.query(`select bt_index_check('written_pkey', true)`) // throws when the index is damaged
  const { rowCount } = await client.query(`select * from verify_heapam('written')`)
  await client.end()
  await running.leave()
  return rowCount ?? 0
}

function showTable(rows: Row[]): string {
  const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
  const lines = rows.map(({ kill, rounds, written, lost, failures, openMs }) =>
    [kill, rounds, written, lost, failures.length, `${median(openMs)} / ${Math.max(0, ...openMs)}`].join(' | '),
  )
  const head = ['killed', 'rounds', 'rows acknowledged', 'lost', 'failures', 'opened again in ms, median / longest']
  return [head.join(' | '), head.map(() => '---').join(' | '), ...lines].map((line) => `| ${line} |`).join('\n')
}

const rows: Row[] = Object.keys(kills).map((kill) => ({
  kill,
  rounds: 0,
  written: 0,
  lost: 0,
  failures: [],
  openMs: [],
}))
for (let round = 1; round <= Number(values.rounds); round++) {
  const row = rows[(round - 1) % rows.length]!
  await runRound(round, kills[row.kill]!, row)
}
const damage = await countDamage()
console.log(showTable(rows))
console.log(`damage found by amcheck: ${damage}`)
for (const failure of rows.flatMap((row) => row.failures)) console.log(failure)
const isGood = damage === 0 && rows.every((row) => row.lost === 0 && row.failures.length === 0)
if (isGood) rmSync(scratch, { recursive: true, force: true })
else console.log(`kept for a look: ${scratch}`)
process.exit(isGood ? 0 : 1)
