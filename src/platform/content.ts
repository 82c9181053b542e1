import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from './database.ts'

/** The acts with which a demonstration begins and ends; their rows in the audit make the office one for good. */
export const demonstrationAct = 'demonstration.build'
export const demonstrationDone = 'demonstration.finish'

/** Whoever builds a demonstration holds this lock in its database; the number has no meaning. */
const buildingLock = 7_263_003

/**
 * What a database can hold. `half a demonstration`: it is being built, or building it was interrupted; whoever can take
 * the building knows that it was interrupted.
 */
export type Content = 'nothing' | 'half a demonstration' | 'demonstration' | 'office'

/** What this database holds. */
export async function findContent(db: Db): Promise<Content> {
  const { rows } = await sql<{ acts: boolean; begun: boolean; done: boolean }>`
    select exists (select from platform_audit) as acts,
      exists (select from platform_audit where act = ${demonstrationAct}) as begun,
      exists (select from platform_audit where act = ${demonstrationDone}) as done`.execute(db)
  const { acts, begun, done } = rows[0]!
  if (begun) return done ? 'demonstration' : 'half a demonstration'
  return acts ? 'office' : 'nothing'
}

/**
 * Takes the building of a demonstration, on a connection of its own, so that a process that dies has given it back.
 *
 * @returns how to give it back, or undefined while another process builds
 */
export async function takeBuilding(connectionString: string): Promise<(() => Promise<void>) | undefined> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined) // the office's own connections break with it, and are heard
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [buildingLock])
  if (rows[0]!.taken) return () => client.end()
  await client.end()
  return undefined
}
