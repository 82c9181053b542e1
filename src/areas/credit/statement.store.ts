import type { Db, Tx } from '../../platform/database.ts'
import { listJointProviders } from '../activities/activity.store.ts'
import { findProvider } from '../people/organization.store.ts'
import type { Provision } from './statement.schema.ts'

/** Who provides an activity: the accredited school, with whom. The name is empty before the school is recorded. */
export async function findProvision(db: Db | Tx, activityId: string): Promise<Provision> {
  const [provider, partners] = await Promise.all([findProvider(db), listJointProviders(db, activityId)])
  return { provider: provider?.name ?? '', jointProviders: partners.map((partner) => partner.name) }
}
