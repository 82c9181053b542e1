import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/** What planning takes over from a gap; undefined when there is no such gap. */
export async function findGapForPlan(tx: Tx, gapId: string) {
  const gap = await tx
    .selectFrom('gaps_gap as g')
    .where('g.id', '=', gapId)
    .select([
      'g.id',
      'g.number',
      'g.current_practice as currentPractice',
      'g.best_practice as bestPractice',
      sql<string>`(select s.state from gaps_step s where s.gap_id = g.id order by s.at desc, s.id desc limit 1)`.as(
        'state',
      ),
    ])
    .executeTakeFirst()
  if (!gap) return undefined
  const audience = await tx
    .selectFrom('gaps_audience')
    .where('gap_id', '=', gapId)
    .select(['profession', 'specialty'])
    .execute()
  return { ...gap, audience }
}
