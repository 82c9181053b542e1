/**
 * Loads the embedded PostgreSQL the way a busy office does and reports every error, of clients and in the log:
 * sixteen clients (80 % look up, 15 % list, 5 % write) and a dashboard query in parallel workers every half second.
 *
 * Usage: npx tsx bench/launcher-load.ts [--rounds 12] [--seconds 5] [--dashboards 1] [--under FOLDER]
 * Exits with 1 when there was an error.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { findPlace } from '../src/platform/postgres-place.ts'
import { openPostgres } from '../src/platform/postgres.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '12' },
    seconds: { type: 'string', default: '5' },
    dashboards: { type: 'string', default: '1' },
    under: { type: 'string', default: tmpdir() },
  },
})
const clients = 16
const people = 50_000
const activities = 500
const enrollments = 400_000
const scratch = mkdtempSync(join(values.under, 'load-'))
chmodSync(scratch, 0o755)

const schema = `
  create table if not exists activity (id int primary key, title text, kind int, credits numeric);
  create table if not exists person (id int primary key, name text, profession int, state int);
  create table if not exists enrollment (id bigint generated always as identity primary key,
    activity_id int references activity, person_id int references person, minutes int, at timestamptz default now());
  create table if not exists claim (enrollment_id bigint primary key, quarters int);
  create index if not exists enrollment_person on enrollment (person_id);
  create index if not exists enrollment_activity on enrollment (activity_id);
  insert into activity select n, 'Activity ' || n, n % 7, n % 40 / 4.0 from generate_series(1, ${activities}) n;
  insert into person select n, 'Person ' || n, n % 12, n % 50 from generate_series(1, ${people}) n;
  insert into enrollment (activity_id, person_id, minutes)
    select 1 + n % ${activities}, 1 + (n * 7919::bigint) % ${people}, n % 120 from generate_series(1, ${enrollments}) n;
  insert into claim select n, n % 32 from generate_series(1, ${enrollments}) n;
  analyze`

/** Large enough that PostgreSQL plans parallel workers with a shared hash table: what needs dynamic shared memory. */
const dashboard = `
  select p.profession, p.state, a.kind, count(*), count(distinct e.person_id), sum(c.quarters), avg(a.credits)
  from enrollment e join claim c on c.enrollment_id = e.id join person p on p.id = e.person_id join activity a on a.id = e.activity_id
  where e.minutes > 10 group by 1, 2, 3 order by 4 desc`

const errors = new Map<string, number>()
const note = (error: unknown) => {
  const { code, message } = error as { code?: string; message: string }
  const text = `${code ?? 'no code'} ${message}`
  errors.set(text, (errors.get(text) ?? 0) + 1)
}
const any = (most: number) => 1 + Math.floor(Math.random() * most)

async function act(pool: pg.Pool): Promise<void> {
  const dice = Math.random()
  if (dice < 0.8) {
    await pool.query({ name: 'person', text: 'select * from person where id = $1', values: [any(people)] })
  } else if (dice < 0.95) {
    const text =
      'select e.*, p.name from enrollment e join person p on p.id = e.person_id where e.activity_id = $1 order by e.id desc limit 50'
    await pool.query({ name: 'list', text, values: [any(activities)] })
  } else await write(pool)
}

async function write(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const values_ = [any(activities), any(people), any(120)]
    await client.query('insert into enrollment (activity_id, person_id, minutes) values ($1, $2, $3)', values_)
    await client.query('update person set state = (state + 1) % 50 where id = $1', [any(people)])
    await client.query('commit')
  } finally {
    client.release()
  }
}

type Round = { operations: number; dashboards: number; workers: number; times: number[] }

async function runRound(connectionString: string): Promise<Round> {
  const pool = new pg.Pool({ connectionString, max: clients })
  pool.on('error', note)
  const until = Date.now() + Number(values.seconds) * 1000
  const round: Round = { operations: 0, dashboards: 0, workers: 0, times: [] }
  const client = async () => {
    while (Date.now() < until) {
      const begun = performance.now()
      await act(pool).catch(note)
      round.times.push(performance.now() - begun)
      round.operations++
    }
  }
  const board = async () => {
    const own = new pg.Client({ connectionString })
    await own.connect()
    await own.query(
      'set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set min_parallel_table_scan_size = 0; set enable_mergejoin = off',
    )
    for (; Date.now() < until; await sleep(500)) {
      await own.query(dashboard).then(() => round.dashboards++, note)
    }
    const plan = await own.query<{ 'QUERY PLAN': string }>(`explain (analyze, costs off) ${dashboard}`)
    const launched = plan.rows.map((row) => row['QUERY PLAN'].match(/Workers Launched: (\d+)/)?.[1])
    round.workers = Math.max(0, ...launched.map((one) => Number(one ?? 0)))
    await own.end()
  }
  const boards = Array.from({ length: Number(values.dashboards) }, () => board().catch(note))
  await Promise.all([...Array.from({ length: clients }, client), ...boards])
  await pool.end()
  return round
}

const dataDir = join(scratch, 'data')
console.log('| round | operations/s | p99 ms | dashboards | workers | errors |\n| --- | --- | --- | --- | --- | --- |')
for (let number = 1; number <= Number(values.rounds); number++) {
  const running = await openPostgres(dataDir, () => {})
  const setup = new pg.Client({ connectionString: running.connectionString })
  await setup.connect()
  if (number === 1) await setup.query(schema)
  await setup.end()
  const { operations, dashboards, workers, times } = await runRound(running.connectionString)
  await running.leave()
  const p99 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0
  const failed = [...errors.values()].reduce((sum, one) => sum + one, 0)
  const rate = Math.round(operations / Number(values.seconds))
  console.log(`| ${number} | ${rate} | ${p99.toFixed(0)} | ${dashboards} | ${workers} | ${failed} |`)
}
const log = readFileSync(findPlace(dataDir).logFile, 'utf8')
// What the launcher's own connection hears when PostgreSQL starts and when the last one out stops it.
const usual = /FATAL: {2}(the database system is starting up|terminating connection due to administrator command)$/
const complaints = log.split('\n').filter((line) => /(WARNING|ERROR|FATAL|PANIC):/.test(line) && !usual.test(line))
for (const [text, count] of errors) console.log(`${count} x ${text}`)
console.log(`complaints in the log: ${complaints.length}`)
for (const line of complaints.slice(0, 20)) console.log(line)
rmSync(scratch, { recursive: true, force: true })
process.exit(errors.size + complaints.length === 0 ? 0 : 1)
