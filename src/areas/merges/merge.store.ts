import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { suspectsOf } from './duplicate.store.ts'
import { type Merge, type MergeKind, type MergeLine, type Suspect, tablesOf } from './merge.schema.ts'

/** The name a record goes by, and whether it is the school itself; undefined when there is none. */
export async function findMergeable(db: Db | Tx, kind: MergeKind, id: string) {
  if (kind === 'organization')
    return db
      .selectFrom('organizations_organization')
      .where('id', '=', id)
      .select(['name', 'is_provider as isProvider', sql<string | null>`null`.as('email')])
      .executeTakeFirst()
  return db
    .selectFrom('people_person')
    .where('id', '=', id)
    .select([
      sql<string>`given_name || ' ' || family_name`.as('name'),
      sql<boolean>`false`.as('isProvider'),
      sql<string | null>`email`.as('email'),
    ])
    .executeTakeFirst()
}

/** Has one of these people had a role in the office, now or once? */
export async function hasHadRole(db: Db | Tx, personIds: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('access_role_grant')
    .where('person_id', 'in', personIds)
    .where('role', '<>', 'learner')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Lets one act at a time change these two records, taken in one order, so that two merges never wait for each other. */
export async function lockBoth(tx: Tx, { kind, keptId, goneId }: Omit<Merge, 'why'>): Promise<void> {
  const ids = [keptId, goneId].toSorted()
  await sql`select id from ${sql.table(tablesOf[kind])} where id = any(${ids}::uuid[]) order by id for update`.execute(
    tx,
  )
}

/** Keeps that two records became one. */
export async function saveMerge(tx: Tx, id: string, merge: Merge & { goneName: string }): Promise<void> {
  await tx
    .insertInto('merges_merge')
    .values({
      id,
      kind: merge.kind,
      kept_id: merge.keptId,
      gone_id: merge.goneId,
      gone_name: merge.goneName,
      why: merge.why,
      merged_at: tx.at,
      merged_by: tx.actor.personId,
    })
    .execute()
}

/** One merge, and whether it was undone; undefined when there is none. */
export function findMerge(db: Db | Tx, mergeId: string) {
  return db
    .selectFrom('merges_merge')
    .where('id', '=', mergeId)
    .select(['id', 'kind', 'kept_id as keptId', 'gone_id as goneId', 'gone_name as goneName', 'undone_at as undoneAt'])
    .executeTakeFirst()
}

/** Was one of these records part of a later merge that stands? */
export async function hasLaterMerge(
  db: Db | Tx,
  merge: { id: string; keptId: string; goneId: string },
): Promise<boolean> {
  const ids = [merge.keptId, merge.goneId]
  const row = await db
    .selectFrom('merges_merge')
    .where('id', '>', merge.id)
    .where('undone_at', 'is', null)
    .where((eb) => eb.or([eb('kept_id', 'in', ids), eb('gone_id', 'in', ids)]))
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The address a record had that went into another, as it was set aside. */
export async function findGoneEmail(db: Db | Tx, mergeId: string): Promise<string | null> {
  const row = await db
    .selectFrom('platform_moved_row')
    .where('move_id', '=', mergeId)
    .where('table_name', '=', 'people_person')
    .where('act', '=', 'set aside')
    .select(sql<string>`content->>'email'`.as('email'))
    .executeTakeFirst()
  return row?.email ?? null
}

/** Keeps that a merge was undone, and why. */
export async function saveUndo(tx: Tx, mergeId: string, why: string): Promise<void> {
  await tx
    .updateTable('merges_merge')
    .set({ undone_at: tx.at, undone_by: tx.actor.personId, undone_why: why })
    .where('id', '=', mergeId)
    .execute()
}

/** Merges that stand and went into this record, newest first. */
export function listMerges(db: Db, kind: MergeKind, keptId: string): Promise<MergeLine[]> {
  return selectMerges(db, kind, keptId).execute()
}

/** What of a person's record may be of two or was of two: who looks the same, and what went into it. */
export async function findTwins(db: Db, personId: string): Promise<{ suspects: Suspect[]; merges: MergeLine[] }> {
  const { rows } = await sql<{ suspects: Suspect[]; merges: (Omit<MergeLine, 'at'> & { at: string })[] }>`
    select (select coalesce(jsonb_agg(s), '[]') from (${suspectsOf(personId)}) s) as suspects,
      (select coalesce(jsonb_agg(m), '[]') from ${selectMerges(db, 'person', personId)} m) as merges`.execute(db)
  const { suspects, merges } = rows[0]!
  return { suspects, merges: merges.map((merge) => ({ ...merge, at: new Date(merge.at) })) }
}

function selectMerges(db: Db, kind: MergeKind, keptId: string) {
  return db
    .selectFrom('merges_merge as m')
    .leftJoin('people_person as p', 'p.id', 'm.merged_by')
    .where('m.kind', '=', kind)
    .where('m.kept_id', '=', keptId)
    .where('m.undone_at', 'is', null)
    .orderBy('m.merged_at', 'desc')
    .select([
      'm.id',
      'm.kind',
      'm.kept_id as keptId',
      'm.gone_id as goneId',
      'm.gone_name as goneName',
      'm.why',
      'm.merged_at as at',
      sql<string | null>`p.given_name || ' ' || p.family_name`.as('by'),
    ])
}
