import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { type AccountOwner, withOwner } from './account.page.tsx'
import { readGrant } from './role-line.rules.ts'
import { endRoleByHand, giveRoleByHand } from './role.commands.ts'
import { roleInput } from './role.schema.ts'
import { listRoleGrants } from './role.store.ts'
import { RolesPage, type RolesPageProps } from './role.view.tsx'

/** Who may do what, given and ended by an administrator. */
export const roleRoutes: Route[] = [
  {
    method: 'GET',
    path: '/people/:personId/roles',
    may: 'role.give',
    handle: (visit) => withOwner(visit, (person) => showRoles(visit, person)),
  },
  {
    method: 'POST',
    path: '/people/:personId/roles',
    may: 'role.give',
    handle: (visit) =>
      withOwner(visit, async (person) => {
        const typed = { role: one(visit.form, 'role'), why: one(visit.form, 'why') }
        const read = readForm(roleInput, visit.form)
        if (!read.ok) return showRoles(visit, person, { gift: { typed, errors: read.errors } })
        const decision = await visit.write((tx) => giveRoleByHand(tx, person.id, read.data))
        if (decision === missing) return missing
        if (!decision.ok) return showRoles(visit, person, { gift: { typed, errors: errorsOf(decision.refusal) } })
        return seeOther(`/people/${person.id}#roles`)
      }),
  },
  {
    method: 'POST',
    path: '/people/:personId/roles/:grantId/removal',
    may: 'role.give',
    handle: (visit) =>
      withOwner(visit, async (person) => {
        const grantId = visit.params.grantId!
        const why = one(visit.form, 'why')
        if (!isId(grantId)) return missing
        const decision = await visit.write((tx) => endRoleByHand(tx, person.id, grantId, why))
        if (decision === missing) return missing
        if (!decision.ok) return showRoles(visit, person, { end: { grantId, why, message: decision.refusal.message } })
        return seeOther(`/people/${person.id}#roles`)
      }),
  },
]

type Refused = Pick<RolesPageProps, 'gift' | 'end'>

async function showRoles(visit: Visit, person: AccountOwner, refused: Refused = {}) {
  const grants = await listRoleGrants(visit.db, person.id)
  const name = `${person.givenName} ${person.familyName}`
  const roles = grants.map((grant) => readGrant(grant, visit.office.settings.timeZone))
  const body = <RolesPage personId={person.id} name={name} stamp={visit.stamp()} roles={roles} {...refused} />
  const status = (refused.gift ?? refused.end) ? 422 : 200
  return showPage({ face: 'office', title: `Roles of ${name}`, current: '/people', status, body })
}
