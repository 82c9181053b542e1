import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { listMigrations } from './migrations.ts'
import { productRoot } from './root.ts'
import { readWordChecks } from './schema-snapshot.ts'

/** What people read of a column: its type, whether it may be empty, and what else is known of it, in sentences. */
export type ColumnWords = { name: string; type: string; isNullable: boolean; says: string[] }

/** What people read of a table. */
export type TableWords = { name: string; says: string[]; columns: ColumnWords[] }

type Column = {
  table: string
  name: string
  type: string
  isNullable: boolean
  isKey: boolean
  pointsTo: string | null
  comment: string | null
  tableComment: string | null
}

/**
 * Explains every table from what is known of it already: PostgreSQL's catalog (types, keys, lists of words, comments), the
 * comments in the migrations, and the glossary.
 */
export async function explainTables(connectionString: string): Promise<Map<string, TableWords>> {
  const [columns, words, comments, glossary] = await Promise.all([
    readColumns(connectionString),
    readWordChecks(connectionString),
    readComments(),
    readGlossary(),
  ])
  const tables = new Map<string, TableWords>()
  for (const { table, name, type, isNullable, ...column } of columns) {
    const noun = table.replace(/^[a-z]+_/, '').replaceAll('_', ' ')
    if (!tables.has(table))
      tables.set(table, {
        name: table,
        says: [
          column.tableComment,
          comments.get(table),
          glossary.get(noun) && `${capital(noun)}: ${glossary.get(noun)}.`,
        ].filter(isSaid),
        columns: [],
      })
    const list = words[`${table}.${name}`]
    tables.get(table)!.columns.push({
      name,
      type,
      isNullable,
      says: [
        column.isKey && 'Key.',
        column.pointsTo && `Points to ${column.pointsTo}.`,
        column.comment,
        comments.get(`${table}.${name}`),
        list && `One of: ${list.join(', ')}.`,
      ].filter(isSaid),
    })
  }
  return tables
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

function isSaid(text: unknown): text is string {
  return typeof text === 'string' && text !== ''
}

async function readColumns(connectionString: string): Promise<Column[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const { rows } = await client.query<Column>(
      `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
         not a.attnotnull as "isNullable", col_description(c.oid, a.attnum) as comment, obj_description(c.oid) as "tableComment",
         exists (select from pg_constraint p where p.conrelid = c.oid and p.contype = 'p' and a.attnum = any (p.conkey)) as "isKey",
         (select min(f.confrelid::regclass::text) from pg_constraint f
          where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey)) as "pointsTo"
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname collate "C", a.attnum`,
    )
    return rows
  } finally {
    await client.end()
  }
}

/** The comments of the migrations, by "table" and "table.column", as these are called now. */
async function readComments(): Promise<Map<string, string>> {
  return commentsOf((await listMigrations()).map(({ sql }) => sql))
}

/** What the migrations say one after another; a table that is renamed takes its comments along. */
export function commentsOf(migrations: readonly string[]): Map<string, string> {
  let comments = new Map<string, string>()
  for (const sql of migrations) {
    for (const [, from, to] of sql.matchAll(/^alter table (\w+) rename to (\w+);/gm))
      comments = new Map([...comments].map(([of, says]) => [of.replace(new RegExp(`^${from}(?=\\.|$)`), to!), says]))
    for (const [of, says] of commentsIn(sql)) comments.set(of, says)
  }
  return comments
}

/** The comments in SQL that stand above a table, or above a column inside it. */
export function commentsIn(sql: string): [of: string, says: string][] {
  const found: [string, string][] = []
  let [table, said]: [string | undefined, string[]] = [undefined, []]
  for (const line of sql.split('\n')) {
    const comment = /^\s*--\s?(.*)$/.exec(line)
    if (comment) {
      said.push(comment[1]!.trim())
      continue
    }
    table =
      /^create (?:unlogged )?table (?:if not exists )?(\w+)/.exec(line)?.[1] ??
      (line.startsWith(')') ? undefined : table)
    const column = /^ {2}(?:add column )?([a-z_]\w*) /.exec(line)?.[1]
    const added = /^alter table (\w+) add column (\w+)/.exec(line)
    if (added) table = undefined
    const inside = line.startsWith('create ') ? table : table && column && `${table}.${column}`
    const of = added ? `${added[1]}.${added[2]}` : inside
    if (of && said.length > 0) found.push([of, said.join(' ')])
    said = []
  }
  return found
}

/** The words of the glossary and what they mean. */
async function readGlossary(): Promise<Map<string, string>> {
  const text = await readFile(join(productRoot, 'docs', 'glossary.md'), 'utf8').catch(() => '')
  const lines = [...text.matchAll(/^\| ([a-z][^|]*?) +\| ([^|]*?) +\|/gm)]
  return new Map(lines.map(([, word, means]) => [word!, means!]))
}
