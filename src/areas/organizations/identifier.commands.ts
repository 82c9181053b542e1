import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { decideNumber } from './identifier.rules.ts'
import type { IdentifierInput } from './identifier.schema.ts'
import { endIdentifier, findByIdentifier, saveIdentifier } from './identifier.store.ts'
import { findOrganization } from './organization.store.ts'

/**
 * Keeps a number an organization is known by. It leads to one organization only: refusal `organization/number-known`; refuses
 * as `decideNumber` does.
 */
export async function recordNumber(
  tx: Tx,
  organizationId: string,
  input: IdentifierInput,
): Promise<Decision<string> | Missing> {
  if (!(await findOrganization(tx, organizationId))) return missing
  const number = decideNumber(input.identifierKind, input.value, input.issuer)
  if (!number.ok) return number
  const id = await saveIdentifier(tx, organizationId, number.value)
  if (id === undefined) {
    const known = await findByIdentifier(tx, number.value)
    const message =
      known?.id === organizationId
        ? 'It is known already.'
        : `It is the number of ${known?.name ?? 'another organization'}. Look whether the office knows one organization twice.`
    return refuse({ code: 'organization/number-known', field: 'value', message })
  }
  await record(tx, { act: 'organization.number', subject: organizationId, before: null, after: number.value })
  return allow(id)
}

/** Lets a number end; it stays readable with the reason. `missing` where it is not this organization's or has ended. */
export async function endNumber(
  tx: Tx,
  organizationId: string,
  identifierId: string,
  why: string,
): Promise<Decision<string> | Missing> {
  const ended = await endIdentifier(tx, organizationId, identifierId, why)
  if (!ended) return missing
  await record(tx, { act: 'organization.number-end', subject: organizationId, before: ended, after: null, why })
  return allow(identifierId)
}
