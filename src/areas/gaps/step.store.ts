import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
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
    .values({ id: newId(), gap_id: gapId, state, why, by_id: tx.actor.personId, at: tx.at })
    .execute()
}

/** Everyone who has owned a gap, newest first. */
export function listOwners(db: Db | Tx, gapId: string) {
  return db
    .selectFrom('gaps_owner as o')
    .innerJoin('people_person as p', 'p.id', 'o.person_id')
    .leftJoin('people_person as n', 'n.id', 'o.named_by')
    .where('o.gap_id', '=', gapId)
    .orderBy('o.named_at', 'desc')
    .orderBy('o.id', 'desc')
    .select(['o.person_id as personId', 'o.why', 'o.named_at as at'])
    .select(['p.given_name as givenName', 'p.family_name as familyName'])
    .select(['n.given_name as byGivenName', 'n.family_name as byFamilyName'])
    .execute()
}

/** Names who owns a gap; earlier owners stay in the history. */
export async function saveOwner(tx: Tx, gapId: string, personId: string, why: string): Promise<void> {
  await tx
    .insertInto('gaps_owner')
    .values({ id: newId(), gap_id: gapId, person_id: personId, why, named_by: tx.actor.personId, named_at: tx.at })
    .execute()
}
