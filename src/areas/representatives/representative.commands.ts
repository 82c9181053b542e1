import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { findOrganization } from '../organizations/organization.store.ts'
import { findOwnerOfEmail } from '../people/person.store.ts'
import type { RepresentativeInput } from './representative.schema.ts'
import { endRepresentative, findAffiliation, saveRepresentative } from './representative.store.ts'

/**
 * Names whom the office asks at an organization. They belong to it today: refusals `representative/unknown`,
 * `representative/elsewhere`, and `representative/known` for the same twice.
 */
export async function nameRepresentative(
  tx: Tx,
  organizationId: string,
  { email, duty }: RepresentativeInput,
  today: LocalDate,
): Promise<Decision<string> | Missing> {
  const organization = await findOrganization(tx, organizationId)
  if (!organization) return missing
  const no = (code: string, message: string, field = 'email') =>
    refuse({ code: `representative/${code}`, field, message })
  const person = await findOwnerOfEmail(tx, email)
  if (!person) return no('unknown', 'Nobody has this address. Look them up under People, or record them first.')
  const affiliation = await findAffiliation(tx, organizationId, person.id, today)
  const name = `${person.givenName} ${person.familyName}`
  if (!affiliation) {
    const message = `${name} does not belong to ${organization.name}. Say so on their page first, under Belongs to.`
    return no('elsewhere', message)
  }
  const id = await saveRepresentative(tx, affiliation.id, duty)
  if (id === undefined) return no('known', `${name} is asked for this already.`, 'duty')
  const after = { personId: person.id, duty }
  await record(tx, { act: 'organization.representative', subject: organizationId, before: null, after })
  return allow(id)
}

/** Lets somebody be asked no longer, with the reason. `missing` where nobody of this organization is so named. */
export async function releaseRepresentative(
  tx: Tx,
  organizationId: string,
  representativeId: string,
  why: string,
): Promise<Decision<string> | Missing> {
  const before = await endRepresentative(tx, organizationId, representativeId, why)
  if (!before) return missing
  await record(tx, { act: 'organization.representative-end', subject: organizationId, before, after: null, why })
  return allow(representativeId)
}
