import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'

/** A note that nobody was told yet, with one liaison of its committee. */
export type UntoldNote = {
  id: string
  says: string
  handOverId: string
  statement: string
  committee: string
  personId: string
  givenName: string
  email: string
}

/** What changed for a hand-over since, newest first. */
export function listNotes(db: Db, handOverId: string) {
  return db
    .selectFrom('quality_note')
    .where('hand_over_id', '=', handOverId)
    .orderBy('noted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .select(['id', 'says', 'noted_at as notedAt'])
    .execute()
}

/** The hand-overs that became these findings. */
export async function listHandOversOf(db: Db | Tx, findingIds: readonly string[]): Promise<string[]> {
  if (findingIds.length === 0) return []
  const rows = await db
    .selectFrom('quality_decision')
    .where('finding_id', 'in', [...findingIds])
    .select('hand_over_id as id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Writes what changed for a hand-over, once while nobody was told: the same words again are no news. */
export async function saveNote(tx: Tx, handOverId: string, says: string): Promise<void> {
  await sql`insert into quality_note (id, hand_over_id, says, noted_at)
    select ${newId()}::uuid, ${handOverId}::uuid, ${says}, ${tx.at}::timestamptz
    where not exists (select from quality_note n where n.hand_over_id = ${handOverId} and n.says = ${says}
      and n.mailed_at is null)`.execute(tx)
}

/** Notes that wait to be told, of committees whose liaisons had no such mail since `dayBegan`, one row for each liaison. */
export async function listUntold(db: Db | Tx, { at, dayBegan }: { at: Date; dayBegan: Date }): Promise<UntoldNote[]> {
  const { rows } = await sql<UntoldNote>`
    select n.id, n.says, h.id as "handOverId", h.statement, c.name as committee,
      p.id as "personId", p.given_name as "givenName", p.email
    from quality_note n
    join quality_hand_over h on h.id = n.hand_over_id
    join quality_committee c on c.id = h.committee_id
    join access_role_grant g on g.role = 'liaison' and g.scope_kind = 'committee' and g.scope_id = c.id
      and g.ended_at is null and (g.ends_at is null or g.ends_at > ${at})
    join people_person p on p.id = g.person_id
    where n.mailed_at is null and not exists (
      select from quality_note x join quality_hand_over y on y.id = x.hand_over_id
      where y.committee_id = h.committee_id and x.mailed_at >= ${dayBegan})
    order by p.id, n.noted_at, n.id limit 1000`.execute(db)
  return rows
}

/** Marks notes as told. */
export async function saveTold(tx: Tx, noteIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('quality_note')
    .set({ mailed_at: tx.at })
    .where('id', 'in', [...noteIds])
    .execute()
}
