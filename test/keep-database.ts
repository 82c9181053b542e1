/**
 * Keeps the PostgreSQL of the tests running while `npm test` runs, so that the last test file out does not stop it for the
 * next one in. Makes the template before anybody waits for it, and drops the databases of earlier runs.
 * Prints "ready", and leaves when its standard input ends.
 */
import pg from 'pg'
import { makeTestDatabase } from './database.ts'

const own = await makeTestDatabase()
await dropLeftovers(own)
process.stdout.write('ready\n')
process.stdin.resume()
await new Promise((resolve) => process.stdin.once('end', resolve))
await dropLeftovers(own)

/** What a test left behind is in nobody's way but takes room. A database that is still in use stays. */
async function dropLeftovers(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString: connectionString.replace(/\/test_\w+/, '/postgres') })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database d where datname ~ '^(test|empty|growing)_'
     and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
  )
  for (const { name } of rows) await client.query(`drop database if exists "${name}"`).catch(() => undefined)
  await client.end()
}
