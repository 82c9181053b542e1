import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Account } from './postgres-account.ts'
import { databaseUrlAdvice } from './postgres-binaries.ts'

/** Where the parts of one embedded PostgreSQL stand. `cluster` is PostgreSQL's own folder, made by initdb. */
export type Place = { folder: string; cluster: string; logFile: string; lockFile: string; librariesFolder: string }

/** How to reach PostgreSQL: the folder of its socket, or (Windows) the loopback address with a password. */
export type Address = { host: string; port: number; password?: string }

/** What a running (or killed) PostgreSQL left in its folder about itself. */
export type Postmaster = { pid: number; cluster: string; host: string; port: number }

const usualPort = 5432
const socketName = `.s.PGSQL.${usualPort}`

/** The kernel's limit on the path of a socket, in bytes without the closing zero. */
const socketPathLimit = process.platform === 'darwin' ? 103 : 107

/**
 * Finds the place for a data folder, which is made if it is not there. Links are followed: one folder, one place.
 *
 * @throws one sentence when the folder cannot be made or written
 */
export function findPlace(dataDir: string): Place {
  const folder = prepareFolder(resolve(dataDir))
  const at = (name: string) => join(folder, name)
  return {
    folder,
    cluster: at('postgres'),
    logFile: at('postgres.log'),
    lockFile: at('postgres.lock'),
    librariesFolder: at('postgres-libraries'),
  }
}

function prepareFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    return realpathSync(dataDir)
  } catch (error) {
    throw new Error(`The data folder ${dataDir} cannot be used (${(error as Error).message}): choose another DATA_DIR`)
  }
}

/** The major version that made the folder, such as "18"; undefined where there is no database yet. */
export function findClusterMajor(place: Place): string | undefined {
  const file = join(place.cluster, 'PG_VERSION')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

/** Who owns PostgreSQL's folder; undefined where there is none yet. */
export function findClusterOwner(place: Place): { uid: number; gid: number } | undefined {
  return statSync(place.cluster, { throwIfNoEntry: false })
}

/**
 * The folder for the socket: PostgreSQL's own, which nobody else may enter, unless that makes the path too long.
 * Then a short one below `temporary`, named after PostgreSQL's folder so that every process computes the same.
 */
export function socketFolder(cluster: string, temporary: string): string {
  const fits = (folder: string) => Buffer.byteLength(join(folder, socketName)) <= socketPathLimit
  if (fits(cluster)) return cluster
  const name = `opencme-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`
  return fits(join(temporary, name)) ? join(temporary, name) : join('/tmp', name)
}

/**
 * Finds where the PostgreSQL of this place answers, or would answer; undefined where nothing was ever started.
 * What a running PostgreSQL wrote about itself comes first: it may have been started with another temporary folder.
 */
export function findAddress(place: Place): Address | undefined {
  if (process.platform === 'win32') return readAddressFile(place)
  const running = readPostmaster(place)
  const host = running?.cluster === place.cluster && running.host ? running.host : socketFolder(place.cluster, tmpdir())
  return existsSync(host) ? checkPrivate(host, place, findClusterOwner(place)?.uid) : undefined
}

/** Makes the address ready for PostgreSQL to listen on: a private folder, or (Windows) a free port and a password. */
export async function prepareAddress(place: Place, account: Account): Promise<Address> {
  if (process.platform === 'win32') return readAddressFile(place) ?? (await writeAddressFile(place))
  const host = socketFolder(place.cluster, tmpdir())
  if (host === place.cluster) return { host, port: usualPort }
  if (!existsSync(host)) {
    mkdirSync(host, { mode: 0o700 })
    if (account.uid !== undefined && account.gid !== undefined) chownSync(host, account.uid, account.gid)
  }
  return checkPrivate(host, place, account.uid ?? process.getuid?.())
}

/** Refuses a socket folder that somebody else could have prepared for us to walk into. */
function checkPrivate(host: string, place: Place, owner: number | undefined): Address {
  if (host === place.cluster) return { host, port: usualPort }
  const found = lstatSync(host)
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return { host, port: usualPort }
  throw new Error(
    `The folder ${host} is not private to the database: remove it, choose a shorter DATA_DIR, or ${databaseUrlAdvice}`,
  )
}

/** The connection string of one database at the address, in the form that psql and other programs read too. */
export function connectionString({ host, port, password }: Address, database: string): string {
  if (password !== undefined) return `postgresql://opencme:${password}@${host}:${port}/${database}`
  return `postgresql://opencme@/${database}?host=${encodeURIComponent(host)}&port=${port}&sslmode=disable`
}

/** Reads what PostgreSQL wrote about itself when it started; undefined when it is stopped (or the file is half written). */
export function readPostmaster(place: Place): Postmaster | undefined {
  const text = readIfThere(join(place.cluster, 'postmaster.pid'))
  if (text === undefined) return undefined
  const [pid, cluster, , port, host] = text.split('\n').map((line) => line.trim())
  return { pid: Number(pid), cluster: cluster ?? '', host: host ?? '', port: Number(port) }
}

/**
 * Removes the marks of a PostgreSQL that is gone, where Linux can prove it gone: its process number belongs to
 * nobody, to a dead process that was not reaped, or to a process that does not live in this folder. PostgreSQL itself
 * only asks whether the number is in use, and in a container numbers come again. Should this ever be wrong,
 * PostgreSQL still refuses to start twice: its shared memory is named after the folder.
 */
export function removeStaleMarks(place: Place, address: Address): void {
  if (process.platform !== 'linux') return
  for (const file of [join(place.cluster, 'postmaster.pid'), join(address.host, `${socketName}.lock`)]) {
    const text = readIfThere(file)
    if (text !== undefined && !livesIn(Math.abs(parseInt(text, 10)), place.cluster)) rmSync(file, { force: true })
  }
}

/** Does the process work in this folder, as PostgreSQL does in its own? Yes too where we may not look. */
function livesIn(pid: number, cluster: string): boolean {
  try {
    return realpathSync(`/proc/${pid}/cwd`) === cluster
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code !== 'ENOENT' && code !== 'ESRCH'
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function readAddressFile(place: Place): Address | undefined {
  const text = readIfThere(join(place.folder, 'postgres.address'))
  return text === undefined ? undefined : (JSON.parse(text) as Address)
}

async function writeAddressFile(place: Place): Promise<Address> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const { port } = probe.address() as { port: number }
  await new Promise((closed) => probe.close(closed))
  const address = { host: '127.0.0.1', port, password: randomBytes(24).toString('hex') }
  writeFileSync(join(place.folder, 'postgres.address'), JSON.stringify(address), { mode: 0o600 })
  return address
}
