import { setTimeout as sleep } from 'node:timers/promises'
import { openLedger } from '../loop/acts.ts'
import { type Crowd, startCrowd } from '../loop/crowd.ts'
import { addPerson, addSchool, markDemonstration } from '../loop/ground.ts'
import { findBroken } from '../loop/invariants.ts'
import { migrate } from '../../../src/platform/migrations.ts'
import { type Fleet, members, openFleet } from './fleet.ts'
import type { Ground } from './migrations.ts'

const leastMs = 800
const mostMs = 5_000

/** What may be killed: any process, and PostgreSQL beneath them all. */
const victims = [...members, 'PostgreSQL'] as const
type Victim = (typeof victims)[number]

/**
 * People work at the door while one process after the other is killed. The other goes on meanwhile; whatever was
 * acknowledged is there, once, and what was asked of the worker is done in the end.
 */
export async function killByTurns(ground: Ground, rounds: number): Promise<string[]> {
  const { server, folder, random, show } = ground
  const databaseUrl = await server.makeDatabase('killed')
  await migrate(databaseUrl)
  const fleet = await openFleet({ databaseUrl, folder })
  await markDemonstration(fleet)
  await addSchool(fleet)
  const ada = await addPerson(fleet, 'Ada', ['office staff', 'administrator', 'integrity officer'])
  const ledger = openLedger(fleet)
  const crowd = await startCrowd({ program: fleet, ledger, ada, random })
  const failures: string[] = []
  const turn = Math.floor(random() * victims.length)
  show('| round | killed | after ms | down for ms | acts acknowledged | sent again | |\n|---|---|---|---|---|---|---|')
  for (let round = 1; round <= rounds; round += 1) {
    const victim = victims[(round - 1 + turn) % victims.length]!
    const before = { acts: ledger.count(), resent: ledger.resent }
    const afterMs = Math.round(leastMs + random() * (mostMs - leastMs))
    await sleep(afterMs)
    const killedAt = Date.now()
    await killAndRevive(ground, fleet, victim)
    const downMs = Date.now() - killedAt
    const wrong = [
      ...(await ledger.findMissing(before.acts)),
      ...(await findBroken(fleet)),
      ...crowd.takeFailures(),
      ...fleet.takeFailures(),
    ]
    failures.push(...wrong)
    for (const one of wrong) show(`  ${one}`)
    const held = wrong.length === 0 ? 'held' : `${wrong.length} failures`
    show(
      `| ${[round, victim, afterMs, downMs, ledger.count() - before.acts, ledger.resent - before.resent, held].join(' | ')} |`,
    )
  }
  failures.push(...(await finish(fleet, crowd)))
  show(
    `${ledger.count()} acts acknowledged by ${[...fleet.front.given.values()].join(' and ')} answers, ${ledger.resent} sent again`,
  )
  await fleet.stop()
  return failures
}

/** The one that was killed stays down for a while, as it would until somebody or something starts it again. */
async function killAndRevive({ server, random }: Ground, fleet: Fleet, victim: Victim): Promise<void> {
  if (victim === 'PostgreSQL') return server.killAndStart()
  await fleet.kill(victim)
  await sleep(random() * 1_500)
  await fleet.revive(victim)
}

const waits = `select 'a delivery still waits' as what from platform_delivery where state = 'waiting'
  union all select 'a mail still waits' from platform_mail where state = 'queued'
  union all select 'a long job still runs' from platform_long_job where state in ('queued', 'running', 'stopping')
  union all select 'an import still runs' from exchange_run where state = 'running'`

/** After the last round: the work goes on to its end and nothing waits. */
async function finish(fleet: Fleet, crowd: Crowd): Promise<string[]> {
  const stopped = await Promise.race([crowd.stop().then(() => true), sleep(90_000).then(() => false)])
  const failures = stopped ? crowd.takeFailures() : ['the work in hand did not come to its end within 90 seconds']
  // Five minutes after its process died a mail is tried again; here they pass at once. A long job is taken up after 30 seconds.
  await fleet.query(`update platform_mail set next_at = now() where state = 'queued'`)
  let waiting: { what: string }[] = []
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(200)) {
    waiting = await fleet.query<{ what: string }>(waits)
    if (waiting.length === 0) break
  }
  const left = [...new Set(waiting.map(({ what }) => what))]
  return [
    ...failures,
    ...left,
    ...(await crowd.ledger.findMissing(0)),
    ...(await findBroken(fleet)),
    ...fleet.takeFailures(),
  ]
}
