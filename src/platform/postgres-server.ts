import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, giveFolder, spawnOptions } from './postgres-account.ts'
import { type Binaries, databaseUrlAdvice } from './postgres-binaries.ts'
import { isAlive } from './postgres-lock.ts'
import { type Address, findClusterMajor, findClusterOwner, type Place, readPostmaster } from './postgres-place.ts'

/** All that is needed to make, start and stop one PostgreSQL. `fsync: false` gives up safety for speed, in tests. */
export type Server = { place: Place; binaries: Binaries; account: Account; address: Address; fsync: boolean }

/** A PostgreSQL that we started: whether its process still runs. */
export type Started = { isRunning(): boolean }

const unfinished = 'postgres.unfinished-'
const logLimitBytes = 1_000_000
const stopMs = 60_000

/**
 * Makes the database folder. It grows under another name and appears by one rename, so that whoever is killed in the
 * middle leaves nothing that looks like a database; what such attempts left is removed.
 */
export async function makeCluster(server: Server): Promise<void> {
  const { place, account } = server
  removeUnfinished(place)
  const growing = join(place.folder, `${unfinished}${process.pid}-${randomUUID()}`)
  mkdirSync(growing, { mode: 0o700 })
  try {
    giveFolder(growing, account)
    await initialize(server, growing)
    renameSync(growing, place.cluster)
    syncFolder(place.folder)
  } catch (error) {
    if (findClusterMajor(place) === undefined) throw error // else another process was faster
  } finally {
    rmSync(growing, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** An initdb whose parent was killed may still be writing: it writes under a name that nobody will use. */
function removeUnfinished(place: Place): void {
  for (const name of readdirSync(place.folder)) {
    const pid = Number(name.match(/^postgres\.unfinished-(\d+)-/)?.[1])
    if (pid > 0 && !isAlive(pid)) rmSync(join(place.folder, name), { recursive: true, force: true, maxRetries: 3 })
  }
}

async function initialize(server: Server, folder: string): Promise<void> {
  const { binaries, address } = server
  const isWindows = process.platform === 'win32'
  const passwordFile = `${folder}.password`
  if (address.password !== undefined) writeFileSync(passwordFile, address.password, { mode: 0o600 })
  const args = ['-D', folder, '-U', 'opencme', '-E', 'UTF8', '--no-instructions']
  // Sorting and letter case by Unicode tables inside PostgreSQL: the same on every machine and after every upgrade.
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  args.push(process.platform === 'linux' ? '--locale=C.UTF-8' : '--locale=C')
  args.push(...(isWindows ? ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`] : ['-A', 'trust']))
  args.push('-c', 'max_connections=200', '-c', 'log_checkpoints=off')
  if (!server.fsync) args.push('--no-sync')
  try {
    const { code, said } = await run(server, binaries.initdb, args)
    const reason = said.trim().split('\n').slice(-3).join(' ')
    if (code !== 0)
      throw new Error(`The database folder could not be made (${reason}): free the cause, or ${databaseUrlAdvice}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/**
 * Starts PostgreSQL in a session of its own, so that neither Ctrl-C in the terminal nor the death of this process
 * reaches it. What it says goes to the log file beside its folder.
 */
export function startServer(server: Server): Started {
  const { place, binaries, account, address } = server
  if (account.uid !== undefined && findClusterOwner(place)?.uid !== account.uid) giveFolder(place.cluster, account)
  if ((statSync(place.logFile, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) {
    renameSync(place.logFile, `${place.logFile}.1`)
  }
  const isWindows = process.platform === 'win32'
  const settings = listSettings(address, server.fsync)
  const log = openSync(place.logFile, 'a', 0o600)
  // On Windows an administrator may not run postgres itself; pg_ctl gives up the rights first.
  const [file, ...args] = isWindows
    ? [binaries.pgCtl, 'start', '-W', '-s', '-D', place.cluster, '-l', place.logFile, '-o', settings.join(' ')]
    : [...account.wrap, binaries.postgres, '-D', place.cluster, ...settings]
  const child = spawn(file!, args, {
    ...spawnOptions(account),
    ...{ cwd: '/', env: environment(binaries), detached: true, windowsHide: true, stdio: ['ignore', log, log] },
  })
  closeSync(log)
  let ended = false
  child.once('error', () => (ended = true))
  child.once('exit', (code) => (ended = !isWindows || code !== 0))
  child.unref()
  return { isRunning: () => !ended }
}

/** The settings that the launcher answers for. Others may be set in postgresql.conf. */
function listSettings({ host, port, password }: Address, fsync: boolean): string[] {
  const onSocket = [
    'listen_addresses=',
    `unix_socket_directories="${host.replaceAll('"', '""')}"`,
    'unix_socket_permissions=0700',
  ]
  const settings = password === undefined ? onSocket : ['listen_addresses=127.0.0.1', 'unix_socket_directories=']
  // Parallel queries share memory through /dev/shm by default, which containers limit to 64 MB.
  if (process.platform === 'linux') settings.push('dynamic_shared_memory_type=sysv')
  // What people typed does not belong into a log file.
  settings.push('log_error_verbosity=terse', 'log_min_error_statement=panic')
  if (!fsync) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  return ['-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
}

/**
 * Stops PostgreSQL and waits until it has written everything and is gone.
 *
 * @throws when it is still there after a minute; it then goes on stopping by itself
 */
export async function stopServer(place: Place, binaries: Binaries): Promise<void> {
  const running = readPostmaster(place)
  if (running === undefined) return
  if (process.platform === 'win32') {
    await run({ binaries, account: { wrap: [] } }, binaries.pgCtl, ['stop', '-m', 'fast', '-D', place.cluster])
    return
  }
  process.kill(running.pid, 'SIGINT')
  const deadline = Date.now() + stopMs
  while (readPostmaster(place)?.pid === running.pid && isAlive(running.pid)) {
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL in ${place.folder} is still stopping after ${stopMs / 1000} seconds`)
    await sleep(20)
  }
  if (running.host !== place.cluster) removeIfEmpty(running.host)
}

/** The socket folder outside ours; who starts PostgreSQL again this very moment may have it already. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOTEMPTY' && code !== 'ENOENT') throw error
  }
}

type Runner = Pick<Server, 'binaries' | 'account'>

/** Runs a program to its end under the account. */
async function run(
  { binaries, account }: Runner,
  program: string,
  args: string[],
): Promise<{ code: number | null; said: string }> {
  const [file, ...rest] = [...account.wrap, program, ...args]
  const child = spawn(file!, rest, {
    ...spawnOptions(account),
    ...{ cwd: '/', env: environment(binaries), windowsHide: true, stdio: ['ignore', 'pipe', 'pipe'] },
  })
  let said = ''
  child.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
  })
}

/** Only what PostgreSQL needs: neither our secrets nor variables of the shell that would change its settings. */
function environment(binaries: Binaries): Record<string, string> {
  const names = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot']
  const kept = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...(Object.fromEntries(kept) as Record<string, string>), TZ: 'UTC', ...binaries.env }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  fsyncSync(opened)
  closeSync(opened)
}
