import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { GapState } from './life.schema.ts'

/** Gaps that stand alike: how many there are, and the first of them by number. */
export type WaitingGaps = {
  state: GapState
  isOwned: boolean
  hasFinding: boolean
  isMarked: boolean
  count: number
  first: { id: string; number: number; title: string }[]
}

/** Candidates and accepted gaps, those that stand alike together, each group with its first `atMost` gaps. */
export async function listWaitingGaps(db: Db, atMost: number): Promise<WaitingGaps[]> {
  const { rows } = await sql<WaitingGaps>`
    select t.state, t.owner_id is not null as "isOwned", cardinality(t.doors) > 0 as "hasFinding",
      t.score is not null as "isMarked", count(*) as count,
      to_jsonb((array_agg(jsonb_build_object('id', g.id, 'number', g.number, 'title', g.title)
        order by g.number))[1:${sql.lit(atMost)}]) as first
    from gaps_standing t join gaps_gap g on g.id = t.gap_id
    where t.state in ('candidate', 'accepted')
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4`.execute(db)
  return rows
}
