import { addTo, dayOf, startOfDay } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { type AccountOwner, withOwner } from './account.page.tsx'
import { readGrant } from './role-line.rules.ts'
import { endRoleByHand, extendRole, giveRoleByHand } from './role.commands.ts'
import { listEndingRoles } from './role-end.store.ts'
import { extensionInput, roleInput } from './role.schema.ts'
import type { ScopeFinders } from './role.slots.ts'
import { listRoleGrants } from './role.store.ts'
import { EndingPage, RolesPage, type RolesPageProps } from './role.view.tsx'

const giftFields = ['role', 'scope', 'endsOn', 'why'] as const

/** Who may do what, given, extended and ended by an administrator. */
export const roleRoutes = (finders: ScopeFinders): Route[] => [giftRoute(finders), ...heldRoutes]

const heldRoutes: Route[] = [
  {
    method: 'GET',
    path: '/people/roles/ending',
    may: 'role.give',
    handle: showEnding,
  },
  {
    method: 'GET',
    path: '/people/:personId/roles',
    may: 'role.give',
    handle: (visit) => withOwner(visit, (person) => showRoles(visit, person)),
  },
  {
    method: 'POST',
    path: '/people/:personId/roles/:grantId/extension',
    may: 'role.give',
    handle: (visit) =>
      withOwner(visit, async (person) => {
        const grantId = visit.params.grantId!
        if (!isId(grantId)) return missing
        const refused = (errors: Record<string, string>) =>
          showRoles(visit, person, { extension: { grantId, typed: typedIn(visit), errors } })
        const read = readForm(extensionInput, visit.form)
        if (!read.ok) return refused(read.errors)
        const asked = { ...read.data, ...deskOf(visit) }
        const decision = await visit.write((tx) => extendRole(tx, person.id, grantId, asked))
        if (decision === missing) return missing
        return decision.ok ? seeOther(`/people/${person.id}#roles`) : refused(errorsOf(decision.refusal))
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

function giftRoute(finders: ScopeFinders): Route {
  return {
    method: 'POST',
    path: '/people/:personId/roles',
    may: 'role.give',
    handle: (visit) =>
      withOwner(visit, async (person) => {
        const typed = typedIn(visit)
        const read = readForm(roleInput, visit.form)
        if (!read.ok) return showRoles(visit, person, { gift: { typed, errors: read.errors } })
        const desk = { finders, ...deskOf(visit) }
        const decision = await visit.write((tx) => giveRoleByHand(tx, person.id, read.data, desk))
        if (decision === missing) return missing
        if (!decision.ok) return showRoles(visit, person, { gift: { typed, errors: errorsOf(decision.refusal) } })
        return seeOther(`/people/${person.id}#roles`)
      }),
  }
}

/** Which day it is at the office, and where days begin. */
const deskOf = ({ office }: Visit) => ({ today: office.today(), timeZone: office.settings.timeZone })

const typedIn = ({ form }: Visit) => Object.fromEntries(giftFields.map((name) => [name, one(form, name)]))

const mostShown = 200

async function showEnding(visit: Visit) {
  const { today, timeZone } = deskOf(visit)
  const before = startOfDay(addTo(today, { years: 100 }), timeZone)
  const ending = await listEndingRoles(visit.db, before, mostShown)
  const roles = ending.map((role) => ({ ...role, endsOn: dayOf(role.endsAt, timeZone) }))
  const body = <EndingPage roles={roles.filter(({ endsOn }) => endsOn > today)} />
  return showPage({ face: 'office', title: 'Roles that end', current: '/people', body })
}

type Refused = Pick<RolesPageProps, 'gift' | 'extension' | 'end'>

async function showRoles(visit: Visit, person: AccountOwner, refused: Refused = {}) {
  const grants = await listRoleGrants(visit.db, person.id)
  const name = `${person.givenName} ${person.familyName}`
  const roles = grants.map((grant) => readGrant(grant, visit.office.settings.timeZone, visit.office.now()))
  const body = <RolesPage personId={person.id} name={name} stamp={visit.stamp()} roles={roles} {...refused} />
  const status = (refused.gift ?? refused.extension ?? refused.end) ? 422 : 200
  return showPage({ face: 'office', title: `Roles of ${name}`, current: '/people', status, body })
}
