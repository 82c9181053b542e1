/**
 * Writes what follows from the migrations: `src/platform/tables.generated.ts` and `db/schema.sql`.
 * Run it after adding a migration: `npm run generate`. With `--check` nothing is written and a difference fails.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../src/platform/migrations.ts'
import { openPostgres } from '../src/platform/postgres.ts'
import { productRoot } from '../src/platform/root.ts'
import { readColumns, readSchema, readWordChecks } from '../src/platform/schema-snapshot.ts'

const typesFile = join(productRoot, 'src', 'platform', 'tables.generated.ts')
const schemaFile = join(productRoot, 'db', 'schema.sql')

/** The word lists become unions of words in the table types. */
async function wordTypes(connectionString: string): Promise<Record<string, string>> {
  const checks = await readWordChecks(connectionString)
  const columns = new Map((await readColumns(connectionString)).map((column) => [column.column, column]))
  const types: Record<string, string> = {}
  for (const [name, words] of Object.entries(checks)) {
    const column = columns.get(name)!
    const union = [...words.map((word) => JSON.stringify(word)), ...(column.isNullable ? ['null'] : [])].join(' | ')
    types[name] = column.hasDefault ? `Generated<${union}>` : union
  }
  return types
}

async function generate(connectionString: string): Promise<{ types: string; schema: string }> {
  const out = join(mkdtempSync(join(tmpdir(), 'opencme-types-')), 'tables.ts')
  const overrides = JSON.stringify({ columns: await wordTypes(connectionString) })
  execFileSync(
    process.execPath,
    [
      join(productRoot, 'node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js'),
      '--dialect',
      'postgres',
      '--url',
      connectionString,
      '--out-file',
      out,
      '--date-parser',
      'string',
      '--numeric-parser',
      'number',
      '--type-mapping',
      '{"int8":"number"}',
      '--overrides',
      overrides,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  return { types: readFileSync(out, 'utf8'), schema: await readSchema(connectionString) }
}

const given = process.env.GENERATE_FROM
const folder = mkdtempSync(join(tmpdir(), 'opencme-generate-'))
const postgres = given ? null : await openPostgres(folder, () => {}, { fsync: false })
const connectionString = given ?? postgres!.connectionString
try {
  await migrate(connectionString)
  const { types, schema } = await generate(connectionString)
  if (process.argv.includes('--check')) {
    const isCurrent = types === readFileSync(typesFile, 'utf8') && schema === readFileSync(schemaFile, 'utf8')
    if (!isCurrent) console.error('The table types or db/schema.sql are behind the migrations. Run: npm run generate')
    process.exitCode = isCurrent ? 0 : 1
  } else {
    writeFileSync(typesFile, types)
    writeFileSync(schemaFile, schema)
  }
} finally {
  await postgres?.leave()
  rmSync(folder, { recursive: true, force: true })
}
