import { randomUUID } from 'node:crypto'
import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs'

/** Tells this process from an earlier one that had the same number. */
const ourName = `${process.pid} ${randomUUID()}`

const refreshMs = 1_000
const staleMs = 10_000

/**
 * Takes the right to make or start PostgreSQL in a folder, if nobody has it. A holder that died, or that has not
 * refreshed the file for ten seconds, has lost it. Two processes may in rare moments both believe to hold it; that
 * costs a wasted start and no data, because the finished database appears by one rename and because PostgreSQL itself
 * never runs twice in one folder.
 *
 * @returns how to give it back, or undefined while somebody else holds it
 */
export function takeLock(file: string): (() => void) | undefined {
  removeIfStale(file)
  if (!writeOnce(file)) return undefined
  const refreshing = setInterval(() => refresh(file), refreshMs)
  refreshing.unref()
  return () => {
    clearInterval(refreshing)
    if (readHolder(file) === ourName) rmSync(file, { force: true })
  }
}

function writeOnce(file: string): boolean {
  try {
    const opened = openSync(file, 'wx', 0o600)
    writeSync(opened, ourName)
    closeSync(opened)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function refresh(file: string): void {
  const now = new Date()
  if (readHolder(file) === ourName) utimesSync(file, now, now)
}

/** Moves a stale lock aside before removing it: what was moved may be a fresh one, and is then put back. */
function removeIfStale(file: string): void {
  const holder = readHolder(file)
  if (holder === undefined || !isStale(file, holder)) return
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
    if (readHolder(aside) !== holder) linkSync(aside, file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error // another process was faster
  } finally {
    rmSync(aside, { force: true })
  }
}

function isStale(file: string, holder: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined || holder === ourName) return false
  if (Date.now() - found.mtimeMs > staleMs) return true
  const pid = parseInt(holder, 10)
  return pid === process.pid || (pid > 0 && !isAlive(pid))
}

function readHolder(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Is there a process of this number, ours or not? One that died and was not reaped counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
