import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The acts with which a demonstration begins and ends; their rows in the audit make the office one for good. */
export const demonstrationAct = 'demonstration.build'
export const demonstrationDone = 'demonstration.finish'

/** What a database can hold. `half a demonstration`: building it was interrupted, so it is made anew. */
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
