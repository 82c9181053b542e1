import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { findOrganization, lockOrganization } from './organization.store.ts'
import { decideEnding, decidePartnership } from './partnership.rules.ts'
import type { PartnershipInput } from './partnership.schema.ts'
import { findPartnership, listPartnerships, saveEnding, savePartnership } from './partnership.store.ts'

/** Begins what the office does together with an organization. Refuses as `decidePartnership` does; returns its id. */
export async function beginPartnership(
  tx: Tx,
  organizationId: string,
  input: PartnershipInput,
): Promise<Decision<string> | Missing> {
  await lockOrganization(tx, organizationId)
  const organization = await findOrganization(tx, organizationId)
  if (!organization) return missing
  const { name, isProvider, retiredAt } = organization
  const known = await listPartnerships(tx, organizationId)
  const decision = decidePartnership({ name, isProvider, isRetired: retiredAt !== null }, input, known)
  if (!decision.ok) return decision
  const id = await savePartnership(tx, organizationId, input)
  await record(tx, { act: 'organization.partner', subject: organizationId, before: null, after: input })
  return allow(id)
}

/** Ends it, with the last day and why; it stays readable. Refuses as `decideEnding` does. */
export async function endPartnership(
  tx: Tx,
  organizationId: string,
  partnershipId: string,
  ending: { until: LocalDate; endedWhy: string },
): Promise<Decision<string> | Missing> {
  const before = await findPartnership(tx, organizationId, partnershipId)
  if (!before) return missing
  const decision = decideEnding(before, ending.until)
  if (!decision.ok) return decision
  await saveEnding(tx, partnershipId, ending.until, ending.endedWhy)
  const after = { until: ending.until }
  await record(tx, { act: 'organization.partner-end', subject: organizationId, before, after, why: ending.endedWhy })
  return allow(partnershipId)
}
