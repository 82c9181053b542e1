import type { OrganizationPanel } from '../organizations/organization.slots.ts'
import { listProvidedBy } from './joint-provider.store.ts'
import { ProvidedLeaf } from './joint-provider.view.tsx'

const most = 8

/** On the page of an organization: the activities that it provides together with us. */
export const jointProviderPanel: OrganizationPanel = async (db, { id }) => {
  const { activities, count } = await listProvidedBy(db, id, most)
  return count === 0 ? null : <ProvidedLeaf activities={activities} count={count} />
}
