import { addTo, dayOf, startOfDay } from '../../kernel/dates.ts'
import { foldDuties } from '../people/duty.rules.ts'
import type { Duty } from '../people/person.slots.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { isEndNear } from './role.rules.ts'
import { showRole } from './role.schema.ts'
import { listEndingRoles } from './role-end.store.ts'

/** The policy lets nobody set more days of notice. */
const mostDays = 90
const mostRoles = 200

/** Roles that end soon wait for an administrator, who extends them or lets them end. */
export const roleDuty: Duty = async (db, { may }, { today, timeZone }) => {
  if (!may('role.give')) return []
  const before = startOfDay(addTo(today, { days: mostDays + 1 }), timeZone)
  const ending = await listEndingRoles(db, before, mostRoles)
  if (ending.length === 0) return []
  const notice = await findPolicy(db, 'access.roleNoticeDays', today)
  const lines = ending
    .map((role) => ({ ...role, endsOn: dayOf(role.endsAt, timeZone) }))
    .filter(({ endsOn }) => isEndNear(endsOn, today, notice))
    .map((role) => ({
      id: `role-${role.id}`,
      title: `${role.name} will no longer be ${showRole(role)}`,
      why: 'From that day on the role opens nothing. Extend it with the reason, or let it end.',
      href: `/people/${role.personId}/roles`,
      act: 'Extend or leave it',
      dueOn: role.endsOn,
    }))
  return foldDuties(lines, (count) => ({
    id: 'roles-ending',
    title: `${count} roles end soon`,
    why: 'From their days on they open nothing. Extend them with the reason, or let them end.',
    href: '/people/roles/ending',
    act: 'Look through them',
  }))
}
