import type { Role } from '../../kernel/actor.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'

/**
 * May this role be given by hand? With a reason (refusal `role/no-reason`), and to who does not hold it (`role/held`).
 *
 * @param gift.held roles the person was given by hand and holds now; one that came with an activity does not count, for it
 * ends with it
 * @source office.people.role
 */
export function decideRoleGift(gift: { name: string; role: Role; why: string; held: readonly Role[] }): Decision<Role> {
  if (gift.held.includes(gift.role)) {
    const message = `${gift.name} is ${gift.role} already. Choose another role.`
    return refuse({ code: 'role/held', source: 'office.people.role', field: 'role', message })
  }
  if (gift.why.trim() === '') return withoutReason('Say why this role is given')
  return allow(gift.role)
}

/**
 * May this role end? With a reason (refusal `role/no-reason`), and never the last administrator's (`role/last-administrator`):
 * nobody could give a role any more.
 *
 * @param end.others how many other people are administrators
 * @source office.people.role
 */
export function decideRoleEnd(end: { name: string; role: Role; why: string; others: number }): Decision<Role> {
  if (end.role === 'administrator' && end.others === 0) {
    const message = `${end.name} is the only administrator. Give someone else the role first.`
    return refuse({ code: 'role/last-administrator', source: 'office.people.role', field: 'why', message })
  }
  if (end.why.trim() === '') return withoutReason('Say why this role ends')
  return allow(end.role)
}

/**
 * May an administrator be named from outside, where the program runs? The first one. With others there (refusal
 * `role/administrator-there`) they give the role themselves; a reason overrules, for when nobody can sign in as any of them.
 *
 * @param administrators names of those there are
 * @source office.people.role
 */
export function decideAdministrator(administrators: readonly string[], why: string): Decision<string> {
  if (administrators.length === 0) return allow(why.trim() || 'First administrator of the office')
  if (why.trim() !== '') return allow(why.trim())
  const names = administrators.join(' and ')
  const message = `${names} can give roles under People already. If nobody can sign in as one of them, say why another is needed: --why "…"`
  return refuse({ code: 'role/administrator-there', source: 'office.people.role', message })
}

function withoutReason(message: string): Decision<never> {
  return refuse({ code: 'role/no-reason', source: 'office.people.role', field: 'why', message })
}
