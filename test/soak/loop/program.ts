import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { connectionString, findAddress, findPlace, readPostmaster } from '../../../src/platform/postgres-place.ts'
import { productRoot } from '../../../src/platform/root.ts'

/** What a round kills. */
export type Victim = 'the program' | 'the program and PostgreSQL'

/** A running office as those who work in it see it. */
export type Reached = {
  address: string
  /** Comes back when the office answers, or throws when it is not started again in a minute. */
  whenReady(): Promise<void>
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** The real program on a data folder of its own, started, killed and started again. */
export type Program = Reached & {
  dataDir: string
  /** Starts it and waits until it answers; returns how long that took. */
  start(): Promise<number>
  kill(victim: Victim): Promise<void>
  /** Everything it said. */
  said: string[]
}

const bundle = join(productRoot, 'dist', 'cli.js')
const patienceMs = 180_000

/** Makes a program that is not started yet. */
export async function makeProgram(dataDir: string): Promise<Program> {
  const port = await findFreePort()
  const address = `http://127.0.0.1:${port}`
  const said: string[] = []
  let child: ChildProcess | undefined
  let pool: pg.Pool | undefined
  const isUp = () => child !== undefined && child.exitCode === null && child.signalCode === null
  const whenReady = () => untilReady(address, isUp)
  return {
    address,
    dataDir,
    said,
    whenReady,
    async start() {
      const begunAt = Date.now()
      child = startChild({ dataDir, port }, said)
      await whenReady()
      return Date.now() - begunAt
    },
    async kill(victim) {
      const postmaster = victim === 'the program' ? undefined : readPostmaster(findPlace(dataDir))?.pid
      const gone = new Promise<void>((resolve) => child!.once('close', () => resolve()))
      child!.kill('SIGKILL')
      if (postmaster !== undefined) process.kill(postmaster, 'SIGKILL')
      await gone
      child = undefined
    },
    async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
      for (let tries = 1; ; tries += 1) {
        await whenReady()
        try {
          pool ??= openPool(dataDir)
          return (await pool.query<Row>(text, [...values])).rows
        } catch (failure) {
          if (tries > 20 || (failure as { severity?: string }).severity === 'ERROR') throw failure
          await sleep(250)
        }
      }
    },
  }
}

function startChild({ dataDir, port }: { dataDir: string; port: number }, said: string[]): ChildProcess {
  const child = spawn(process.execPath, [bundle, 'start'], {
    cwd: productRoot,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', DEMO: '1', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(String(chunk)))
  return child
}

/** Comes back when the program at this address says that it is ready. */
export async function untilReady(address: string, isUp: () => boolean): Promise<void> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(50)) {
    if (!isUp()) continue
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error(`the program did not answer within ${patienceMs / 1000} s`)
}

function openPool(dataDir: string): pg.Pool {
  const found = findAddress(findPlace(dataDir))
  if (!found) throw new Error('PostgreSQL has no address yet')
  const pool = new pg.Pool({ connectionString: connectionString(found, 'opencme'), max: 6 })
  pool.on('error', () => {}) // a killed PostgreSQL ends idle connections; the next query opens another
  return pool
}

/** A port that nobody listens on now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0))
    })
  })
}
