import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../src/platform/migrations.ts'
import { startDatabaseServer } from './fleet/database-server.ts'
import { addSchool, markDemonstration } from './loop/ground.ts'
import { faultyEvery, importPeople, writePeople } from './large/people-file.ts'

/**
 * Takes in a list of people, one four times as long, and the long one again: each line that cannot be taken in is told of,
 * what is good is there once, and the long list needs hardly more memory than the short one.
 */
const [short, long] = [50_000, 200_000]
/** So many MB more may the long list need: what a process that runs longer has not given back yet. */
const mostMoreMb = 80

const show = (text: string) => void process.stdout.write(`${text}\n`)
const folder = mkdtempSync(join(tmpdir(), 'opencme-large-'))
const server = await startDatabaseServer(folder, false)
const place = { databaseUrl: await server.makeDatabase('large'), folder }
await migrate(place.databaseUrl)
const client = new pg.Client({ connectionString: place.databaseUrl })
await client.connect()
const query = async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
  (await client.query<Row>(text, [...values])).rows
await markDemonstration({ query })
await addSchool({ query })

async function countPeople(): Promise<number> {
  return (await query<{ count: number }>('select count(*)::int as count from people_person'))[0]!.count
}

const [shortFile, longFile] = [join(folder, 'short.csv'), join(folder, 'long.csv')]
await writePeople(shortFile, 0, short)
const size = await writePeople(longFile, short, long)
const failures: string[] = []
const good = (count: number) => count - count / faultyEvery

show(`${server.says}\n| list | s | rows/s | MB held | says |\n|---|---|---|---|---|`)
const took: number[] = []
for (const [name, path, rows, there] of [
  [`${short} people`, shortFile, short, good(short)],
  [`${long} people, ${size.toFixed(1)} MB`, longFile, long, good(short) + good(long)],
  ['the same again', longFile, long, good(short) + good(long)],
] as const) {
  const taken = await importPeople(place, path)
  took.push(taken.mb)
  show(
    `| ${name} | ${taken.seconds.toFixed(1)} | ${Math.round(rows / taken.seconds)} | ${taken.mb.toFixed(0)} | ${taken.says} |`,
  )
  const people = await countPeople()
  if (taken.rows !== rows) failures.push(`${name}: ${taken.rows} of ${rows} rows were told of`)
  if (people !== there) failures.push(`${name}: ${people} people are there, and ${there} should be`)
}
const more = Math.max(...took) - took[0]!
if (more > mostMoreMb) failures.push(`the long list needed ${more.toFixed(0)} MB more than the short one`)
for (const one of failures) show(`  ${one}`)
await client.end()
await server.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(failures.length === 0 ? 0 : 1)
