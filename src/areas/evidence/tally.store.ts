import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { countFindings } from './finding.store.ts'

/** How much evidence there is: findings by state, sources, measures. For the tabs of the lists. */
export async function countEvidence(db: Db) {
  const findings = await countFindings(db)
  const { sources, measures } = await db
    .selectNoFrom([
      sql<number>`(select count(*) from evidence_source)`.as('sources'),
      sql<number>`(select count(*) from measures_measure)`.as('measures'),
    ])
    .executeTakeFirstOrThrow()
  return { ...findings, sources, measures }
}
