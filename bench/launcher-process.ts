import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { findPlace, readPostmaster } from '../src/platform/postgres-place.ts'

/** The process under test, and what it has said so far. */
export type Child = {
  pid: number
  round: number
  written: Set<number>
  said: string[]
  opening: Promise<void>
  opened: Promise<void>
  ended: Promise<void>
  finish(): void
}

const script = fileURLToPath(new URL('./launcher-child.ts', import.meta.url))
const mostMs = 90_000

/** Starts the process that writes rows. Each of its promises fails when it takes longer than 90 seconds. */
export function startChild(folder: string, round: number): Child {
  const process_ = spawn(process.execPath, ['--import', 'tsx', script, folder, String(round)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const written = new Set<number>()
  const said: string[] = []
  const lines = createInterface({ input: process_.stdout! })
  lines.on('line', (line) => {
    if (line.startsWith('written ')) written.add(Number(line.slice(8)))
    else said.push(line)
  })
  const sees = (word: string) =>
    new Promise<void>((resolve) => lines.on('line', (line) => line.startsWith(word) && resolve()))
  const closed = new Promise<void>((resolve) => process_.once('close', () => resolve()))
  return {
    pid: process_.pid!,
    round,
    written,
    said,
    opening: within(sees('opening'), 'the process did not begin'),
    opened: within(Promise.race([sees('open '), closed.then(() => fail(said))]), 'the database did not open'),
    ended: within(closed, 'the process did not end'),
    finish: () => endInput(process_),
  }
}

function fail(said: string[]): never {
  throw new Error(`the process ended before the database opened: ${said.join('; ')}`)
}

function endInput(child: ChildProcess): void {
  child.stdin!.on('error', () => {})
  child.stdin!.end()
}

function within<T>(work: Promise<T>, complaint: string): Promise<T> {
  const limit = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`${complaint} within ${mostMs / 1000} s`)), mostMs).unref()
  })
  const raced = Promise.race([work, limit])
  raced.catch(() => {}) // whoever awaits it hears of it
  return raced
}

/** Kills at once, without warning. A process that is gone already is no matter. */
export function killAll(pids: number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** PostgreSQL's first process in this data folder, and with it all others it made. Empty when it is not running. */
export function listPostgres(dataDir: string): number[] {
  const running = readPostmaster(findPlace(dataDir))
  return running === undefined ? [] : [running.pid, ...listDescendants(running.pid)]
}

/** All processes below this one, read from /proc. */
export function listDescendants(pid: number): number[] {
  const below = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const parent = findParent(name)
    if (parent !== undefined) below.set(parent, [...(below.get(parent) ?? []), Number(name)])
  }
  const collect = (one: number): number[] => (below.get(one) ?? []).flatMap((child) => [child, ...collect(child)])
  return collect(pid)
}

function findParent(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined // it ended while we looked
  }
}
