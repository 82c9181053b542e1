import type { OrganizationGate } from '../organizations/organization.slots.ts'
import { countMembers } from './member.store.ts'

/** People who still belong to an organization that is about to be retired are named first. @source office.organizations.retirement */
export const memberGate: OrganizationGate = async (db, organizationId, today) => {
  const count = await countMembers(db, organizationId, today)
  if (count === 0) return []
  const says =
    count === 1 ? '1 person still belongs to it.' : `${count.toLocaleString('en-US')} people still belong to it.`
  return [{ says, forbids: false }]
}
