import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { seeOther } from '../../http/answer.ts'
import { errorsOf, one, readForm } from '../../http/form.ts'
import type { Route } from '../../http/route.ts'
import { showPerson, withPerson } from './person.page.tsx'
import { endRoleByHand, giveRoleByHand } from './role.commands.ts'
import { roleInput } from './role.schema.ts'

/** Who may do what, given and ended by an administrator on the person's own page. */
export const roleRoutes: Route[] = [
  {
    method: 'POST',
    path: '/people/:personId/roles',
    may: 'role.give',
    handle: (visit) =>
      withPerson(visit, async (person) => {
        const typed = { role: one(visit.form, 'role'), why: one(visit.form, 'why') }
        const read = readForm(roleInput, visit.form)
        if (!read.ok) return showPerson(visit, person, { gift: { typed, errors: read.errors } })
        const decision = await visit.write((tx) => giveRoleByHand(tx, person.id, read.data))
        if (decision === missing) return missing
        if (!decision.ok) return showPerson(visit, person, { gift: { typed, errors: errorsOf(decision.refusal) } })
        return seeOther(`/people/${person.id}#roles`)
      }),
  },
  {
    method: 'POST',
    path: '/people/:personId/roles/:grantId/removal',
    may: 'role.give',
    handle: (visit) =>
      withPerson(visit, async (person) => {
        const grantId = visit.params.grantId!
        const why = one(visit.form, 'why')
        if (!isId(grantId)) return missing
        const decision = await visit.write((tx) => endRoleByHand(tx, person.id, grantId, why))
        if (decision === missing) return missing
        if (!decision.ok) return showPerson(visit, person, { end: { grantId, why, message: decision.refusal.message } })
        return seeOther(`/people/${person.id}#roles`)
      }),
  },
]
