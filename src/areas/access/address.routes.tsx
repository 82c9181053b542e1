import { missing } from '../../kernel/decision.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { one, readForm } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { type AccountOwner, withOwner } from './account.page.tsx'
import { askForAddress, confirmAddress, moveAddress } from './address.commands.ts'
import { decideAddressChange } from './address.rules.ts'
import { addressInput } from './address.schema.ts'
import { findAddressLink } from './address.store.ts'
import { AddressPage, MoveAddressPage, OwnAddressPage } from './address.view.tsx'
import { withFresh } from './account.page.tsx'
import { countRolesEver } from './role.store.ts'

/** Where a person's mail goes, and with it who can sign in as them: changed by the office, or by themselves with a link. */
export const addressRoutes: Route[] = [
  {
    method: 'GET',
    path: '/people/:personId/address',
    may: 'people.record',
    handle: (visit) => withOwner(visit, (person) => showMove(visit, person, person.email)),
  },
  {
    method: 'POST',
    path: '/people/:personId/address',
    may: 'people.record',
    handle: (visit) =>
      withOwner(visit, async (person) => {
        const [read, typed] = [readForm(addressInput, visit.form), one(visit.form, 'email')]
        if (!read.ok) return showMove(visit, person, typed, read.errors.email)
        const decision = await visit.write((tx) => moveAddress(tx, person.id, read.data.email))
        if (decision === missing) return missing
        return decision.ok ? seeOther(`/people/${person.id}`) : showMove(visit, person, typed, decision.refusal.message)
      }),
  },
  {
    method: 'GET',
    path: '/my/address',
    may: 'signed in',
    handle: (visit) => withFresh(visit, () => showOwn(visit, '')),
  },
  {
    method: 'POST',
    path: '/my/address',
    may: 'signed in',
    handle: (visit) =>
      withFresh(visit, async () => {
        const [read, typed] = [readForm(addressInput, visit.form), one(visit.form, 'email')]
        if (!read.ok) return showOwn(visit, typed, read.errors.email)
        const wanted = { email: read.data.email, address: visit.office.address() }
        const decision = await visit.write((tx) => askForAddress(tx, visitorOf(visit).id, wanted))
        if (decision === missing) return missing
        return decision.ok ? seeOther('/my/profile#sign-in') : showOwn(visit, typed, decision.refusal.message)
      }),
  },
  {
    method: 'GET',
    path: '/link/address/:token',
    may: 'signed in',
    perMinute: 30,
    handle: (visit) => showAddress(visit),
  },
  {
    method: 'POST',
    path: '/link/address/:token',
    may: 'signed in',
    perMinute: 10,
    handle: async (visit) => {
      const decision = await visit.write((tx) => confirmAddress(tx, visitorOf(visit).id, visit.params.token!))
      if (decision === missing) return missing
      return decision.ok ? seeOther('/my/profile?saved=1') : showAddress(visit, decision.refusal.message)
    },
  },
]

async function showAddress(visit: Visit, said?: string) {
  const token = visit.params.token!
  const { id, email } = visitorOf(visit)
  const link = await findAddressLink(visit.db, token, id, visit.office.now())
  if (!link) return missing
  const body = (
    <AddressPage stamp={visit.stamp()} token={token} addresses={{ from: email, to: link.email }} said={said} />
  )
  return showPage({ face: 'task', title: 'Your new address', status: said ? 422 : 200, quiet: true, body })
}

function showOwn(visit: Visit, typed: string, error?: string) {
  const body = <OwnAddressPage stamp={visit.stamp()} known={visitorOf(visit).email} typed={typed} error={error} />
  return showPage({ face: 'learner', title: 'Your address', status: error ? 422 : 200, body })
}

async function showMove(visit: Visit, person: AccountOwner, typed: string, error?: string) {
  const { id, roles } = visitorOf(visit)
  const name = `${person.givenName} ${person.familyName}`
  const hasHadRole = (await countRolesEver(visit.db, person.id)) > 0
  const change = { name, isOwn: id === person.id, byAdministrator: roles.includes('administrator'), hasHadRole }
  const decision = decideAddressChange(change)
  const fixed = decision.ok ? null : decision.refusal.message
  const body = (
    <MoveAddressPage name={name} personId={person.id} stamp={visit.stamp()} typed={typed} error={error} fixed={fixed} />
  )
  return showPage({
    face: 'office',
    title: `Address of ${name}`,
    current: '/people',
    status: error ? 422 : 200,
    body,
  })
}
