import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Entry } from './record.schema.ts'

/** What the ledger holds of this person in this activity; undefined before they began. */
export function findRecord(db: Db | Tx, activityId: string, personId: string) {
  return db
    .selectFrom('participation_record')
    .where('activity_id', '=', activityId)
    .where('person_id', '=', personId)
    .select([
      'id',
      'started_at as startedAt',
      'completed_at as completedAt',
      'profession',
      'career_stage as careerStage',
    ])
    .executeTakeFirst()
}

/** What happened under a record, in order. */
export function listEntries(db: Db | Tx, recordId: string) {
  return db
    .selectFrom('participation_entry')
    .where('record_id', '=', recordId)
    .orderBy('at')
    .orderBy('id')
    .select(['kind', 'what', 'minutes', 'points', 'points_possible as possible', 'is_passed as isPassed', 'at'])
    .execute()
}

/** A person's records with their activities, newest first. */
export function listRecordsOf(db: Db | Tx, personId: string) {
  return db
    .selectFrom('participation_record as r')
    .innerJoin('activities_activity as a', 'a.id', 'r.activity_id')
    .where('r.person_id', '=', personId)
    .orderBy('r.started_at', 'desc')
    .select([
      'r.activity_id as activityId',
      'a.title',
      'a.expires_on as expiresOn',
      'r.started_at as startedAt',
      'r.completed_at as completedAt',
    ])
    .execute()
}

/** Learners of an activity by profession: how many began and how many completed. */
export function countParticipants(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('participation_record')
    .where('activity_id', '=', activityId)
    .groupBy('profession')
    .orderBy('profession')
    .select((eb) => [
      'profession',
      eb.fn.countAll<number>().as('started'),
      eb.fn.count<number>('completed_at').as('completed'),
    ])
    .execute()
}

/** Learners who completed or verifiably did part of each of these activities, physicians apart from all others. */
export async function countForReport(db: Db, activityIds: readonly string[]) {
  if (activityIds.length === 0) return []
  return db
    .selectFrom('participation_record')
    .where('activity_id', 'in', [...activityIds])
    .where(
      sql<boolean>`completed_at is not null or exists (
      select from participation_entry e where e.record_id = participation_record.id and e.kind in ('read', 'tested'))`,
    )
    .groupBy('activity_id')
    .select([
      'activity_id as activityId',
      sql<number>`count(*) filter (where profession = 'physician')`.as('physicians'),
      sql<number>`count(*) filter (where profession <> 'physician')`.as('others'),
    ])
    .execute()
}

/** Learners who completed something in a period, by a column of their record as it was then. */
export function countLearners(db: Db, period: { from: LocalDate; to: LocalDate }, timeZone: string) {
  return db
    .selectFrom('participation_record as r')
    .innerJoin('people_person as p', 'p.id', 'r.person_id')
    .where(sql<boolean>`(r.completed_at at time zone ${timeZone})::date between ${period.from} and ${period.to}`)
    .select([
      sql<number>`count(distinct r.person_id)`.as('learners'),
      sql<number>`count(*)`.as('completions'),
      sql<number>`count(distinct r.profession)`.as('professions'),
      sql<number>`count(distinct p.state)`.as('states'),
      sql<number>`count(distinct p.country)`.as('countries'),
      sql<number>`count(distinct r.person_id) filter (where exists (
        select from people_affiliation a join people_organization o on o.id = a.organization_id
        where a.person_id = r.person_id and o.is_provider and a.relation in ('faculty', 'graduate', 'student', 'trainee')))`.as(
        'ofTheSchool',
      ),
    ])
    .executeTakeFirstOrThrow()
}

/** Opens the record of a person in an activity, as who they are today; the one that is there stays. Returns its id and whether it is new. */
export async function openRecord(
  tx: Tx,
  record: { activityId: string; personId: string; profession: string; careerStage: string },
): Promise<{ id: string; isNew: boolean }> {
  const made = await tx
    .insertInto('participation_record')
    .values({
      id: newId(),
      activity_id: record.activityId,
      person_id: record.personId,
      profession: record.profession,
      career_stage: record.careerStage,
      started_at: tx.at,
    })
    .onConflict((oc) => oc.columns(['activity_id', 'person_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return { id: made.id, isNew: true }
  const there = await findRecord(tx, record.activityId, record.personId)
  return { id: there!.id, isNew: false }
}

/** Writes what happened under a record. */
export async function saveEntry(tx: Tx, recordId: string, entry: Entry): Promise<void> {
  await tx
    .insertInto('participation_entry')
    .values({
      id: newId(),
      record_id: recordId,
      kind: entry.kind,
      what: entry.what,
      minutes: entry.minutes ?? null,
      points: entry.points ?? null,
      points_possible: entry.possible ?? null,
      is_passed: entry.isPassed ?? null,
      at: tx.at,
    })
    .execute()
}

/** Marks a record as completed; false when it was before. */
export async function completeRecord(tx: Tx, recordId: string): Promise<boolean> {
  const result = await tx
    .updateTable('participation_record')
    .set({ completed_at: tx.at })
    .where('id', '=', recordId)
    .where('completed_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
