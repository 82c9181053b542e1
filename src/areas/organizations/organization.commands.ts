import { type LocalDate, dayOf } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { decideParent, decideRetirement } from './organization.rules.ts'
import type { OrganizationChange, OrganizationInput, OrganizationKind, Standing } from './organization.schema.ts'
import type { OrganizationGate } from './organization.slots.ts'
import {
  type KeptOrganization,
  changeFacts,
  findOrganization,
  findOrganizationByName,
  listAbove,
  listParts,
  lockOrganization,
  lockTree,
  saveFormerName,
  saveOrganization,
  saveRetirement,
} from './organization.store.ts'
import { listPartnerships } from './partnership.store.ts'

/** Records an organization of which only this is known; returns its id. The office's own forms go through `openOrganization`. */
export async function recordOrganization(
  tx: Tx,
  organization: {
    name: string
    kind: OrganizationKind
    isProvider: boolean
    city: string | null
    state: string | null
  },
): Promise<string> {
  const { isProvider, ...known } = organization
  const nothing = { parentId: null, street: null, postalCode: null, country: 'USA', web: null }
  const id = await saveOrganization(tx, { ...nothing, ...known }, isProvider)
  await record(tx, { act: 'organization.record', subject: id, before: null, after: organization })
  return id
}

/**
 * Records an organization with what it is a part of; returns its id. Refusals: `organization/known` for a name in use,
 * `organization/no-parent` where nothing is called so, and those of `decideParent`.
 */
export async function openOrganization(tx: Tx, input: OrganizationInput): Promise<Decision<string>> {
  await lockTree(tx)
  const free = await decideName(tx, input.name, null)
  if (!free.ok) return free
  const parent = await findParent(tx, null, input.parent)
  if (!parent.ok) return parent
  const facts = factsOf(input, parent.value)
  const id = await saveOrganization(tx, facts, false)
  await record(tx, { act: 'organization.record', subject: id, before: null, after: facts })
  return allow(id)
}

/**
 * Changes what is known of an organization. Another name is a new one, and the earlier stays as a former name by which it is
 * found, or only the mending of a wrong one. Refuses as `openOrganization` does.
 */
export async function describeOrganization(
  tx: Tx,
  organizationId: string,
  input: OrganizationChange,
): Promise<Decision<string> | Missing> {
  await lockTree(tx)
  await lockOrganization(tx, organizationId)
  const before = await findOrganization(tx, organizationId)
  if (!before) return missing
  const free = await decideName(tx, input.name, organizationId)
  if (!free.ok) return free
  const parent =
    input.parent?.toLowerCase() === before.parent?.toLowerCase()
      ? allow(before.parentId)
      : await findParent(tx, organizationId, input.parent)
  if (!parent.ok) return parent
  const facts = factsOf(input, parent.value)
  await changeFacts(tx, organizationId, facts)
  if (input.name !== before.name && input.named === 'renamed')
    await keepFormerName(tx, organizationId, { name: before.name, until: dayOf(tx.at, 'UTC') })
  await record(tx, { act: 'organization.correct', subject: organizationId, before, after: facts })
  return allow(organizationId)
}

/** Keeps a name an organization had, so that it is found by it; returns the name's id. */
export async function keepFormerName(
  tx: Tx,
  organizationId: string,
  former: { name: string; until: LocalDate | null },
): Promise<string> {
  const id = await saveFormerName(tx, organizationId, former)
  await record(tx, { act: 'organization.rename', subject: organizationId, before: former, after: null })
  return id
}

/** What stands on an organization that is about to be retired: parts, what the office does with it, what areas above know. */
export async function listStanding(
  tx: Tx,
  organizationId: string,
  today: LocalDate,
  gates: readonly OrganizationGate[],
): Promise<Standing[]> {
  const parts = (await listParts(tx, organizationId)).filter(({ isRetired }) => !isRetired)
  const open = (await listPartnerships(tx, organizationId)).filter(({ until }) => until === null)
  const above: Standing[] = []
  for (const gate of gates) above.push(...(await gate(tx, organizationId, today)))
  const named = parts.slice(0, 3).map(({ name }) => name)
  const more = parts.length > 3 ? ` and ${parts.length - 3} more` : ''
  return [
    ...(parts.length > 0
      ? [
          {
            forbids: true,
            says: `It has parts: ${named.join(', ')}${more}. Retire them first, or make them parts of another.`,
          },
        ]
      : []),
    ...(open.length > 0
      ? [{ forbids: true, says: `It is still a ${open.map(({ kind }) => kind).join(', ')}. Say first until when.` }]
      : []),
    ...above,
  ]
}

/**
 * Retires an organization: it is no longer offered, and everything that stands on it stays. Refuses as `decideRetirement` does.
 *
 * @param gates what areas above know to stand on it
 * @source office.organizations.retirement
 */
export async function retireOrganization(
  tx: Tx,
  organizationId: string,
  asked: { why: string; isSure: boolean; today: LocalDate },
  gates: readonly OrganizationGate[],
): Promise<Decision<string> | Missing> {
  await lockTree(tx)
  await lockOrganization(tx, organizationId)
  const organization = await findOrganization(tx, organizationId)
  if (!organization) return missing
  const standing = await listStanding(tx, organizationId, asked.today, gates)
  const { name, isProvider, retiredAt } = organization
  const decision = decideRetirement({ name, isProvider, isRetired: retiredAt !== null }, standing, asked.isSure)
  if (!decision.ok) return decision
  await saveRetirement(tx, organizationId, asked.why)
  const after = { standing: standing.map(({ says }) => says) }
  await record(tx, { act: 'organization.retire', subject: organizationId, before: null, after, why: asked.why })
  return allow(organizationId)
}

/** Takes a retired organization up again. Refusal `organization/open` where it is not retired or its own whole is. */
export async function takeUpOrganization(tx: Tx, organizationId: string): Promise<Decision<string> | Missing> {
  await lockTree(tx)
  await lockOrganization(tx, organizationId)
  const organization = await findOrganization(tx, organizationId)
  if (!organization) return missing
  const { parentId, retiredAt, retiredWhy } = organization
  const parent = parentId === null ? undefined : await findOrganization(tx, parentId)
  if (retiredAt === null) return refuse({ code: 'organization/open', message: 'It is not retired.' })
  if (parent && parent.retiredAt !== null) {
    const message = `${parent.name}, of which it is a part, was retired. Take that up first, or make it a part of another.`
    return refuse({ code: 'organization/open', message })
  }
  await saveRetirement(tx, organizationId, null)
  await record(tx, { act: 'organization.take-up', subject: organizationId, before: retiredWhy, after: null })
  return allow(organizationId)
}

async function decideName(tx: Tx, name: string, organizationId: string | null): Promise<Decision<void>> {
  const known = await findOrganizationByName(tx, name)
  if (!known || known.id === organizationId) return allow(undefined)
  const message = `The office knows ${known.name} already. Use its record, or enter a name that tells the two apart.`
  return refuse({ code: 'organization/known', field: 'name', message })
}

async function findParent(
  tx: Tx,
  organizationId: string | null,
  name: string | null,
): Promise<Decision<string | null>> {
  if (name === null) return allow(null)
  const found = await findOrganizationByName(tx, name)
  const parent = found && (await findOrganization(tx, found.id))
  if (!parent) {
    const message = 'The office knows no organization of this name. Choose one from the list, or record it first.'
    return refuse({ code: 'organization/no-parent', field: 'parent', message })
  }
  const chain = await listAbove(tx, parent.id)
  return decideParent(organizationId, { ...parent, isRetired: parent.retiredAt !== null, chain })
}

function factsOf(input: OrganizationInput, parentId: string | null): KeptOrganization {
  const { name, kind, street, city, state, postalCode, country, web } = input
  return { name, kind, parentId, street, city, state, postalCode, country, web }
}
