import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import type { CommitteeInput, Rhythm } from './committee.schema.ts'

/** A committee as the register shows it. */
export type CommitteeLine = {
  id: string
  name: string
  organization: string | null
  watches: string
  meets: Rhythm
  endedOn: LocalDate | null
  lastMetOn: LocalDate | null
  handOvers: number
  waiting: number
}

/** Which committees to list. */
export type CommitteeFilter = { isEnded?: boolean }

/** Committees by name; words are looked for in name and what it watches over. */
export const committees: Source<CommitteeLine, CommitteeFilter> = {
  table: 'quality_committee',
  as: 'c',
  joins: sql`left join organizations_organization o on o.id = c.organization_id
    left join quality_committee_end e on e.committee_id = c.id`,
  select: sql<CommitteeLine>`c.id, c.name, o.name as organization, c.watches, c.meets, e.ended_on as "endedOn",
    (select max(held_on) from quality_meeting m where m.committee_id = c.id) as "lastMetOn",
    (select count(*) from quality_hand_over h where h.committee_id = c.id) as "handOvers",
    (select count(*) from quality_hand_over h where h.committee_id = c.id
      and not exists (select from quality_decision d where d.hand_over_id = h.id)) as waiting`,
  text: sql`c.name || ' ' || c.watches`,
  orders: { name: { keys: [{ by: sql`lower(c.name) collate "C"`, type: 'text' }] } },
  where: ({ isEnded }) =>
    isEnded === undefined ? [] : [isEnded ? sql`e.committee_id is not null` : sql`e.committee_id is null`],
}

/** One committee, what it belongs to and whether it has ended; undefined when there is none. */
export async function findCommittee(db: Db | Tx, committeeId: string) {
  const row = await db
    .selectFrom('quality_committee as c')
    .leftJoin('organizations_organization as o', 'o.id', 'c.organization_id')
    .leftJoin('quality_committee_end as e', 'e.committee_id', 'c.id')
    .where('c.id', '=', committeeId)
    .select(['c.id', 'c.name', 'c.watches', 'c.meets', 'o.name as organization'])
    .select(['e.ended_on as endedOn', 'e.reason as endReason'])
    .executeTakeFirst()
  return row && { ...row, endedOn: row.endedOn as LocalDate | null }
}

/** Keeps others from changing this committee until the act ends. */
export async function lockCommittee(tx: Tx, committeeId: string): Promise<void> {
  await tx.selectFrom('quality_committee').where('id', '=', committeeId).select('id').forUpdate().execute()
}

/** The committee of this name, in whatever case it was typed; undefined when the office knows none. */
export function findCommitteeByName(db: Db | Tx, name: string) {
  return db
    .selectFrom('quality_committee')
    .where(sql`lower(name)`, '=', name.trim().toLowerCase())
    .select(['id', 'name'])
    .executeTakeFirst()
}

/** These committees by name, with what waits of each: for those who are liaisons of them. */
export function listCommittees(db: Db, committeeIds: readonly string[]) {
  return db
    .selectFrom('quality_committee as c')
    .where('c.id', 'in', [...committeeIds])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('quality_committee_end as e').whereRef('e.committee_id', '=', 'c.id').select('e.reason'),
        ),
      ),
    )
    .orderBy('c.name')
    .select(['c.id', 'c.name'])
    .select((eb) =>
      eb
        .selectFrom('quality_hand_over as h')
        .whereRef('h.committee_id', '=', 'c.id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('handOvers'),
    )
    .execute()
}

/** Writes a committee and returns its id; null when one of this name came first. */
export async function saveCommittee(
  tx: Tx,
  committee: CommitteeInput & { organizationId: string | null },
): Promise<string | null> {
  const id = newId()
  const { name, organizationId, watches, meets } = committee
  const made = await tx
    .insertInto('quality_committee')
    .values({ id, name, organization_id: organizationId, watches, meets, created_at: tx.at })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n ? id : null
}

/** Replaces what is known of a committee; its name stays. */
export async function changeCommittee(
  tx: Tx,
  committeeId: string,
  facts: { organizationId: string | null; watches: string; meets: Rhythm },
): Promise<void> {
  await tx
    .updateTable('quality_committee')
    .set({ organization_id: facts.organizationId, watches: facts.watches, meets: facts.meets })
    .where('id', '=', committeeId)
    .execute()
}

/** Writes that a committee has ended, since when and why. */
export async function saveCommitteeEnd(tx: Tx, committeeId: string, endedOn: LocalDate, reason: string): Promise<void> {
  await tx
    .insertInto('quality_committee_end')
    .values({ committee_id: committeeId, ended_on: endedOn, reason, ended_by: tx.actor.personId, ended_at: tx.at })
    .execute()
}
