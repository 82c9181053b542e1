import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectionString, findAddress, findPlace, readPostmaster } from '../src/platform/postgres-place.ts'
import { productRoot } from '../src/platform/root.ts'

/** A server in a process of its own that is loaded and watched. */
export type Served = { address: string; pid: number; openMs: number; stop(): Promise<void> }

/** CPU time of a process on Linux, in milliseconds, its own and its ended children's. */
const msPerTick = 10

/** Starts the program as it is delivered on a data folder and waits for its first page. */
export async function serveProgram(dataDir: string): Promise<Served> {
  const port = await findFreePort()
  const env = { DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', DEMO: '1', LOG_LEVEL: 'error' }
  return serve([join(productRoot, 'dist', 'cli.js'), 'start'], port, env)
}

/** Starts a bare node:http server that answers every address with the bytes in this file, after so many queries for nothing. */
export async function serveBare(
  sent: { file: string; headers: Record<string, string> },
  asked: { connectionString: string; queries: number },
): Promise<Served> {
  const port = await findFreePort()
  const args = [String(port), sent.file, JSON.stringify(sent.headers), asked.connectionString, String(asked.queries)]
  return serve([join(productRoot, 'bench', 'bare.mjs'), ...args], port, {})
}

async function serve(args: string[], port: number, env: Record<string, string>): Promise<Served> {
  const begunAt = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: productRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const address = `http://127.0.0.1:${port}`
  await untilServed(address, child)
  return { address, pid: child.pid!, openMs: performance.now() - begunAt, stop: () => stop(child) }
}

async function untilServed(address: string, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(20)) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const answer = await fetch(`${address}/`).catch(() => undefined)
    if (answer?.ok && (await answer.text())) return
  }
  throw new Error('the server did not answer within a minute')
}

function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.kill('SIGTERM')
  return gone
}

/** CPU milliseconds a process has used since it began. */
export function cpuOf(pid: number): number {
  return ticksOf(pid)?.ms ?? 0
}

/** CPU milliseconds of the PostgreSQL of a data folder: the postmaster, those it has, and those that have ended. */
export function cpuOfPostgres(dataDir: string): number {
  const postmaster = readPostmaster(findPlace(dataDir))!.pid
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return processes
    .map((name) => ticksOf(Number(name)))
    .reduce((sum, one) => sum + (one && (one.pid === postmaster || one.parent === postmaster) ? one.ms : 0), 0)
}

function ticksOf(pid: number): { pid: number; parent: number; ms: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0)
    return { pid, parent: Number(fields[1]), ms: ticks * msPerTick }
  } catch {
    return undefined // it has ended meanwhile
  }
}

/** Resident memory of a process in megabytes. */
export function memoryOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}

/** How to reach the database of a data folder while it is served. */
export function databaseOf(dataDir: string): string {
  return connectionString(findAddress(findPlace(dataDir))!, 'opencme')
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0))
    })
  })
}
