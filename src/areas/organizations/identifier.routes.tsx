import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { seeOther } from '../../http/answer.ts'
import { errorsOf, readForm } from '../../http/form.ts'
import type { Route } from '../../http/route.ts'
import { endNumber, recordNumber } from './identifier.commands.ts'
import { endingInput, identifierInput } from './identifier.schema.ts'
import { type OrganizationSlots, showOrganization, typedIn, withOrganization } from './organization.page.tsx'

/** The numbers of an organization: added, ended. */
export const identifierRoutes = (slots: OrganizationSlots): Route[] => [
  {
    method: 'POST',
    path: '/organizations/:organizationId/identifiers',
    may: 'people.record',
    handle: (visit) =>
      withOrganization(visit, async (one) => {
        const again = { form: 'identifier', typed: typedIn(visit.form) }
        const read = readForm(identifierInput, visit.form)
        if (!read.ok) return showOrganization(visit, one, slots, { ...again, errors: read.errors })
        const decision = await visit.write((tx) => recordNumber(tx, one.id, read.data))
        if (decision === missing) return missing
        return decision.ok
          ? seeOther(`/organizations/${one.id}#identifiers`)
          : showOrganization(visit, one, slots, { ...again, errors: errorsOf(decision.refusal) })
      }),
  },
  {
    method: 'POST',
    path: '/organizations/:organizationId/identifiers/:identifierId/end',
    may: 'people.record',
    handle: (visit) =>
      withOrganization(visit, async (one) => {
        const id = visit.params.identifierId!
        if (!isId(id)) return missing
        const read = readForm(endingInput, visit.form)
        if (!read.ok)
          return showOrganization(visit, one, slots, { form: id, typed: typedIn(visit.form), errors: read.errors })
        const decision = await visit.write((tx) => endNumber(tx, one.id, id, read.data.why))
        return decision === missing ? missing : seeOther(`/organizations/${one.id}#identifiers`)
      }),
  },
]
