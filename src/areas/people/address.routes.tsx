import { missing } from '../../kernel/decision.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { confirmAddress } from './address.commands.ts'
import { findAddressLink } from './address.store.ts'
import { AddressPage } from './address.view.tsx'

/** The link that was mailed to a new address, opened by whoever asked for it. */
export const addressRoutes: Route[] = [
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
