import pg from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Address, connectionString } from './postgres-place.ts'

/** A connection that counts as being there, and when it is no more. The published types leave out two methods of it. */
export type Presence = pg.Client & { ref(): void; unref(): void; gone: Promise<void> }

/**
 * What came of knocking: a connection that counts as present, or why not. `starting` also stands for stopping and for
 * recovery after a crash, `busy` for a PostgreSQL that is there and would not let us in now.
 */
export type Answer = { client: Presence } | { state: 'absent' | 'starting' | 'busy'; because: string }

/** An advisory lock in the database `postgres`: shared by all who are present, exclusive for the one who may stop it. */
const presence = 734_002_018

const looks = 10
const lookEveryMs = 50

const goneCodes = ['ENOENT', 'ECONNREFUSED']
/** "starting up", "shutting down", "terminated by the administrator", "after a crash of another process". */
const changingCodes = ['57P03', '57P01', '57P02']
/** "too many connections" and our own lock timeout. */
const busyCodes = ['53300', '55P03', 'ETIMEDOUT', 'ECONNRESET', 'EPIPE']

/**
 * Knocks at PostgreSQL and enters. Whoever got in holds the presence lock, and nobody stops PostgreSQL over their head:
 * the one who leaves needs that lock alone, and keeps it until PostgreSQL is gone. An entering process therefore
 * waits while another decides, and is let in or cut off; cut off, it knocks again and starts PostgreSQL anew.
 */
export async function enter(address: Address): Promise<Answer> {
  const client = new pg.Client({
    connectionString: connectionString(address, 'postgres'),
    connectionTimeoutMillis: 5_000,
    application_name: 'opencme presence',
  }) as Presence
  client.gone = new Promise((resolve) => client.once('end', () => resolve()))
  client.on('error', () => {}) // followed by "end"
  try {
    await client.connect()
    await client.query(
      `set lock_timeout = '5s'; set idle_session_timeout = 0; select pg_advisory_lock_shared(${presence}); set lock_timeout = 0`,
    )
    return { client }
  } catch (error) {
    client.end().catch(() => undefined) // nothing was opened, and the error goes on
    return explain(error as Error & { code?: string })
  }
}

/** What the driver says, without a code, when the connection broke or nobody answered in time. */
const brokenMessage = /^(Connection terminated|timeout expired|Client (was closed|has encountered a connection error))/

/** Was the connection lost, or refused for now? */
function isCutOff(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string }
  if (code === undefined) return brokenMessage.test(message)
  return [...goneCodes, ...changingCodes, ...busyCodes].includes(code)
}

function explain(error: Error & { code?: string }): Answer {
  const { code, message } = error
  const because = message || String(code)
  if (code !== undefined && goneCodes.includes(code)) return { state: 'absent', because }
  if (code !== undefined && changingCodes.includes(code)) return { state: 'starting', because }
  if (isCutOff(error)) return { state: 'busy', because }
  throw error
}

/**
 * Gives up the presence and asks whether nobody else is left, neither another process of ours nor a stranger such as
 * psql. If so, the presence lock is held alone until the connection ends, so that PostgreSQL can be stopped.
 *
 * Connections that this process closed a moment ago may still show for some milliseconds, hence the second looks.
 *
 * @returns false too when PostgreSQL is gone already
 */
export async function isLast(client: pg.Client): Promise<boolean> {
  try {
    await client.query(`select pg_advisory_unlock_shared(${presence})`)
    const alone = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${presence}) as got`)
    if (!alone.rows[0]!.got) return false
    for (let look = 0; look < looks; look++) {
      if ((await countOthers(client)) === 0) return true
      await sleep(lookEveryMs)
    }
    return false
  } catch (error) {
    if (isCutOff(error)) return false
    throw error
  }
}

async function countOthers(client: pg.Client): Promise<number> {
  const found = await client.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
     where backend_type in ('client backend', 'walsender') and pid <> pg_backend_pid()`,
  )
  return found.rows[0]!.others
}

/**
 * Stays present until told otherwise: when PostgreSQL goes away under us, it is opened again.
 *
 * @returns how to end that: gives the connection, or undefined when PostgreSQL could not be brought back
 */
export function stayPresent(first: Presence, reopen: () => Promise<Presence>, log: (message: string) => void) {
  let isOver = false
  let current: Promise<Presence | undefined> = Promise.resolve(watch(first))

  function watch(client: Presence): Presence {
    client.unref() // to be present is no reason to keep running
    void client.gone.then(() => {
      if (!isOver) current = comeBack()
    })
    return client
  }

  async function comeBack(): Promise<Presence | undefined> {
    log('PostgreSQL went away; opening it again')
    while (!isOver) {
      try {
        return watch(await reopen())
      } catch (error) {
        log((error as Error).message)
        await sleep(5_000, undefined, { ref: false })
      }
    }
    return undefined
  }

  return (): Promise<Presence | undefined> => {
    isOver = true
    return current
  }
}
