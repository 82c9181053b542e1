import { type Decision, allow, refuse } from '../../kernel/decision.ts'

/** Whoever changes how they come in has signed in within so many minutes. */
export const freshMinutes = 15

/** Did this session begin so lately that its owner surely still sits there? @source office.access.fresh */
export function isFresh(signedInAt: Date, now: Date): boolean {
  return now.getTime() - signedInAt.getTime() <= freshMinutes * 60_000
}

/**
 * May this account be shut? With a reason (`account/no-reason`), nobody's own (`account/own`); that of someone with a role by an
 * administrator only (`account/role`), and never the last administrator's (`account/last-administrator`).
 *
 * @source office.access.shut
 */
export function decideShut(facts: {
  name: string
  why: string
  isOwn: boolean
  hasRole: boolean
  byAdministrator: boolean
  isLastAdministrator: boolean
}): Decision<string> {
  const no = (code: string, message: string) =>
    refuse({ code: `account/${code}`, source: 'office.access.shut', field: 'why', message })
  if (facts.isOwn) return no('own', 'This is your own account. A colleague shuts it.')
  if (facts.isLastAdministrator)
    return no('last-administrator', `${facts.name} is the only administrator. Give someone else the role first.`)
  if (facts.hasRole && !facts.byAdministrator)
    return no('role', `${facts.name} has a role here. An administrator shuts the account.`)
  return facts.why.trim() === '' ? no('no-reason', 'Say why; it is kept.') : allow(facts.why.trim())
}
