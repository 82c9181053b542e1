import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { Standing } from './organization.schema.ts'

/** What an organization is to be a part of, with everything above that. */
export type Above = { id: string; name: string; isRetired: boolean; chain: readonly { id: string; name: string }[] }

/**
 * May this organization be a part of the other? Refuses itself and whatever is a part of it (`organization/circle`), and one
 * that was retired (`organization/retired`).
 *
 * @param organizationId null for one that is not recorded yet
 * @source office.organizations.tree
 */
export function decideParent(organizationId: string | null, parent: Above): Decision<string> {
  const no = (code: string, message: string) =>
    refuse({ code: `organization/${code}`, source: 'office.organizations.tree', field: 'parent', message })
  if (parent.id === organizationId)
    return no('circle', 'This is the organization itself. Choose what it is a part of, or leave it empty.')
  const at = parent.chain.findIndex(({ id }) => id === organizationId)
  if (at >= 0) {
    const way = [parent.name, ...parent.chain.slice(0, at + 1).map(({ name }) => name)].join(', which is part of ')
    return no('circle', `That would be a circle: ${way}. Take ${parent.name} out of it first, or choose another.`)
  }
  if (parent.isRetired)
    return no('retired', `${parent.name} was retired. Choose another, or take it up again on its page first.`)
  return allow(parent.id)
}

/**
 * May it be retired? Not the accredited school itself (`organization/provider`), not what is retired already
 * (`organization/retired`), not while something of it is open (`organization/open`); where people still belong to it, only
 * when somebody says so (`organization/people`).
 *
 * @param standing what stands on it, in sentences
 * @source office.organizations.retirement
 */
export function decideRetirement(
  organization: { name: string; isProvider: boolean; isRetired: boolean },
  standing: readonly Standing[],
  isSure: boolean,
): Decision<void> {
  const no = (code: string, message: string, field = 'why') =>
    refuse({ code: `organization/${code}`, source: 'office.organizations.retirement', field, message })
  if (organization.isProvider) return no('provider', 'This is the school whose office this is. It cannot be retired.')
  if (organization.isRetired) return no('retired', `${organization.name} was retired already.`)
  const open = standing.filter(({ forbids }) => forbids)
  if (open.length > 0) return no('open', open.map(({ says }) => says).join(' '))
  if (standing.length > 0 && !isSure)
    return no(
      'people',
      `${standing.map(({ says }) => says).join(' ')} Tick the box to retire it nevertheless.`,
      'isSure',
    )
  return allow(undefined)
}
