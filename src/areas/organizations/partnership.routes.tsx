import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { seeOther } from '../../http/answer.ts'
import { errorsOf, readForm } from '../../http/form.ts'
import type { Route } from '../../http/route.ts'
import { type OrganizationSlots, showOrganization, typedIn, withOrganization } from './organization.page.tsx'
import { beginPartnership, endPartnership } from './partnership.commands.ts'
import { partnershipEnding, partnershipInput } from './partnership.schema.ts'

/** What the office does together with an organization: begun, ended. */
export const partnershipRoutes = (slots: OrganizationSlots): Route[] => [
  {
    method: 'POST',
    path: '/organizations/:organizationId/partnerships',
    may: 'people.record',
    handle: (visit) =>
      withOrganization(visit, async (one) => {
        const again = { form: 'partnership', typed: typedIn(visit.form) }
        const read = readForm(partnershipInput, visit.form)
        if (!read.ok) return showOrganization(visit, one, slots, { ...again, errors: read.errors })
        const decision = await visit.write((tx) => beginPartnership(tx, one.id, read.data))
        if (decision === missing) return missing
        return decision.ok
          ? seeOther(`/organizations/${one.id}#partnerships`)
          : showOrganization(visit, one, slots, { ...again, errors: errorsOf(decision.refusal) })
      }),
  },
  {
    method: 'POST',
    path: '/organizations/:organizationId/partnerships/:partnershipId/end',
    may: 'people.record',
    handle: (visit) =>
      withOrganization(visit, async (one) => {
        const id = visit.params.partnershipId!
        if (!isId(id)) return missing
        const again = { form: id, typed: typedIn(visit.form) }
        const read = readForm(partnershipEnding, visit.form)
        if (!read.ok) return showOrganization(visit, one, slots, { ...again, errors: read.errors })
        const decision = await visit.write((tx) => endPartnership(tx, one.id, id, read.data))
        if (decision === missing) return missing
        return decision.ok
          ? seeOther(`/organizations/${one.id}#partnerships`)
          : showOrganization(visit, one, slots, { ...again, errors: errorsOf(decision.refusal) })
      }),
  },
]
