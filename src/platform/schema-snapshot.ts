import pg from 'pg'

/** A CHECK that lists the words a column may hold: "people_person.profession" → its words, in their order. */
export type WordChecks = Record<string, string[]>

/** The word lists that the database enforces, read from its CHECK constraints. */
export async function readWordChecks(connectionString: string): Promise<WordChecks> {
  const rows = await query<{ table: string; rule: string }>(
    connectionString,
    `select c.conrelid::regclass::text as table, pg_get_constraintdef(c.oid) as rule
     from pg_constraint c where c.contype = 'c' and c.connamespace = 'public'::regnamespace`,
  )
  const checks: WordChecks = {}
  for (const { table, rule } of rows) {
    const list =
      /^CHECK \(\(?\(?(\w+) = ANY \(ARRAY\[(.*)\]\)/s.exec(rule) ?? /^CHECK \(\(?(\w+) = ('[^']*'::text)\)/.exec(rule)
    if (list)
      checks[`${table}.${list[1]}`] = [...list[2]!.matchAll(/'((?:[^']|'')*)'::text/g)].map((word) =>
        word[1]!.replace(/''/g, "'"),
      )
  }
  return checks
}

/** The whole schema as text, for reading and for review: functions, tables with columns and rules, then indexes; always in the same order. */
export async function readSchema(connectionString: string): Promise<string> {
  const columns = await query<{ table: string; isUnlogged: boolean; line: string }>(
    connectionString,
    `select c.relname as table, c.relpersistence = 'u' as "isUnlogged", a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
       || case when a.attnotnull then ' not null' else '' end
       || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname collate "C", a.attnum`,
  )
  const rules = await query<{ table: string; line: string }>(
    connectionString,
    `select c.conrelid::regclass::text as table, 'constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid) as line
     from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f', 'c')
     order by 1, c.contype desc, c.conname collate "C"`,
  )
  const indexes = await query<{ line: string }>(
    connectionString,
    `select indexdef || ';' as line from pg_indexes i
     where schemaname = 'public' and not exists (select from pg_constraint c where c.conname = i.indexname)
     order by indexname collate "C"`,
  )
  const functions = await query<{ text: string }>(
    connectionString,
    `select pg_get_functiondef(f.oid) || ';' as text from pg_proc f
     where f.pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')
     order by f.proname collate "C"`,
  )
  const tables = [...new Set(columns.map((column) => column.table))]
  const linesOf = (table: string) =>
    [...columns, ...rules].filter((row) => row.table === table).map((row) => `  ${row.line}`)
  const unlogged = new Set(columns.filter((column) => column.isUnlogged).map((column) => column.table))
  const kindOf = (table: string) => (unlogged.has(table) ? 'unlogged table' : 'table')
  const created = tables.map((table) => `create ${kindOf(table)} ${table} (\n${linesOf(table).join(',\n')}\n);`)
  return [...functions.map(({ text }) => text), ...created, indexes.map((index) => index.line).join('\n'), ''].join(
    '\n\n',
  )
}

/** The columns of the tables: whether each may be null and whether the database fills it in. */
export async function readColumns(connectionString: string) {
  return query<{ column: string; isNullable: boolean; hasDefault: boolean }>(
    connectionString,
    `select table_name || '.' || column_name as column, is_nullable = 'YES' as "isNullable", column_default is not null as "hasDefault"
     from information_schema.columns where table_schema = 'public'`,
  )
}

async function query<Row extends pg.QueryResultRow>(connectionString: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
