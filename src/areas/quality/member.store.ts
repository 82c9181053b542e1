import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Meeting, MeetingInput, Member, MemberPart } from './committee.schema.ts'

/**
 * Everyone who sits or sat in a committee, those who still do first. Liaisons named under People are among them, and a liaison
 * whose role has ended is none any more.
 */
export async function listMembers(
  db: Db | Tx,
  committeeId: string,
  { at, timeZone }: { at: Date; timeZone: string },
): Promise<(Member & { grantId: string | null })[]> {
  const { rows } = await sql<Member & { grantId: string | null }>`
    select * from (
      select m.id, m.person_id as "personId", concat_ws(', ', p.given_name || ' ' || p.family_name, p.degree) as name,
        m.part, m.from_on as "fromOn", coalesce(m.to_on, ${overOn(at, timeZone)}) as "toOn", m.grant_id as "grantId"
      from quality_member m join people_person p on p.id = m.person_id
      left join access_role_grant g on g.id = m.grant_id
      where m.committee_id = ${committeeId}
      union all
      select g.id, g.person_id, concat_ws(', ', p.given_name || ' ' || p.family_name, p.degree), 'liaison',
        (g.granted_at at time zone ${timeZone})::date, ${overOn(at, timeZone)}, g.id
      from access_role_grant g join people_person p on p.id = g.person_id
      where g.scope_kind = 'committee' and g.scope_id = ${committeeId} and g.role = 'liaison'
        and not exists (select from quality_member m where m.grant_id = g.id)) each
    order by "toOn" is not null, part = 'member', "fromOn", name, id limit 200`.execute(db)
  return rows
}

/** The day on which the grant `g` was over; null while it holds and where there is none. */
const overOn = (at: Date, timeZone: string) => sql`case
  when g.ended_at is not null then (g.ended_at at time zone ${timeZone})::date
  when g.ends_at <= ${at} then (g.ends_at at time zone ${timeZone})::date end`

/** Writes someone's part; `grantId` is the role that came with it. Returns its id. */
export async function saveMember(
  tx: Tx,
  member: { committeeId: string; personId: string; part: MemberPart; fromOn: LocalDate; grantId: string | null },
): Promise<string> {
  const id = newId()
  const { committeeId, personId, part, fromOn, grantId } = member
  await tx
    .insertInto('quality_member')
    .values({ id, committee_id: committeeId, person_id: personId, part, from_on: fromOn, grant_id: grantId })
    .execute()
  return id
}

/** Writes the last day of a part. */
export async function saveMemberEnd(tx: Tx, memberId: string, toOn: LocalDate): Promise<void> {
  await tx
    .updateTable('quality_member')
    .set({ to_on: sql<string>`greatest(from_on, ${toOn}::date)` })
    .where('id', '=', memberId)
    .where('to_on', 'is', null)
    .execute()
}

/** The meetings of a committee, newest first, with how much was handed over at each. */
export async function listMeetings(db: Db | Tx, committeeId: string): Promise<Meeting[]> {
  const rows = await db
    .selectFrom('quality_meeting as m')
    .where('m.committee_id', '=', committeeId)
    .orderBy('m.held_on', 'desc')
    .limit(200)
    .select(['m.id', 'm.held_on as heldOn', 'm.agenda'])
    .select((eb) =>
      eb
        .selectFrom('quality_hand_over as h')
        .whereRef('h.meeting_id', '=', 'm.id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('handOvers'),
    )
    .execute()
  return rows.map((row) => ({ ...row, heldOn: row.heldOn as LocalDate, handOvers: row.handOvers ?? 0 }))
}

/** Writes a meeting and returns its id. */
export async function saveMeeting(tx: Tx, committeeId: string, { heldOn, agenda }: MeetingInput): Promise<string> {
  const id = newId()
  await tx
    .insertInto('quality_meeting')
    .values({
      id,
      committee_id: committeeId,
      held_on: heldOn,
      agenda,
      recorded_by: tx.actor.personId,
      recorded_at: tx.at,
    })
    .execute()
  return id
}

/** How many liaisons each of these committees has at an instant. */
export async function listLiaisonCounts(
  db: Db,
  committeeIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, number>> {
  if (committeeIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('access_role_grant as g')
    .where('g.scope_kind', '=', 'committee')
    .where('g.scope_id', 'in', [...committeeIds])
    .where('g.role', '=', 'liaison')
    .where('g.ended_at', 'is', null)
    .where((eb) => eb.or([eb('g.ends_at', 'is', null), eb('g.ends_at', '>', at)]))
    .groupBy('g.scope_id')
    .select(['g.scope_id as id', sql<number>`count(distinct g.person_id)`.as('count')])
    .execute()
  return new Map(rows.map(({ id, count }) => [id!, count]))
}
