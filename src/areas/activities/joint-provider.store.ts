import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

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
