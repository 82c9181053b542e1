import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The act under which a demonstration was built; its row in the audit makes the office one for good. */
export const demonstrationAct = 'demonstration.build'

/** What a database holds: nothing yet, a demonstration, or a real office. A demonstration half built is one, too. */
export async function findContent(db: Db): Promise<'nothing' | 'demonstration' | 'office'> {
  const { rows } = await sql<{ acts: boolean; demo: boolean }>`
    select exists (select from platform_audit) as acts,
      exists (select from platform_audit where act = ${demonstrationAct}) as demo`.execute(db)
  if (rows[0]?.demo) return 'demonstration'
  return rows[0]?.acts ? 'office' : 'nothing'
}
