import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { OrganizationKind } from './organization.schema.ts'
import { saveOrganization } from './organization.store.ts'

/** Records an organization; returns its id. */
export async function recordOrganization(
  tx: Tx,
  organization: {
    name: string
    kind: OrganizationKind
    isProvider: boolean
    city: string | null
    state: string | null
  },
): Promise<string> {
  const id = await saveOrganization(tx, organization)
  await record(tx, { act: 'organization.record', subject: id, before: null, after: organization })
  return id
}
