import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

/** The newest activities that an organization provides together with us, and how many there are in all. */
export async function listProvidedBy(db: Db, organizationId: string, limit: number) {
  const rows = await db
    .selectFrom('activities_joint_provider as j')
    .innerJoin('activities_activity as a', 'a.id', 'j.activity_id')
    .where('j.organization_id', '=', organizationId)
    .orderBy('a.number', 'desc')
    .limit(limit)
    .select(['a.id', 'a.number', 'a.title', sql<number>`count(*) over ()`.as('count')])
    .execute()
  return {
    activities: rows.map(({ id, number, title }) => ({ id, number, title })),
    count: Number(rows[0]?.count ?? 0),
  }
}

/**
 * Organizations offered to provide an activity together with us: those that do already, and those with which the office does
 * something today and that were not retired. So many partners at most, by name; any other is chosen by its name.
 */
export async function listOfferedProviders(
  db: Db,
  activityId: string,
  limit: number,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with chosen as (select organization_id as id from activities_joint_provider where activity_id = ${activityId}),
    partner as (
      select o.id from organizations_organization o
      where not o.is_provider and o.retired_at is null and o.id not in (select id from chosen)
        and exists (select from organizations_partnership p where p.organization_id = o.id and p.until is null)
      order by o.name limit ${sql.lit(limit)})
    select o.id, o.name from organizations_organization o
    where o.id in (select id from chosen union all select id from partner) order by o.name`.execute(db)
  return rows
}

/** Which of these may provide an activity together with us: not the office itself, and none retired unless it does already. */
export async function listPossibleProviders(
  tx: Tx,
  activityId: string,
  organizationIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select o.id from organizations_organization o
    where o.id = any(${[...organizationIds]}::uuid[]) and not o.is_provider
      and (o.retired_at is null or exists (select from activities_joint_provider j
        where j.activity_id = ${activityId} and j.organization_id = o.id))`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
