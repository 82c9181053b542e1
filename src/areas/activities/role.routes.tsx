import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { seeOther } from '../../http/answer.ts'
import { one, readForm } from '../../http/form.ts'
import type { Route } from '../../http/route.ts'
import { findPersonByEmail } from '../people/person.store.ts'
import { roleInput } from './activity.schema.ts'
import { type PlanSlots, showPlan, withPlan } from './plan.page.tsx'
import { nameRole, releaseRole } from './role.commands.ts'

/** Who directs, plans and teaches, named and released on the plan's own page. */
export function roleRoutes(slots: PlanSlots): Route[] {
  return [
    {
      method: 'POST',
      path: '/office/activities/:activityId/people',
      may: 'activity.plan',
      handle: (visit) =>
        withPlan(visit, async (activity) => {
          const { form } = visit
          const typed = { email: one(form, 'email').trim(), role: one(form, 'role'), startsOn: one(form, 'startsOn') }
          const person = typed.email === '' ? undefined : await findPersonByEmail(visit.db, typed.email)
          const read = readForm(roleInput, { ...typed, personId: person?.id ?? '' })
          if (!person || !read.ok) {
            const unknown =
              typed.email === ''
                ? 'Enter the e-mail address of a person'
                : `Nobody here has the address ${typed.email}. Record the person under People first.`
            const errors = { ...(read.ok ? {} : read.errors), ...(person ? {} : { email: unknown }) }
            delete (errors as Record<string, string>).personId
            return showPlan(visit, activity, slots, { role: { typed, errors } })
          }
          const decision = await visit.write((tx) => nameRole(tx, activity.id, read.data))
          if (decision === missing) return missing
          if (!decision.ok) {
            const { field, message } = decision.refusal
            const errors = { [field === 'personId' ? 'email' : (field ?? '')]: message }
            return showPlan(visit, activity, slots, { role: { typed, errors } })
          }
          return seeOther(`/office/activities/${activity.id}#people`)
        }),
    },
    {
      method: 'POST',
      path: '/office/activities/:activityId/people/:roleId/removal',
      may: 'activity.plan',
      handle: (visit) =>
        withPlan(visit, async (activity) => {
          const roleId = visit.params.roleId!
          if (!isId(roleId)) return missing
          const decision = await visit.write((tx) => releaseRole(tx, activity.id, roleId, one(visit.form, 'why')))
          if (decision === missing) return missing
          if (!decision.ok) return showPlan(visit, activity, slots, { said: decision.refusal.message })
          return seeOther(`/office/activities/${activity.id}#people`)
        }),
    },
  ]
}
