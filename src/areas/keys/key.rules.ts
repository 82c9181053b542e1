import type { Role } from '../../kernel/actor.ts'
import { type LocalDate, addTo } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { KeyInput, KeyState } from './key.schema.ts'

/** A key lives no longer; then the office looks at it again and makes another. */
const mostYears = 1

/**
 * Which of these roles may this person hand to a key? An administrator, who gives roles to people, may hand on any; everyone
 * else only what they hold themselves. A key acts with what is left of its roles whenever its owner's change.
 *
 * @source office.key.roles
 */
export function listRolesInForce<R extends Role>(keyRoles: readonly R[], ownerRoles: readonly Role[]): R[] {
  if (ownerRoles.includes('administrator')) return [...keyRoles]
  return keyRoles.filter((role) => ownerRoles.includes(role))
}

/**
 * May this key be made? It acts with no role its maker may not give (refusal `key/more-than-yours`), and ends within a year,
 * after today (refusals `key/ends-before-it-begins`, `key/too-long`).
 *
 * @source office.key.roles
 * @source office.key.lifetime
 */
export function decideKey(key: KeyInput, maker: { roles: readonly Role[]; today: LocalDate }): Decision<KeyInput> {
  const given = listRolesInForce(key.roles, maker.roles)
  const beyond = key.roles.filter((role) => !given.includes(role))
  if (beyond.length > 0) {
    const message = `You are not ${beyond.join(' and not ')}, so a key of yours cannot be either. Leave it out`
    return refuse({ code: 'key/more-than-yours', source: 'office.key.roles', field: 'roles', message })
  }
  const ends = (code: string, message: string) =>
    refuse({ code, source: 'office.key.lifetime', field: 'expiresOn', message })
  if (key.expiresOn <= maker.today) return ends('key/ends-before-it-begins', 'Enter a day after today')
  const last = addTo(maker.today, { years: mostYears })
  if (key.expiresOn > last) return ends('key/too-long', `A key ends within a year: enter ${last} or an earlier day`)
  return allow(key)
}

/**
 * May this key be revoked? One that is in force, or that would be once its owner holds a role again.
 * Refusal `key/ended`.
 *
 * @source office.key.revocation
 */
export function decideRevocation(state: KeyState): Decision<'revoked'> {
  if (state !== 'revoked' && state !== 'expired') return allow('revoked')
  const message = `This key is ${state} and opens nothing any more`
  return refuse({ code: 'key/ended', source: 'office.key.revocation', message })
}

/** In which state is a key at this moment? */
export function stateOf(
  key: { roles: readonly Role[]; expiresAt: Date; revokedAt: Date | null; ownerRoles: readonly Role[] },
  at: Date,
): KeyState {
  if (key.revokedAt !== null) return 'revoked'
  if (key.expiresAt <= at) return 'expired'
  return listRolesInForce(key.roles, key.ownerRoles).length === 0 ? 'without a role' : 'in force'
}
