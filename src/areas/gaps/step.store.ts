import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { afterNewest } from '../../platform/succession.ts'
import type { GapState } from './life.schema.ts'

/** Every step a gap has taken, newest first, with who and why. */
export function listSteps(db: Db | Tx, gapId: string) {
  return db
    .selectFrom('gaps_step as s')
    .leftJoin('people_person as p', 'p.id', 's.by_id')
    .where('s.gap_id', '=', gapId)
    .orderBy('s.at', 'desc')
    .orderBy('s.id', 'desc')
    .select(['s.id', 's.state', 's.why', 's.at', 's.by_id as byId'])
    .select(['p.given_name as givenName', 'p.family_name as familyName'])
    .execute()
}

/** Writes a step. */
export async function saveStep(tx: Tx, gapId: string, state: GapState, why: string): Promise<void> {
  await tx
    .insertInto('gaps_step')
    .values({
      id: newId(),
      gap_id: gapId,
      state,
      why,
      by_id: tx.actor.personId,
      at: afterNewest(tx, 'gaps_step', 'at', { gap_id: gapId }),
    })
    .execute()
}

/** What happened to a gap, newest first: the steps it took, and the owners it got, each with who did it and why. */
export async function listHistory(db: Db | Tx, gapId: string): Promise<GapEvent[]> {
  const { rows } = await sql<GapEvent>`
    select x.state, x.owner, x.why, x.at, b.given_name || ' ' || b.family_name as by
    from (
      select s.id, s.state, null as owner, s.why, s.at, s.by_id from gaps_step s where s.gap_id = ${gapId}
      union all
      select o.id, null, p.given_name || ' ' || p.family_name, o.why, o.named_at, o.named_by
      from gaps_owner o join people_person p on p.id = o.person_id where o.gap_id = ${gapId}) x
    left join people_person b on b.id = x.by_id
    order by x.at desc, x.id desc`.execute(db)
  return rows
}

/** A step (`state`) or a new owner (`owner`); `by` is null for timed work. */
export type GapEvent = { state: GapState | null; owner: string | null; why: string; at: Date; by: string | null }
