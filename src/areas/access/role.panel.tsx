import type { PersonPanel } from '../people/person.slots.ts'
import { readGrant } from './role-line.rules.ts'
import { listRoleGrants } from './role.store.ts'
import { RolesLeaf } from './role.view.tsx'

/** On the page of a person: what they may do here, and what they once could. */
export const rolePanel: PersonPanel = async (db, personId, { timeZone, now, may }) => {
  const grants = await listRoleGrants(db, personId)
  const roles = grants.map((grant) => readGrant(grant, timeZone, now))
  return <RolesLeaf personId={personId} roles={roles} mayGive={may('role.give')} />
}
