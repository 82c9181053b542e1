import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Place } from '../../kernel/place.ts'
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

/** The last day on which a person took part in anything, by the ledger; null where they never did. */
export async function findLastPart(db: Db | Tx, personId: string): Promise<LocalDate | null> {
  const row = await db
    .selectFrom('participation_record')
    .where('person_id', '=', personId)
    .select(sql<LocalDate | null>`max(coalesce(completed_at, started_at))::date`.as('day'))
    .executeTakeFirst()
  return row?.day ?? null
}

/** Records of the ledger, the newest first; `after` is the instant and id of the last one shown. */
export function listRecords(db: Db, filter: { activityId?: string; personId?: string; after?: Place }, limit: number) {
  let query = db
    .selectFrom('participation_record')
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .select([
      'id',
      'activity_id as activityId',
      'person_id as personId',
      'profession',
      'career_stage as careerStage',
      'started_at as startedAt',
      'completed_at as completedAt',
    ])
  if (filter.activityId) query = query.where('activity_id', '=', filter.activityId)
  if (filter.personId) query = query.where('person_id', '=', filter.personId)
  if (filter.after) query = query.where(sql<boolean>`(started_at, id) < (${filter.after.at}, ${filter.after.id}::uuid)`)
  return query.execute()
}

/**
 * What a person took part in and when they completed it, the newest first; so many at most. `afterId`: the record after which the list goes
 * on, null for its beginning.
 */
export function listTaken(db: Db, personId: string, { afterId, limit }: { afterId: string | null; limit: number }) {
  let query = db
    .selectFrom('participation_record as r')
    .innerJoin('activities_activity as a', 'a.id', 'r.activity_id')
    .where('r.person_id', '=', personId)
    .orderBy('r.started_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .select(['r.id', 'a.id as activityId', 'a.number', 'a.title', 'a.format'])
    .select(['r.started_at as startedAt', 'r.completed_at as completedAt'])
  if (afterId !== null)
    query = query.where(
      sql<boolean>`(r.started_at, r.id) < (select started_at, id from participation_record where id = ${afterId})`,
    )
  return query.execute()
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

/** Learners who completed or verifiably did part of each of these activities, physicians apart from all others. */
export async function countForReport(db: Db, activityIds: readonly string[]) {
  if (activityIds.length === 0) return []
  return db
    .selectFrom('participation_record')
    .where(sql<boolean>`activity_id = any(${[...activityIds]}::uuid[])`)
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
      subject_id: entry.subjectId ?? null,
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
