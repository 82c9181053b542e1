/**
 * The process that gets killed: opens the database in a folder, writes rows one after another from four connections,
 * and says each row's number once it is committed. Leaves when its input ends.
 *
 * Usage: npx tsx bench/launcher-child.ts FOLDER ROUND
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openPostgres } from '../src/platform/postgres.ts'

const writers = 4
const [folder = '', round = '0'] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)

say('opening')
const running = await openPostgres(folder, (message) => say(`log ${message}`))
say(`open ${running.started}`)

let isLeaving = false
let last = 0
process.stdin.resume().once('end', () => (isLeaving = true))

await makeTable()
await Promise.all(Array.from({ length: writers }, write))
await running.leave()
say('left')
process.exit()

async function makeTable() {
  const client = await connect()
  await client.query(
    'create table if not exists written (round int, number int, text text, primary key (round, number))',
  )
  await client.end()
}

async function write() {
  let client = await connect()
  while (!isLeaving) {
    const number = ++last
    for (;;) {
      try {
        const values = [round, number, 'a row of some length, as records have it']
        await client.query('insert into written values ($1, $2, $3) on conflict do nothing', values)
        break
      } catch (error) {
        say(`broken ${(error as Error).message}`)
        client = await connect() // PostgreSQL was killed under us; the launcher brings it back
      }
    }
    say(`written ${number}`)
  }
  await client.end()
}

async function connect(): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({ connectionString: running.connectionString })
    client.on('error', () => {}) // the next query says it
    try {
      await client.connect()
      return client
    } catch {
      await sleep(20)
    }
  }
}
