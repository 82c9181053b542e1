import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { productRoot } from './root.ts'
import { hashContent } from './tokens.ts'

/** Two processes that start at once take turns on this lock; its number has no meaning. */
const migrationLock = 7_263_001

/** One migration file: its name, which orders it, and its SQL. */
export type Migration = { name: string; sql: string }

/** The migrations that ship with the product, in order. */
export async function listMigrations(folder = join(productRoot, 'db', 'migrations')): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(folder, name), 'utf8') })))
}

/**
 * Brings a database up to the product: each migration once, in order, each in its own transaction, one process at a time.
 *
 * @param only for an office that is put back as it was: apply none but these, and the others later
 * @returns the names of those that were applied now
 * @throws when a migration that was applied has been edited since, or is not known to this product (the database is newer)
 */
export async function migrate(connectionString: string, only?: ReadonlySet<string>): Promise<string[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    return await applyPending(client, await listMigrations(), only)
  } finally {
    await client.end()
  }
}

/** Empties a database of everything, for a demonstration that was interrupted while it was built; then migrates it again. */
export async function startAnew(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('drop schema public cascade; create schema public')
  } finally {
    await client.end()
  }
  await migrate(connectionString)
}

async function applyPending(client: pg.Client, migrations: Migration[], only?: ReadonlySet<string>): Promise<string[]> {
  await client.query(
    'create table if not exists platform_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  )
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from platform_migration')
  const applied = new Map(rows.map((row) => [row.name, row.sha256]))
  checkHistory(applied, migrations)
  const pending = migrations.filter(({ name }) => !applied.has(name) && (only?.has(name) ?? true))
  for (const migration of pending) await applyOne(client, migration)
  if (pending.length > 0) await client.query(await readFile(join(productRoot, 'db', 'grants.sql'), 'utf8'))
  return pending.map((migration) => migration.name)
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into platform_migration (name, sha256) values ($1, $2)', [
      migration.name,
      hashContent(migration.sql),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
  }
}

/** A database must have been made by these very migrations; anything else stops the start with a sentence. */
export function checkHistory(applied: ReadonlyMap<string, string>, migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, hashContent(migration.sql)]))
  for (const [name, sha256] of applied) {
    const expected = known.get(name)
    if (expected === undefined)
      throw new Error(
        `This database has the migration ${name}, which this version of OpenCME does not know. Start a newer version.`,
      )
    if (expected !== sha256) throw new Error(`The migration ${name} was edited after this database was made with it.`)
  }
}
