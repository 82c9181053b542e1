import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Random, seededRandom } from '../../src/statistics/random.ts'
import { openLedger } from './loop/acts.ts'
import { addPerson, addSchool, markDemonstration } from './loop/ground.ts'
import { findBroken } from './loop/invariants.ts'
import { type Program, type Victim, makeProgram } from './loop/program.ts'
import { type Crowd, startCrowd } from './loop/crowd.ts'

/**
 * Kills the real program at random moments while an office works in it, starts it again, and looks whether everything it
 * had acknowledged is there, once, with nothing half done, and whether the work goes on.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    rounds: { type: 'string', default: '14' },
    most: { type: 'string', default: '9000' },
  },
})
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
const victims: readonly Victim[] = ['the program', 'the program and PostgreSQL']
const leastMs = 600

type Round = { victim: Victim; afterMs: number; acts: number; resent: number; openMs: number; failures: string[] }

/** Lets the office work for a while, kills, starts again and checks. */
async function runRound(program: Program, crowd: Crowd, victim: Victim, random: Random): Promise<Round> {
  const { ledger } = crowd
  const before = { acts: ledger.count(), resent: ledger.resent }
  const afterMs = Math.round(leastMs + random() * (Number(values.most) - leastMs))
  await sleep(afterMs)
  await program.kill(victim)
  const openMs = await program.start()
  const failures = [...(await ledger.findMissing(before.acts)), ...(await findBroken(program)), ...crowd.takeFailures()]
  const acts = ledger.count() - before.acts
  if (acts === 0) failures.push('nothing was done in this round')
  return { victim, afterMs, acts, resent: ledger.resent - before.resent, openMs, failures }
}

/** After the last round: the work goes on to its end, nothing waits, and imports whose process died are ended. */
async function finish(program: Program, crowd: Crowd): Promise<string[]> {
  const stopped = await Promise.race([crowd.stop().then(() => true), sleep(120_000).then(() => false)])
  const failures = stopped ? crowd.takeFailures() : ['the work in hand did not come to its end within two minutes']
  // Five minutes after its process died a mail is tried again; here they pass at once. A long job is taken up after 30 seconds.
  await program.query(`update platform_mail set next_at = now() where state = 'queued'`)
  const waits = `select 'an import still runs' as what from exchange_run where state in ('reading', 'running')
    union all select 'a delivery still waits' from platform_delivery where state = 'waiting'
    union all select 'a mail still waits' from platform_mail where state = 'queued'`
  let waiting: { what: string }[] = []
  for (let tries = 1; tries <= 300; tries += 1) {
    waiting = await program.query<{ what: string }>(waits)
    if (waiting.length === 0) break
    await sleep(200)
  }
  const left = [...new Set(waiting.map(({ what }) => what))]
  return [...failures, ...left, ...(await crowd.ledger.findMissing(0)), ...(await findBroken(program))]
}

function show(text: string): void {
  process.stdout.write(`${text}\n`)
}

function showRound(at: number, round: Round): void {
  const { victim, afterMs, acts, resent, openMs, failures } = round
  const cells = [
    at,
    victim,
    afterMs,
    acts,
    resent,
    openMs,
    failures.length === 0 ? 'held' : `${failures.length} failures`,
  ]
  show(`| ${cells.join(' | ')} |`)
  for (const failure of failures) show(`  ${failure}`)
}

const folder = mkdtempSync(join(tmpdir(), 'opencme-soak-'))
const program = await makeProgram(folder)
const random = seededRandom(seed)
show(`seed ${seed}: node bin/soak.mjs runs this; to repeat, --seed ${seed}`)
await program.start()
await markDemonstration(program)
await addSchool(program)
const ada = await addPerson(program, 'Ada', ['office staff', 'administrator', 'integrity officer'])
const ledger = openLedger(program)
const crowd = await startCrowd({ program, ledger, ada, random })
show(
  '| round | killed | after ms | acts acknowledged | sent again | open again after ms | |\n|---|---|---|---|---|---|---|',
)
const failures: string[] = []
for (let at = 1; at <= Number(values.rounds); at += 1) {
  const round = await runRound(program, crowd, victims[(at - 1) % victims.length]!, random)
  failures.push(...round.failures)
  showRound(at, round)
}
const last = await finish(program, crowd)
failures.push(...last)
for (const failure of last) show(failure)
show('\n| act | times |\n|---|---|')
for (const [name, times] of ledger.byName) show(`| ${name} | ${times} |`)
show(`\n${ledger.count()} acts acknowledged, ${ledger.resent} sent again after a kill, ${failures.length} failures`)
await program.kill('the program and PostgreSQL')
if (failures.length === 0) rmSync(folder, { recursive: true, force: true })
else show(`kept for a look: ${folder}\n${program.said.join('').slice(-2000)}`)
process.exit(failures.length === 0 ? 0 : 1)
