import type { PersonPanel } from '../people/person.slots.ts'
import { AccountLeaf } from './account.view.tsx'
import { readGrant } from './role-line.rules.ts'
import { findStanding } from './role.store.ts'
import { RolesLeaf } from './role.view.tsx'

/** On the page of a person: what they may do here and once could; for who may change them, whether their account is open. */
export const rolePanel: PersonPanel = async (db, personId, { timeZone, now, may }) => {
  const { grants, shut } = await findStanding(db, personId)
  const roles = grants.map((grant) => readGrant(grant, timeZone, now))
  return (
    <>
      <RolesLeaf personId={personId} roles={roles} mayGive={may('role.give')} />
      {may('people.record') ? <AccountLeaf personId={personId} shut={shut} timeZone={timeZone} /> : null}
    </>
  )
}
