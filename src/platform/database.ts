import { Kysely, PostgresDialect, type RawBuilder, type Transaction, sql } from 'kysely'
import pg from 'pg'
import type { Actor } from '../kernel/actor.ts'
import { keepPlans } from './prepare.ts'
import type { DB } from './tables.generated.ts'

/** The database as a reader sees it. */
export type Db = Kysely<DB>

/** One act of the office being written: the transaction, who acts, when, and who hears of it. */
export type Tx = Transaction<DB> & { actor: Actor; at: Date; hearers: Hearers }

/** A value inside a query, as a store hands it to another store's query. */
export type Fragment<T = unknown> = RawBuilder<T>

/** Which reactions want to hear which kind of news: kind → names. */
export type Hearers = Readonly<Record<string, readonly string[]>>

/** An open database: `db` for readers, `pool` beneath it, `close` to end both. */
export type Database = { db: Db; pool: pg.Pool; connectionString: string; close(): Promise<void> }

const dateOid = 1082
const numericOid = 1700
const bigintOid = 20

/** Days come as "2026-11-24", numerics and counts as numbers; instants as Date. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: unknown) {
    if (oid === dateOid) return (value: string) => value
    if (oid === numericOid || oid === bigintOid) return (value: string) => Number(value)
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

/** The role of the database under which the application works; it may not change or remove audit rows. */
export const applicationRole = 'opencme_app'

/**
 * Opens a pool that works under the application's role.
 *
 * @param size most connections at once
 * @param onError hears of connections that broke while idle, as when PostgreSQL is stopped
 */
export function openDatabase(connectionString: string, size: number, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString,
    max: size,
    types,
    options: `-c role=${applicationRole} -c timezone=UTC`,
  })
  pool.on('error', onError)
  pool.on('connect', (client) => {
    client.on('error', () => {}) // between two statements of an act nobody else hears of it, and the next one fails
    keepPlans(client)
  })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, connectionString, close: () => db.destroy() }
}

/** Carries an answer out of a transaction that must not be kept. */
class RolledBack<T> extends Error {
  readonly answer: T
  constructor(answer: T) {
    super('rolled back')
    this.answer = answer
  }
}

/**
 * Does one act of the office in one transaction. A refusal or `missing` as the answer rolls everything back;
 * so does anything thrown.
 */
export async function writeIn<T>(
  db: Db,
  context: { actor: Actor; at: Date; hearers: Hearers },
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction().execute(async (transaction) => {
      const answer = await act(Object.assign(transaction, context))
      if (isRefused(answer)) throw new RolledBack(answer)
      return answer
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.answer as T
    throw error
  }
}

function isRefused(answer: unknown): boolean {
  if (typeof answer === 'symbol') return answer.description === 'missing'
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false
}

/** Answers when the database does. For `/readyz`. */
export async function pingDatabase(db: Db): Promise<void> {
  await sql`select 1`.execute(db)
}
