import { existsSync, readFileSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, chooseAccount, findComplaint, findNobody, listAccounts } from './postgres-account.ts'
import { type Binaries, databaseUrlAdvice, findBinaries, findMachine } from './postgres-binaries.ts'
import { takeLock } from './postgres-lock.ts'
import { type Address, connectionString, findAddress, findClusterMajor, findClusterOwner } from './postgres-place.ts'
import { findPlace, type Place, prepareAddress, removeStaleMarks } from './postgres-place.ts'
import { type Answer, enter, isLast, type Presence, stayPresent } from './postgres-presence.ts'
import { makeCluster, type Started, startServer, stopServer } from './postgres-server.ts'

/**
 * An open embedded PostgreSQL. The connection string is for the superuser `opencme` and the database `opencme`;
 * `started` is false when it was running already. End your own connections before `leave`: it stops PostgreSQL when
 * nobody else is connected, and otherwise leaves it running for the others.
 */
export type RunningPostgres = { connectionString: string; started: boolean; leave(): Promise<void> }

/** One data folder being opened. */
type Opening = { place: Place; binaries: Binaries; fsync: boolean; log: (message: string) => void }

const knockEveryMs = 20
const startEveryMs = 250
/** How long to go on without any sign of life, and how long with signs, such as recovery after a crash. */
const quietMs = 15_000
const patientMs = 10 * 60_000

/**
 * Attaches to the PostgreSQL of this data folder, or starts one; the first time it makes the database too. Any number
 * of processes may do so at once. PostgreSQL runs on by itself: a killed process leaves it for the next to attach to.
 *
 * @param dataDir made if it is not there; PostgreSQL gets the folder `postgres` in it, the file `postgres.log` beside
 * @param log told in one sentence when something takes long or went wrong
 * @param options.fsync false for tests only: faster, and not safe when the machine stops
 * @throws one sentence saying what to do when PostgreSQL cannot run here
 */
export async function openPostgres(
  dataDir: string,
  log: (message: string) => void,
  options: { fsync?: boolean } = {},
): Promise<RunningPostgres> {
  const place = findPlace(dataDir)
  const binaries = findBinaries(findMachine(), place.librariesFolder)
  const opening: Opening = { place, binaries, fsync: options.fsync ?? true, log }
  checkOwner(place)
  const { client, started } = await attachOrStart(opening)
  const otherMajor = showOtherMajor(place, binaries)
  if (otherMajor !== undefined) log(otherMajor) // still running from before; once stopped, it will not start again
  await createDatabase(client)
  const stopStaying = stayPresent(client, async () => (await attachOrStart(opening)).client, log)
  let leaving: Promise<void> | undefined
  return {
    connectionString: connectionString(findAddress(place)!, 'opencme'),
    started,
    leave: () => (leaving ??= stopStaying().then((present) => leave(opening, present))),
  }
}

async function attachOrStart(opening: Opening): Promise<{ client: Presence; started: boolean }> {
  const { place } = opening
  const patience = startPatience()
  let ours: Started | undefined
  for (;;) {
    const answer = await knock(place)
    if ('client' in answer) return { client: answer.client, started: ours?.isRunning() ?? false }
    if (answer.state === 'starting') patience.renew()
    if (patience.isOver()) throw new Error(showFailure(place, answer.because))
    if (answer.state === 'absent' && !ours?.isRunning()) {
      const giveBack = takeLock(place.lockFile)
      if (giveBack === undefined) patience.renew()
      else ours = await start(opening).finally(giveBack)
    }
    await sleep(knockEveryMs)
  }
}

async function knock(place: Place): Promise<Answer> {
  const address = findAddress(place)
  return address === undefined ? { state: 'absent', because: 'it was never started' } : enter(address)
}

/** Makes the database if there is none and starts PostgreSQL; comes back when it answers or has given up. */
async function start({ place, binaries, fsync, log }: Opening): Promise<Started> {
  const otherMajor = showOtherMajor(place, binaries)
  if (otherMajor !== undefined) throw new Error(otherMajor)
  const account = findAccount(place, binaries)
  const address = await prepareAddress(place, account)
  if (await isListening(address)) return { isRunning: () => false } // somebody else was faster
  const server = { place, binaries, account, address, fsync }
  if (findClusterMajor(place) === undefined) {
    log(`Making the database in ${place.folder} (once, a few seconds)`)
    await makeCluster(server)
  }
  removeStaleMarks(place, address)
  const started = startServer(server)
  const deadline = Date.now() + quietMs
  while (started.isRunning() && !(await isListening(address)) && Date.now() < deadline) await sleep(knockEveryMs)
  if (!started.isRunning()) await sleep(startEveryMs)
  return started
}

function findAccount(place: Place, binaries: Binaries): Account {
  const { uid, gid } = statSync(binaries.postgres)
  const owners = {
    us: process.getuid?.(),
    cluster: findClusterOwner(place),
    programs: { uid, gid },
    nobody: findNobody(),
  }
  const accounts = listAccounts(owners)
  if (accounts.length === 1) return accounts[0]!
  const choice = chooseAccount(accounts, (one) => findComplaint(one, place.folder, binaries.initdb, binaries.env))
  if ('account' in choice) return choice.account
  const reasons = [...new Set(choice.complaints)].join('; ')
  throw new Error(
    `PostgreSQL cannot run in ${place.folder} under any account (${reasons}): start as another user, or ${databaseUrlAdvice}`,
  )
}

/** Two processes may find it missing at once; the second to ask is told so, and that is well. */
async function createDatabase(client: Presence): Promise<void> {
  const found = await client.query(`select from pg_database where datname = 'opencme'`)
  if (found.rowCount === 1) return
  try {
    await client.query('create database opencme')
  } catch (error) {
    const { code } = error as { code?: string }
    const isThereNow = code === '42P04' || code === '23505'
    if (!isThereNow) throw error
  }
}

async function leave({ place, binaries }: Opening, present: Presence | undefined): Promise<void> {
  if (present === undefined) return
  present.ref()
  if (await isLast(present)) await stopServer(place, binaries)
  await present.end()
}

/** Does anything listen there? Says nothing to it: PostgreSQL does not log a caller that hangs up at once. */
function isListening({ host, port, password }: Address): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = password === undefined ? connect(join(host, `.s.PGSQL.${port}`)) : connect(port, host)
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

function checkOwner(place: Place): void {
  const owner = findClusterOwner(place)?.uid
  const us = process.getuid?.()
  if (us === undefined || us === 0 || owner === undefined || owner === us) return
  throw new Error(
    `The database in ${place.folder} belongs to user ${owner}: start as that user, choose another DATA_DIR, or ${databaseUrlAdvice}`,
  )
}

/** The sentence for a database that another major version made; undefined where it fits. */
function showOtherMajor(place: Place, { major }: Binaries): string | undefined {
  const found = findClusterMajor(place)
  if (found === undefined || found === major) return undefined
  return `The database in ${place.folder} was made by PostgreSQL ${found} and this version of OpenCME brings ${major}: move it with the version that made it, or ${databaseUrlAdvice}`
}

function showFailure(place: Place, because: string): string {
  const log = existsSync(place.logFile)
    ? readFileSync(place.logFile, 'utf8').trim().split('\n').slice(-2).join(' ')
    : ''
  return `PostgreSQL in ${place.folder} does not answer (${because}): read ${place.logFile}, which ends with "${log}", or ${databaseUrlAdvice}`
}

function startPatience(): { renew(): void; isOver(): boolean } {
  const begun = Date.now()
  let lastSign = begun
  return {
    renew: () => void (lastSign = Date.now()),
    isOver: () => Date.now() - lastSign > quietMs || Date.now() - begun > patientMs,
  }
}
