import type { OrganizationPanel } from '../organizations/organization.slots.ts'
import { listMerges } from './merge.store.ts'
import { MergedLeaf } from './merge.view.tsx'
import { listOrganizationSuspects } from './organization-twin.store.ts'

/** On the page of an organization, for who may change it: which may be the same, and what went into this record. */
export const organizationTwinPanel: OrganizationPanel = async (db, { id }, { stamp, timeZone, may }) => {
  if (!may('people.record')) return null
  const [suspects, merges] = await Promise.all([listOrganizationSuspects(db, id), listMerges(db, 'organization', id)])
  return (
    <MergedLeaf
      merges={merges}
      suspects={suspects.map((one) => ({
        id: one.id,
        name: one.name,
        says: [one.place, one.because].filter(Boolean).join(' · '),
      }))}
      href={`/organizations/${id}`}
      stamp={stamp}
      timeZone={timeZone}
    />
  )
}
