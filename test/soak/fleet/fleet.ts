import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { productRoot } from '../../../src/platform/root.ts'
import { type Reached, findFreePort, untilReady } from '../loop/program.ts'
import { type Front, openFront } from './front.ts'

/** The processes of a fleet. */
export const members = ['application A', 'application B', 'worker'] as const
export type Member = (typeof members)[number]

/** Two applications that serve, one worker, and a door before the applications; all on one database. */
export type Fleet = Reached & {
  front: Front
  kill(member: Member): Promise<void>
  /** Starts a member again and comes back when it answers. */
  revive(member: Member): Promise<void>
  /** Ends each in good order and starts it again, one after the other; from here on the office believes it is this day. */
  restart(date: string): Promise<void>
  /** What ended without having been told to. */
  takeFailures(): string[]
  said: string[]
  stop(): Promise<void>
}

type Process = { child: ChildProcess; isToldToEnd: boolean }

const bundle = join(productRoot, 'dist', 'cli.js')
const ready = /is at work|is ready at/
const patienceMs = 60_000

/** What a program of ours is told by its environment. */
export function environmentOf(place: { databaseUrl: string; folder: string }, port = 0) {
  const { databaseUrl: DATABASE_URL, folder: DATA_DIR } = place
  return {
    ...process.env,
    DATABASE_URL,
    DATA_DIR,
    PORT: String(port),
    HOST: '127.0.0.1',
    DEMO: '1',
    LOG_LEVEL: 'error',
  }
}

/** Starts one program of ours with these words. */
export function spawnProgram(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [bundle, ...args], { cwd: productRoot, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

type Place = { databaseUrl: string; folder: string }

/** Starts and ends the members one by one, and hears what they say and which of them ended without having been told to. */
function keepMembers(place: Place, ports: Record<Member, number>, address: string) {
  const running = new Map<Member, Process>()
  const heard = { said: [] as string[], failures: [] as string[], date: '' }
  return {
    heard,
    async start(member: Member) {
      const words = [...(member === 'worker' ? ['worker'] : ['start', '--no-worker'])]
      if (heard.date) words.push('--date', heard.date)
      const child = spawnProgram(words, { ...environmentOf(place, ports[member]), BASE_URL: address })
      const one: Process = { child, isToldToEnd: false }
      running.set(member, one)
      child.once('exit', (code) => {
        if (!one.isToldToEnd) heard.failures.push(`${member} ended by itself with code ${code}`)
      })
      await untilSaid(child, member, heard.said)
    },
    async end(member: Member, signal: NodeJS.Signals) {
      const one = running.get(member)!
      one.isToldToEnd = true
      const gone = new Promise<void>((resolve) => one.child.once('close', () => resolve()))
      one.child.kill(signal)
      await gone
    },
  }
}

/** A port just found free may be found again: another is looked for until there are two. */
async function findTwoPorts() {
  const first = await findFreePort()
  let second = await findFreePort()
  while (second === first) second = await findFreePort()
  return { 'application A': first, 'application B': second }
}

/** Starts a fleet on a database, on this day where one is given. Its links lead to the door. */
export async function openFleet(place: Place, date = ''): Promise<Fleet> {
  const ports = { ...(await findTwoPorts()), worker: 0 }
  const front = await openFront([ports['application A'], ports['application B']])
  const { heard, start, end } = keepMembers(place, ports, front.address)
  heard.date = date
  await Promise.all(members.map(start))
  const pool = new pg.Pool({ connectionString: place.databaseUrl, max: 6 })
  pool.on('error', () => {}) // a killed PostgreSQL ends idle connections; the next query opens another
  return {
    address: front.address,
    front,
    said: heard.said,
    whenReady: () => untilReady(front.address, () => true),
    query: (text, values) => queryWithPatience(pool, text, values),
    kill: (member) => end(member, 'SIGKILL'),
    revive: start,
    async restart(day) {
      heard.date = day
      for (const member of members) {
        await end(member, 'SIGTERM')
        await start(member)
      }
    },
    takeFailures: () => heard.failures.splice(0),
    async stop() {
      await Promise.all(members.map((member) => end(member, 'SIGTERM')))
      front.close()
      await pool.end()
    },
  }
}

function untilSaid(child: ChildProcess, member: Member, said: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`${member} did not begin: ${said.slice(-5).join('')}`))
    const late = setTimeout(fail, patienceMs)
    const hear = (chunk: Buffer) => {
      said.push(`${member}: ${String(chunk)}`)
      if (!ready.test(String(chunk))) return
      clearTimeout(late)
      child.off('close', fail)
      resolve()
    }
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', hear)
    child.once('close', fail)
  })
}

async function queryWithPatience<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[] = [],
) {
  for (let tries = 1; ; tries += 1) {
    try {
      return (await pool.query<Row>(text, [...values])).rows
    } catch (failure) {
      if (tries > 60 || (failure as { severity?: string }).severity === 'ERROR') throw failure
      await sleep(250)
    }
  }
}
