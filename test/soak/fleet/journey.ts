import { setTimeout as sleep } from 'node:timers/promises'
import { hearers, jobs } from '../../../src/app.ts'
import { type LocalDate, addTo, dayOf, localDate, startOfDay } from '../../../src/kernel/dates.ts'
import { openDatabase } from '../../../src/platform/database.ts'
import { folderFiles } from '../../../src/platform/files.ts'
import { openLog } from '../../../src/platform/log.ts'
import { migrate } from '../../../src/platform/migrations.ts'
import { makeOffice } from '../../../src/platform/office.ts'
import { parseSettings } from '../../../src/platform/settings.ts'
import { launchBrowser } from '../../browser.ts'
import { receivePeople } from '../../journeys/people.ts'
import { walkStations } from '../../journeys/stations.ts'
import type { WalkedOffice } from '../../journeys/walk.ts'
import { type Way, openWalker } from '../../journeys/walker.ts'
import { markDemonstration } from '../loop/ground.ts'
import { findBroken } from '../loop/invariants.ts'
import type { Reached } from '../loop/program.ts'
import { type Fleet, openFleet } from './fleet.ts'
import type { Ground } from './migrations.ts'

const zone = 'America/New_York'
const firstDay = localDate('2026-05-11')
const patienceMs = 60_000

/** Both ways that a person may come: at a desk, and with a phone without JavaScript. */
const ways: readonly Way[] = [
  { width: 1440, script: true },
  { width: 320, script: false },
]

/** Walks from a gap to its outcome in a browser, each page and each form at the application whose turn it is. */
export async function walkFleet(ground: Ground): Promise<string[]> {
  const failures: string[] = []
  for (const way of ways) failures.push(...(await walkOnce(ground, way)))
  return failures
}

async function walkOnce({ server, folder, show }: Ground, way: Way): Promise<string[]> {
  const databaseUrl = await server.makeDatabase(`walked_${way.width}`)
  await migrate(databaseUrl)
  await addPeople(databaseUrl, folder)
  const fleet = await openFleet({ databaseUrl, folder }, firstDay)
  const browser = await launchBrowser()
  try {
    const office = openWalked(fleet)
    const walker = await openWalker(browser, office, way)
    await walkStations({ office, walker, gap: '', plan: '' }).catch(async (failure: Error) => {
      throw new Error(`${failure.message}\nat ${walker.page.url()}: ${await walker.text()}`, { cause: failure })
    })
    const given = [...fleet.front.given.values()]
    show(`walked ${way.width} px wide; the two applications answered ${given.join(' and ')} requests`)
    const uneven = given.some((count) => count < 50) ? ['one of the applications had hardly anything to do'] : []
    return [...uneven, ...fleet.takeFailures(), ...(await findBroken(fleet))]
  } finally {
    await browser.close()
    await fleet.stop()
  }
}

/** Records the people of the journeys, in a demonstration, before the office opens its doors. */
async function addPeople(databaseUrl: string, folder: string): Promise<void> {
  const read = parseSettings({}, true)
  if (!read.ok) throw new Error(read.problems.join())
  const database = openDatabase(databaseUrl, 2, () => {})
  const office = makeOffice({
    database,
    now: () => new Date(startOfDay(firstDay, zone).getTime()),
    files: folderFiles(folder),
    log: openLog('error'),
    settings: read.settings,
    hearers,
    address: () => '',
  })
  await receivePeople(office)
  const query: Reached['query'] = async (text, values = []) => (await database.pool.query(text, [...values])).rows
  await markDemonstration({ query })
  await database.close()
}

/** The clock of a fleet is the day its processes are told at their start: another day is another start of each. */
function openWalked(fleet: Fleet): WalkedOffice {
  let [day, since]: [LocalDate, number] = [firstDay, Date.now()]
  const goTo = async (later: LocalDate) => {
    ;[day, since] = [later, Date.now()]
    await fleet.restart(later)
  }
  const now = () => new Date(startOfDay(day, zone).getTime() + 9 * 3_600_000 + Date.now() - since)
  return {
    url: fleet.address,
    setNow: (instant) => goTo(dayOf(new Date(instant), zone)),
    passDays: (days) => goTo(addTo(day, { days })),
    work: () => untilIdle(fleet, now),
  }
}

const waits = `select 'news' as what from platform_delivery where state = 'waiting'
  union all select 'mail' from platform_mail where state = 'queued'
  union all select 'a long job' from platform_long_job where state in ('queued', 'running', 'stopping')
  union all select name from platform_job where next_at <= $1 or last_at is null`

/** Comes back when the worker has nothing left to do, looked at twice, because one thing may bring the next. */
async function untilIdle(fleet: Fleet, now: () => Date): Promise<void> {
  let [quiet, last] = [0, '']
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(100)) {
    const found = await fleet.query<{ what: string }>(waits, [now()])
    const known = await fleet.query<{ count: number }>('select count(*)::int as count from platform_job')
    const isIdle = found.length === 0 && known[0]!.count >= jobs.length
    quiet = isIdle ? quiet + 1 : 0
    if (quiet >= 2) return
    last = [...new Set(found.map(({ what }) => what))].join(', ')
  }
  throw new Error(`the worker did not come to an end: ${last}`)
}
