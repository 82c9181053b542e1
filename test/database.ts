import { existsSync, statfsSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { listMigrations, migrate } from '../src/platform/migrations.ts'
import { type RunningPostgres, openPostgres } from '../src/platform/postgres.ts'
import { productRoot } from '../src/platform/root.ts'
import { hashContent } from '../src/platform/tokens.ts'

/** Processes that want the template at once take turns on this lock. */
const templateLock = 7_263_002

let running: Promise<RunningPostgres> | undefined
let made = 0

/** Memory where the machine lends it as a folder and has plenty: a database is made there in half the time. Else a folder on disk. */
export function roomForDatabases(): string {
  const memory = '/dev/shm'
  if (process.platform !== 'linux' || !existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 4 * 1024 ** 3 ? memory : tmpdir()
}

/** The PostgreSQL that all test processes of this tree share; the last one out stops it. Not safe against power cuts, and quick. */
function sharedPostgres(): Promise<RunningPostgres> {
  running ??= openPostgres(
    join(roomForDatabases(), `opencme-test-${userInfo().uid}-${hashContent(productRoot).slice(0, 8)}`),
    () => {},
    { fsync: false },
  )
  return running
}

after(async () => {
  if (running) await (await running).leave()
})

/** A fresh database with every migration in it, copied from a template that is made once for these migrations. */
export async function makeTestDatabase(): Promise<string> {
  const { connectionString } = await sharedPostgres()
  const template = await findTemplate(connectionString)
  const name = `test_${process.pid}_${Date.now().toString(36)}_${(made += 1)}`
  await query(connectionString, `create database ${name} template ${template} strategy file_copy`)
  return at(connectionString, name)
}

/** A fresh database with nothing in it. */
export async function makeEmptyDatabase(): Promise<string> {
  const { connectionString } = await sharedPostgres()
  const name = `empty_${process.pid}_${Date.now().toString(36)}_${(made += 1)}`
  await query(connectionString, `create database ${name}`)
  return at(connectionString, name)
}

async function findTemplate(connectionString: string): Promise<string> {
  const migrations = await listMigrations()
  const template = `template_${hashContent(migrations.map((migration) => migration.sql).join('\n')).slice(0, 16)}`
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [templateLock])
    const { rows } = await client.query('select from pg_database where datname = $1', [template])
    if (rows.length === 0) await makeTemplate(client, connectionString, template)
  } finally {
    await client.end()
  }
  return template
}

async function makeTemplate(client: pg.Client, connectionString: string, template: string): Promise<void> {
  const growing = `${template}_growing`
  await client.query(`drop database if exists ${growing} with (force)`)
  await client.query(`create database ${growing}`)
  await migrate(at(connectionString, growing))
  await client.query(`alter database ${growing} rename to ${template}`)
}

function at(connectionString: string, database: string): string {
  return connectionString.replace(/\/opencme(\?|$)/, `/${database}$1`)
}

async function query(connectionString: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
