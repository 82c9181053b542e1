import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { registerRoutes } from '../../lists/routes.ts'
import type { Errors } from '../../ui/errors.ts'
import { findOrganization } from '../organizations/organization.store.ts'
import { memberRegister } from './member.register.tsx'
import { nameRepresentative, releaseRepresentative } from './representative.commands.ts'
import { representativeEnding, representativeInput } from './representative.schema.ts'
import { ReleasePage, RepresentativePage } from './representative.view.tsx'

/** Who belongs to an organization, and whom the office asks there. */
export const representativeRoutes: Route[] = [
  ...registerRoutes(memberRegister),
  {
    method: 'POST',
    path: '/organizations/:organizationId/representatives',
    may: 'people.record',
    handle: (visit) =>
      withName(visit, async (id, name) => {
        const again = (errors: Errors) => {
          const typed = { email: one(visit.form, 'email'), duty: one(visit.form, 'duty') }
          const base = `/organizations/${id}`
          const body = <RepresentativePage {...{ name, base, typed, errors }} stamp={visit.stamp()} />
          return show(`Whom we ask at ${name}`, body, errors)
        }
        const read = readForm(representativeInput, visit.form)
        if (!read.ok) return again(read.errors)
        const decision = await visit.write((tx) => nameRepresentative(tx, id, read.data, visit.office.today()))
        if (decision === missing) return missing
        return decision.ok ? seeOther(`/organizations/${id}#people`) : again(errorsOf(decision.refusal))
      }),
  },
  {
    method: 'POST',
    path: '/organizations/:organizationId/representatives/:representativeId/end',
    may: 'people.record',
    handle: (visit) =>
      withName(visit, async (id, name) => {
        const representativeId = visit.params.representativeId!
        if (!isId(representativeId)) return missing
        const read = readForm(representativeEnding, visit.form)
        if (!read.ok) {
          const [base, errors] = [`/organizations/${id}`, read.errors]
          const action = `${base}/representatives/${representativeId}/end`
          return show(
            'Asked no longer',
            <ReleasePage {...{ name, action, base, errors }} stamp={visit.stamp()} />,
            errors,
          )
        }
        const decision = await visit.write((tx) => releaseRepresentative(tx, id, representativeId, read.data.why))
        return decision === missing ? missing : seeOther(`/organizations/${id}#people`)
      }),
  },
]

async function withName(visit: Visit, answer: (id: string, name: string) => Answer | Promise<Answer>): Promise<Answer> {
  const id = visit.params.organizationId!
  const organization = isId(id) ? await findOrganization(visit.db, id) : undefined
  return organization ? answer(id, organization.name) : missing
}

function show(title: string, body: preact.JSX.Element, errors: Errors): Answer {
  return showPage({ face: 'office', title, current: '/organizations', status: statusOf(errors), body })
}
