import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { FactKind, FactLine, contactFact, qualificationFact } from './fact.schema.ts'
import type { CareerStage } from './person.schema.ts'

/** Everything known of a person more than once, in one query: newest first within each kind. */
export async function listFacts(db: Db | Tx, personId: string): Promise<FactLine[]> {
  const { rows } = await sql<FactLine>`
    select f.kind, f.id, f.title, nullif(f.detail, '') as detail, f.since, f.until from (
      select 'licenses' as kind, id, state || ' ' || number as title, board as detail, null::date as since,
        expires_on as until, recorded_at as at, is_primary as first from people_license where person_id = ${personId}
      union all select 'identifiers', id, kind || ' ' || value, null, null, null, recorded_at, false
        from people_identifier where person_id = ${personId}
      union all select 'contacts', id, value, concat_ws(', ', kind, label), null, null, recorded_at, false
        from people_contact where person_id = ${personId}
      union all select 'qualifications', id, concat_ws(', ', profession, degree, specialty), null, since, until, recorded_at,
        false from people_qualification where person_id = ${personId}
      union all select 'stages', id, stage, null, since, null, since::timestamptz, false
        from people_stage where person_id = ${personId}
      union all select 'affiliations', a.id, o.name, concat_ws(', ', a.relation, a.title, a.department), a.since, a.until,
        coalesce(a.since::timestamptz, '-infinity'), a.until is null
        from people_affiliation a join organizations_organization o on o.id = a.organization_id where a.person_id = ${personId}
    ) f order by f.first desc, f.at desc, f.id`.execute(db)
  return rows
}

type Removed = { row: unknown }

/** The rows of each kind, removed by id and person. */
const removals: Record<FactKind, (id: string, personId: string) => RawBuilder<Removed>> = {
  licenses: (id, personId) =>
    sql`delete from people_license f where id = ${id} and person_id = ${personId} returning to_jsonb(f) as row`,
  identifiers: (id, personId) =>
    sql`delete from people_identifier f where id = ${id} and person_id = ${personId} returning to_jsonb(f) as row`,
  contacts: (id, personId) =>
    sql`delete from people_contact f where id = ${id} and person_id = ${personId} returning to_jsonb(f) as row`,
  qualifications: (id, personId) =>
    sql`delete from people_qualification f where id = ${id} and person_id = ${personId} returning to_jsonb(f) as row`,
  stages: (id, personId) =>
    sql`delete from people_stage f where id = ${id} and person_id = ${personId} returning to_jsonb(f) as row`,
  affiliations: (id, personId) =>
    sql`delete from people_affiliation f where id = ${id} and person_id = ${personId} returning to_jsonb(f) as row`,
}

/** Removes one thing that was known of this person; returns what it was, undefined where it is not theirs or not there. */
export async function removeFactRow(tx: Tx, personId: string, kind: FactKind, factId: string): Promise<unknown> {
  const { rows } = await removals[kind](factId, personId).execute(tx)
  return rows[0]?.row
}

/** Lets an affiliation or a further profession end on a day; returns whether it was open and theirs. */
export async function saveFactEnd(
  tx: Tx,
  personId: string,
  fact: { kind: 'affiliations' | 'qualifications'; id: string; until: LocalDate },
): Promise<boolean> {
  const table = fact.kind === 'affiliations' ? 'affiliation' : 'qualification'
  const write =
    table === 'affiliation'
      ? sql`update people_affiliation set until = ${fact.until} where id = ${fact.id} and person_id = ${personId} and until is null`
      : sql`update people_qualification set until = ${fact.until} where id = ${fact.id} and person_id = ${personId} and until is null`
  const { numAffectedRows = 0n } = await write.execute(tx)
  return numAffectedRows > 0n
}

/** Keeps a further address or telephone. `provedAt` says since when it may be signed in with; null where it was only told us. */
export async function saveContact(
  tx: Tx,
  personId: string,
  contact: z.output<typeof contactFact> & { provedAt: Date | null },
): Promise<string> {
  const id = newId()
  const { kind, value, label, provedAt } = contact
  await tx
    .insertInto('people_contact')
    .values({ id, person_id: personId, kind, value, label, proved_at: provedAt, recorded_at: tx.at })
    .execute()
  return id
}

/** Keeps a further profession or specialty. */
export async function saveQualification(
  tx: Tx,
  personId: string,
  qualification: z.output<typeof qualificationFact>,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('people_qualification')
    .values({ id, person_id: personId, ...qualification, recorded_at: tx.at })
    .execute()
  return id
}

/** Keeps from which day a stage holds, in place of another that began on the same day; returns its id. */
export async function saveStage(
  tx: Tx,
  personId: string,
  stage: { stage: CareerStage; since: LocalDate; isTakenOver: boolean },
): Promise<string> {
  const { id } = await tx
    .insertInto('people_stage')
    .values({
      id: newId(),
      person_id: personId,
      stage: stage.stage,
      since: stage.since,
      is_taken_over: stage.isTakenOver,
      recorded_at: tx.at,
    })
    .onConflict((oc) =>
      oc.columns(['person_id', 'since']).doUpdateSet({ stage: stage.stage, is_taken_over: stage.isTakenOver }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The stage that holds for a person on a day by what was said of days; undefined where nothing was. */
export function findStage(db: Db | Tx, personId: string, today: LocalDate) {
  return db
    .selectFrom('people_stage')
    .where('person_id', '=', personId)
    .where('since', '<=', today)
    .orderBy('since', 'desc')
    .limit(1)
    .select('stage')
    .executeTakeFirst()
}

/** People whose stage has begun and is not in their record yet. */
export async function listStagesDue(db: Db, today: LocalDate, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('people_stage')
    .where('is_taken_over', '=', sql<boolean>`false`)
    .where('since', '<=', today)
    .distinct()
    .select('person_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.person_id)
}

/** Puts the stage that holds into a person's own record, and marks those that have begun as taken over. */
export async function takeStageOver(tx: Tx, personId: string, stage: CareerStage, today: LocalDate): Promise<void> {
  await tx.updateTable('people_person').set({ career_stage: stage }).where('id', '=', personId).execute()
  await tx
    .updateTable('people_stage')
    .set({ is_taken_over: true })
    .where('person_id', '=', personId)
    .where('since', '<=', today)
    .execute()
}
