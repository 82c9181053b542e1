import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import type { Piece } from './archive.ts'
import { takeBuilding } from './content.ts'
import type { FileStore } from './files.ts'
import { type Manifest, type TableContent, compareTables, makeTally, showDamage } from './manifest.ts'
import { checkHistory, listMigrations, migrate } from './migrations.ts'
import { type CopyForm, copyOptions, readTable, settle } from './snapshot.ts'
import { type Table, listTables, quote } from './table-order.ts'

/** What comes into an empty place. `expected` is asked when every piece was read. */
export type Incoming = {
  migrations: Manifest['migrations']
  tables: readonly { name: string; columns: readonly string[] }[]
  form: CopyForm
  pieces: AsyncIterable<Piece>
  expected(): readonly TableContent[]
}

/**
 * Fills an empty place with an office: makes the tables as that office had them, copies everything in one transaction,
 * reads it all again and compares before it is kept. Then the migrations that came later are applied.
 *
 * @param say hears what takes time
 * @throws one sentence, and then the database holds nothing, when the place is not empty, when the office is newer than
 *   this program, or when what was read again is not what was sent
 */
export async function refill(
  connectionString: string,
  files: FileStore,
  incoming: Incoming,
  say: (message: string) => void,
): Promise<void> {
  await checkKnown(incoming.migrations)
  await checkEmpty(connectionString, incoming.migrations)
  const endBuilding = await takeBuilding(connectionString)
  if (!endBuilding)
    throw new Error('Another process fills this database. Wait until it has ended, and look what is there.')
  try {
    await migrate(connectionString, new Set(incoming.migrations.map(({ name }) => name)))
    const client = new pg.Client({ connectionString, application_name: 'opencme copy' })
    await client.connect()
    try {
      await fillAtOnce(client, files, incoming, say)
    } finally {
      await client.end()
    }
    await bringUpToDate(connectionString, say)
  } finally {
    await endBuilding()
  }
}

async function bringUpToDate(connectionString: string, say: (message: string) => void): Promise<void> {
  try {
    const later = await migrate(connectionString)
    if (later.length > 0) say(`Brought up to date (${later.length} steps)`)
  } catch (error) {
    throw new Error(
      `The office is in, whole, as its own version left it, and could not be brought up to date. Open it with the version that made the copy. ${(error as Error).message}`,
      { cause: error },
    )
  }
}

/** Refuses an office that went through a migration that this program does not have, or has otherwise. */
export async function checkKnown(migrations: Manifest['migrations']): Promise<void> {
  const known = await listMigrations()
  const unknown = migrations.find(({ name }) => !known.some((one) => one.name === name))
  if (unknown)
    throw new Error(
      `This copy is newer than this program: it has the step ${unknown.name}. Restore it with the version of OpenCME that made it, or a later one.`,
    )
  checkHistory(new Map(migrations.map(({ name, sha256 }) => [name, sha256])), known)
}

/**
 * An empty place has no tables at all, or those of an office in which nothing was ever done, at the same step.
 *
 * @throws one sentence saying what is there
 */
export async function checkEmpty(connectionString: string, migrations: Manifest['migrations']): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const tables = await listTables(client)
    if (tables.length === 0) return
    if (!['platform_migration', 'platform_audit'].every((known) => tables.some(({ name }) => name === known)))
      throw new Error(
        'This database belongs to another program. Give OpenCME a database of its own, with nothing in it.',
      )
    await refuseActs(client)
    const { rows } = await client.query<{ name: string }>(
      'select name from platform_migration order by name collate "C"',
    )
    const isSame = rows.map(({ name }) => name).join() === migrations.map(({ name }) => name).join()
    if (!isSame)
      throw new Error(
        'The tables here are of another version than the copy. Give a database with nothing in it, or a new DATA_DIR.',
      )
  } finally {
    await client.end()
  }
}

async function refuseActs(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ acts: boolean }>('select exists (select from platform_audit) as acts')
  if (rows[0]!.acts)
    throw new Error(
      'There is an office here already, and a copy never takes its place. Give an empty database as DATABASE_URL, or a new folder as DATA_DIR.',
    )
}

async function fillAtOnce(
  client: pg.Client,
  files: FileStore,
  incoming: Incoming,
  say: (message: string) => void,
): Promise<void> {
  await client.query('begin')
  await settle(client)
  const tables = await listTables(client)
  checkShape(tables, incoming.tables)
  const all = tables.map(({ name }) => quote(name)).join(', ')
  await client.query(`lock table ${all} in access exclusive mode`)
  await refuseActs(client) // again, now that nobody else can begin
  await client.query(`truncate ${all}`)
  for await (const { name, chunks } of incoming.pieces) {
    const [kind, of = ''] = name.split('/')
    if (kind === 'files') await files.take(of, chunks)
    else if (kind === 'tables')
      await copyIn(
        client,
        tables.find((table) => table.name === of)!,
        chunks,
        incoming.form,
      )
    else for await (const _ of chunks); // what people read
  }
  await setSequences(client)
  say('Comparing with what was sent')
  const wrong = compareTables(incoming.expected(), await readContent(client, tables))
  if (wrong.length > 0) throw new Error(showDamage(wrong.join('; ')))
  await client.query('commit')
  await client.query('analyze')
}

function checkShape(here: readonly Table[], there: Incoming['tables']): void {
  const show = (tables: Incoming['tables']) =>
    tables.map(({ name, columns }) => `${name}(${[...columns].sort().join()})`).sort()
  const [ours, theirs] = [show(here), show(there)]
  const odd = [...ours.filter((one) => !theirs.includes(one)), ...theirs.filter((one) => !ours.includes(one))]
  if (odd.length > 0)
    throw new Error(
      `The tables of this copy do not fit, and nothing was changed: ${odd[0]!.replace(/\(.*/, '')} differs.`,
    )
}

async function copyIn(
  client: pg.Client,
  table: Table,
  chunks: AsyncIterable<Uint8Array>,
  form: CopyForm,
): Promise<void> {
  const columns = table.columns.map(quote).join(', ')
  const copy = client.query(from(`copy ${quote(table.name)} (${columns}) from stdin (${copyOptions[form]})`))
  await pipeline(Readable.from(chunks, { objectMode: false }), copy)
}

/** Lets each sequence go on after the highest number of the column that it counts for. */
async function setSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `select s.oid::regclass::text as sequence, t.relname as table, a.attname as column
     from pg_class s join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
     join pg_class t on t.oid = d.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
     where s.relkind = 'S' and t.relnamespace = 'public'::regnamespace`,
  )
  for (const { sequence, table, column } of rows)
    await client.query(
      `select setval('${sequence}', coalesce(max(${quote(column)}), 1), max(${quote(column)}) is not null) from ${quote(table)}`,
    )
}

/** Reads every table and tells what is in it. */
async function readContent(client: pg.Client, tables: readonly Table[]): Promise<TableContent[]> {
  const content: TableContent[] = []
  for (const table of tables) {
    const tally = makeTally()
    for await (const chunk of readTable(client, table, 'text')) tally.add(chunk)
    const { rows, sha256 } = tally.end()
    content.push({ name: table.name, columns: table.columns, rows, sha256 })
  }
  return content
}
