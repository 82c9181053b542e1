import type { OrganizationPanel } from '../organizations/organization.slots.ts'
import { countMembers, countRelations } from './member.store.ts'
import { listRepresentatives } from './representative.store.ts'
import { PeopleLeaf } from './representative.view.tsx'

/** On the page of an organization: whom the office asks there, and who belongs to it. */
export const memberPanel: OrganizationPanel = async (db, { id }, { today, stamp, may }) => {
  const [count, relations, representatives] = await Promise.all([
    countMembers(db, id, today),
    countRelations(db, id, today),
    listRepresentatives(db, id, today),
  ])
  return (
    <PeopleLeaf
      base={`/organizations/${id}`}
      {...{ count, relations, representatives, stamp }}
      mayRecord={may('people.record')}
    />
  )
}
