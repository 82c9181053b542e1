import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { type Piece, told } from './archive.ts'
import type { FileStore } from './files.ts'
import { type Manifest, type TableContent, copyFormat, counted } from './manifest.ts'
import { productRoot } from './root.ts'
import { type Table, listTables, quote } from './table-order.ts'

/** A file that the office keeps: the hash it is found by, and its size. */
export type KeptFile = { sha256: string; bytes: number }

/**
 * The office as it was at one moment, however long the reading takes and whatever is written meanwhile.
 * `content` tells each table that was read to its end. `others` counts who else uses the database.
 */
export type Snapshot = {
  takenAt: Date
  migrations: Manifest['migrations']
  tables: Table[]
  files: KeptFile[]
  others: number
  read(table: Table, how?: CopyForm): AsyncIterable<Uint8Array>
  content: TableContent[]
  close(): Promise<void>
}

/** COPY's own text, which hashes are taken of, or CSV with a line of names, for people. */
export type CopyForm = 'text' | 'csv'

/** The words COPY takes for a form. */
export const copyOptions: Record<CopyForm, string> = { text: 'format text', csv: 'format csv, header true' }

/** What is written as text has to read the same on every server. */
const settings = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8'; set local search_path = public`

/** Makes what a transaction writes and reads as text the same on every server. */
export async function settle(client: pg.ClientBase): Promise<void> {
  await client.query(settings)
}

/** One table, sorted by its key, as COPY gives it. */
export function readTable(client: pg.ClientBase, table: Table, form: CopyForm): AsyncIterable<Uint8Array> {
  const columns = table.columns.map(quote).join(', ')
  const rows = `select ${columns} from ${quote(table.name)} order by ${table.sortedBy}`
  return client.query(to(`copy (${rows}) to stdout (${copyOptions[form]})`)) as AsyncIterable<Uint8Array>
}

/**
 * Opens the office for reading in one transaction that writes nothing. Migrations wait until it is closed; nobody else does.
 *
 * @throws one sentence when there is no office in this database
 */
export async function openSnapshot(connectionString: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString, application_name: 'opencme copy' })
  await client.connect()
  try {
    return await readOffice(client)
  } catch (error) {
    await client.end()
    throw error
  }
}

async function readOffice(client: pg.Client): Promise<Snapshot> {
  await client.query('begin isolation level repeatable read, read only')
  await settle(client)
  const tables = await listTables(client)
  if (!tables.some(({ name }) => name === 'platform_migration'))
    throw new Error('There is no office in this database. Look at DATA_DIR and DATABASE_URL with "opencme check".')
  await client.query(`lock table ${tables.map(({ name }) => quote(name)).join(', ')} in access share mode`)
  const query = async <Row extends pg.QueryResultRow>(text: string) => (await client.query<Row>(text)).rows
  const content: TableContent[] = []
  return {
    takenAt: (await query<{ at: Date }>('select now() as at'))[0]!.at,
    migrations: await query('select name, sha256 from platform_migration order by name collate "C"'),
    tables,
    files: await query('select distinct sha256, bytes::int as bytes from platform_file order by sha256'),
    others: (await query<{ others: number }>(othersQuery))[0]!.others,
    read: (table, form = 'text') =>
      form === 'csv'
        ? readTable(client, table, form)
        : counted(readTable(client, table, form), ({ rows, sha256 }) =>
            content.push({ name: table.name, columns: table.columns, rows, sha256 }),
          ),
    content,
    close: () => client.end(),
  }
}

const othersQuery = `select count(*)::int as others from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`

/** The office piece by piece, straight from where it is: tables first, then files. */
export async function* piecesOf(
  { tables, files, read }: Snapshot,
  store: FileStore,
  lost: readonly string[],
  say: (message: string) => void,
): AsyncGenerator<Piece> {
  for (const [at, table] of tables.entries()) {
    say(`Table ${at + 1} of ${tables.length}: ${table.name}`)
    yield told({ name: `tables/${table.name}`, chunks: read(table) }, say)
  }
  for (const [at, { sha256 }] of files.entries()) {
    if (lost.includes(sha256)) continue
    say(`File ${at + 1} of ${files.length}`)
    yield told({ name: `files/${sha256}`, chunks: store.stream(sha256) }, say)
  }
}

/** What the copy says of itself, once every table was read. */
export function describeSnapshot(snapshot: Snapshot, lost: readonly string[]): Manifest {
  return {
    format: copyFormat,
    product: productVersion(),
    takenAt: snapshot.takenAt.toISOString(),
    migrations: snapshot.migrations,
    tables: snapshot.content,
    files: snapshot.files.filter(({ sha256 }) => !lost.includes(sha256)),
    lost: [...lost],
  }
}

function productVersion(): string {
  return (JSON.parse(readFileSync(join(productRoot, 'package.json'), 'utf8')) as { version: string }).version
}
