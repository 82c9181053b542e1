import type { Role } from '../../kernel/actor.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { findPerson } from '../people/person.store.ts'
import { endRoleOfActivity, giveRoleOfActivity, holdRoles } from '../access/role.commands.ts'
import type { ActivityRole } from './activity.schema.ts'
import { holdActivity } from './activity.commands.ts'
import { countParts, endActivityRole, findRole, saveActivityRole } from './role.store.ts'

/** The role in the office that comes with a role in an activity. */
const officeRoles: Record<ActivityRole, Role> = {
  'activity director': 'course director',
  planner: 'planner',
  faculty: 'faculty',
}

/**
 * Names someone director, planner or faculty of an activity. Who controls content is asked for financial relationships
 * by the area above, which hears of it.
 *
 * @returns the role's id, or refusal `role/held`
 * @source accme.si.3.1
 */
export async function nameRole(
  tx: Tx,
  activityId: string,
  named: { personId: string; role: ActivityRole; startsOn: LocalDate },
): Promise<Decision<string> | Missing> {
  const [activity, person] = [await holdActivity(tx, activityId), await findPerson(tx, named.personId)]
  if (!activity || !person) return missing
  if (activity.state === 'closed' || activity.state === 'archived') {
    return refuse({
      code: 'role/activity-over',
      message: `This activity is ${activity.state}; nobody can be named any more.`,
    })
  }
  await holdRoles(tx, named.personId)
  const id = await saveActivityRole(tx, { activityId, ...named })
  if (!id) {
    const message = `${person.givenName} ${person.familyName} is ${named.role} already. Choose another person or role.`
    return refuse({ code: 'role/held', field: 'personId', message })
  }
  const why = `${named.role} of activity ${activity.number}`
  await giveRoleOfActivity(tx, named.personId, { role: officeRoles[named.role], activity, why })
  await record(tx, { act: 'activity.name-role', subject: activityId, before: null, after: { id, ...named } })
  await announce(tx, { kind: 'activity.role-named', subject: activityId, body: { activityId, roleId: id, ...named } })
  return allow(id)
}

/**
 * Ends someone's role in an activity, with the reason; the row stays. The role in the office that came with it ends too. Refusal
 * `role/no-reason`.
 */
export async function releaseRole(
  tx: Tx,
  activityId: string,
  roleId: string,
  why: string,
): Promise<Decision<string> | Missing> {
  const role = await findRole(tx, activityId, roleId)
  if (!role) return missing
  if (why.trim() === '') return refuse({ code: 'role/no-reason', field: 'why', message: 'Say why the role ends' })
  await holdRoles(tx, role.personId)
  if (!(await endActivityRole(tx, roleId, why.trim()))) return missing
  await record(tx, { act: 'activity.end-role', subject: activityId, before: role, after: null, why })
  await announce(tx, {
    kind: 'activity.role-ended',
    subject: activityId,
    body: { activityId, roleId, personId: role.personId },
  })
  const isLast = (await countParts(tx, role.personId, role.role)) === 0
  const ended = {
    role: officeRoles[role.role],
    activityId,
    isLast,
    why: `The part in the activity ended: ${why.trim()}`,
  }
  await endRoleOfActivity(tx, role.personId, ended)
  return allow(roleId)
}
