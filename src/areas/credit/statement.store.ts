import { sql } from 'kysely'
import { quarters } from '../../kernel/quarters.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { listJointProviders } from '../activities/activity.store.ts'
import { findProvider } from '../organizations/organization.store.ts'
import { formatIdOf } from './designation.schema.ts'
import type { Provision } from './statement.schema.ts'

/** Who provides an activity: the accredited school, with whom. The name is empty before the school is recorded. */
export async function findProvision(db: Db | Tx, activityId: string): Promise<Provision> {
  const [provider, partners] = await Promise.all([findProvider(db), listJointProviders(db, activityId)])
  return { provider: provider?.name ?? '', jointProviders: partners.map((partner) => partner.name) }
}

/**
 * What statements say of an activity and what its credit hangs on, in one query: who provides it, its minutes and days, and
 * what is designated (null before that). Undefined when there is no such activity.
 */
export async function findStated(db: Db | Tx, activityId: string) {
  const row = await db
    .selectFrom('activities_activity as a')
    .leftJoin('credit_designation as d', (join) =>
      join.onRef('d.activity_id', '=', 'a.id').on('d.withdrawn_at', 'is', null),
    )
    .leftJoin('people_person as p', 'p.id', 'd.by_id')
    .where('a.id', '=', activityId)
    .select([
      'a.title',
      'a.format',
      'a.minutes',
      'a.releases_on as releasesOn',
      'd.quarters',
      'd.at',
      sql<string | null>`p.given_name || ' ' || p.family_name`.as('by'),
      'a.state',
      sql<string | null>`(select o.name from organizations_organization o where o.is_provider limit 1)`.as('provider'),
      sql<string[]>`array(select o.name from activities_joint_provider j join organizations_organization o
        on o.id = j.organization_id where j.activity_id = a.id order by o.name)`.as('jointProviders'),
    ])
    .executeTakeFirst()
  if (!row) return undefined
  const { provider, jointProviders, at, by, ...rest } = row
  const provision: Provision = { provider: provider ?? '', jointProviders }
  const designated =
    row.quarters === null ? null : { quarters: quarters(row.quarters), at: at!, by: by ?? 'the office' }
  return { ...rest, format: formatIdOf(row.format), provision, designated }
}
