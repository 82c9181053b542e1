import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { type Mitigation, type MitigationMethod, type RoleHeld, type Side } from './mitigation.schema.ts'
import { mitigationMethodIds, mitigationMethods, planningRoles } from './mitigation.schema.ts'

/** On which side a role stands: those who plan, or faculty and all others. @source accme.si.3.4 */
export function sideOf(role: string): Side {
  return planningRoles.some((planning) => planning === role) ? 'planner' : 'faculty'
}

/** The ways open to a side, for the form. @source accme.si.3.4 */
export function listMethods(side: Side): MitigationMethod[] {
  return mitigationMethodIds.filter((id) => isFor(id, side))
}

function isFor(method: MitigationMethod, side: Side): boolean {
  return mitigationMethods[method].sides.some((one) => one === side)
}

/**
 * Does this mitigate a relevant relationship for this role? By a way of its side, by someone free to do it, and complete
 * before the role begins.
 *
 * @returns the mitigation, or refusal `mitigation/not-for-role`, `mitigation/not-described`, `mitigation/own-work`,
 *   `mitigation/reviewer-has-ties`, `mitigation/too-late`
 * @source accme.si.3.4
 */
export function decideMitigation(mitigation: Mitigation, role: RoleHeld): Decision<Mitigation> {
  const source = 'accme.si.3.4'
  const { method, description, completedAt } = mitigation
  if (!isFor(method, role.side)) {
    const ways = listMethods(role.side).map((id) => mitigationMethods[id].label.toLowerCase())
    const who = role.side === 'planner' ? 'people who plan' : 'faculty'
    const message = `This way is not open to ${who}. Choose one of: ${ways.join('; ')}`
    return refuse({ code: 'mitigation/not-for-role', source, field: 'method', message })
  }
  if (method === 'other' && description.trim() === '') {
    const message = 'Describe what was done, so that someone else can judge it'
    return refuse({ code: 'mitigation/not-described', source, field: 'description', message })
  }
  const reviewer = decideReviewer(mitigation, role)
  if (!reviewer.ok) return reviewer
  if (completedAt < role.startsAt) return allow(mitigation)
  const message = `Mitigation must be complete before ${role.person} begins. Move the role to later, or find someone else`
  return refuse({ code: 'mitigation/too-late', source, message })
}

/** Who reviews has no relevant relationship, and is not the person reviewed. @source accme.si.3.4 */
function decideReviewer({ method, by, byHasTies }: Mitigation, { person }: RoleHeld): Decision<string> {
  const source = 'accme.si.3.4'
  if (method !== 'planning reviewed' && method !== 'content reviewed') return allow(by)
  if (by.trim() === '' || by === person) {
    const message = `Name someone other than ${person} who reviewed it`
    return refuse({ code: 'mitigation/own-work', source, field: 'by', message })
  }
  if (byHasTies === false) return allow(by)
  const message = `Choose a reviewer without relevant relationships; of ${by} this is not on record`
  return refuse({ code: 'mitigation/reviewer-has-ties', source, field: 'by', message })
}
