import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import {
  type Account,
  chooseAccount,
  findComplaint,
  findNobody,
  giveFolder,
  listAccounts,
  spawnOptions,
} from '../../../src/platform/postgres-account.ts'
import { findBinaries, findMachine } from '../../../src/platform/postgres-binaries.ts'
import { findFreePort } from '../loop/program.ts'

/** A PostgreSQL that many processes reach over the network of this machine, with a password. */
export type DatabaseServer = {
  /** Which PostgreSQL it is. */
  says: string
  /** Makes a database and gives its address. */
  makeDatabase(name: string): Promise<string>
  /** Kills it with all that it has in hand, and starts it again. */
  killAndStart(): Promise<void>
  stop(): Promise<void>
}

type Programs = { initdb: string; postgres: string; says: string; env: Record<string, string> }

const debian = '/usr/lib/postgresql'
const patienceMs = 30_000

/** The newest PostgreSQL that the machine has by itself, else the one that comes along, run as a server all the same. */
function findPrograms(folder: string, isBare: boolean): Programs {
  const versions = existsSync(debian) && !isBare ? readdirSync(debian).filter((name) => /^\d+$/.test(name)) : []
  const major = versions
    .map(Number)
    .filter((one) => one >= 14 && existsSync(`${debian}/${one}/bin/initdb`))
    .sort((a, b) => b - a)[0]
  if (major !== undefined) {
    const at = (name: string) => `${debian}/${major}/bin/${name}`
    return {
      initdb: at('initdb'),
      postgres: at('postgres'),
      says: `PostgreSQL ${major} of this machine`,
      env: {},
    }
  }
  const { initdb, postgres, env, major: own } = findBinaries(findMachine(), join(folder, 'libraries'))
  return {
    initdb,
    postgres,
    says: `PostgreSQL ${own} that comes along, as a server: this machine has none`,
    env,
  }
}

/** Makes and starts a server in this folder; `isBare`: as where the machine has none of its own. */
export async function startDatabaseServer(folder: string, isBare: boolean): Promise<DatabaseServer> {
  const programs = findPrograms(folder, isBare)
  const account = findAccount(folder, programs)
  const [data, password, port] = [join(folder, 'postgres'), randomBytes(18).toString('hex'), await findFreePort()]
  initialize(programs, account, data, password)
  const address = (database: string) => `postgresql://opencme:${password}@127.0.0.1:${port}/${database}`
  const start = () => startUntilItAnswers(() => spawnServer(programs, account, data, port), address('postgres'))
  let child = await start()
  const end = async (signal: NodeJS.Signals) => {
    const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
    child.kill(signal)
    await gone
  }
  return {
    says: programs.says,
    async makeDatabase(name) {
      await withClient(address('postgres'), (client) => client.query(`create database ${name}`))
      return address(name)
    },
    async killAndStart() {
      await end('SIGKILL')
      child = await start()
    },
    stop: () => end('SIGINT'),
  }
}

function findAccount(folder: string, { initdb, postgres, env }: Programs): Account {
  const { uid, gid } = statSync(postgres)
  const owners = { us: process.getuid?.(), cluster: undefined, programs: { uid, gid }, nobody: findNobody() }
  const choice = chooseAccount(listAccounts(owners), (one) => findComplaint(one, folder, initdb, env))
  if ('account' in choice) return choice.account
  throw new Error(`PostgreSQL cannot run here: ${choice.complaints.join('; ')}`)
}

function environment({ env }: Programs) {
  return { PATH: process.env.PATH ?? '', ...env }
}

function initialize(programs: Programs, account: Account, data: string, password: string): void {
  mkdirSync(data, { mode: 0o700 })
  const passwordFile = `${data}.password`
  writeFileSync(passwordFile, password, { mode: 0o644 }) // the account of PostgreSQL reads it; it is gone in a moment
  giveFolder(data, account)
  const args = [
    '-D',
    data,
    '-U',
    'opencme',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
  ]
  const [file = '', ...more] = [...account.wrap, programs.initdb, ...args]
  const made = spawnSync(file, more, {
    ...spawnOptions(account),
    cwd: '/',
    env: environment(programs),
    encoding: 'utf8',
  })
  rmSync(passwordFile)
  if (made.status !== 0) throw new Error(`initdb of ${programs.says} failed: ${made.stderr}`)
}

function spawnServer(programs: Programs, account: Account, data: string, port: number): ChildProcess {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=120']
  if (process.platform === 'linux') settings.push('dynamic_shared_memory_type=sysv')
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  const [file = '', ...more] = [...account.wrap, programs.postgres, ...args]
  const log = openSync(`${data}.log`, 'a', 0o600)
  const options = { cwd: '/', env: environment(programs), detached: true, stdio: ['ignore', log, log] as const }
  const child = spawn(file, more, { ...spawnOptions(account), ...options, stdio: [...options.stdio] })
  closeSync(log)
  return child
}

/** What a killed one left behind may still hold its memory: it is started again until it answers. */
async function startUntilItAnswers(start: () => ChildProcess, address: string): Promise<ChildProcess> {
  let child = start()
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(50)) {
    const answers = await withClient(address, (client) => client.query('select 1')).then(
      () => true,
      () => false,
    )
    if (answers) return child
    if (child.exitCode !== null) child = start()
  }
  throw new Error(`PostgreSQL did not answer within ${patienceMs / 1000} s`)
}

async function withClient<T>(connectionString: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
