import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { saveOrganization } from './organization.store.ts'
import type { AffiliationInput, LicenseInput, OrganizationKind, PersonFacts, PersonInput } from './person.schema.ts'
import {
  changeAddress,
  changePerson,
  findPerson,
  findPersonByEmail,
  lockPerson,
  saveAffiliation,
  saveLicense,
  savePerson,
} from './person.store.ts'

/** Records a person. An e-mail address belongs to one person only: refusal `person/known`. Returns the person's id. */
export async function recordPerson(tx: Tx, person: PersonInput): Promise<Decision<string>> {
  const known = await findPersonByEmail(tx, person.email)
  if (known) {
    const message = `${person.email} already belongs to ${known.givenName} ${known.familyName}. Use their record, or another address.`
    return refuse({ code: 'person/known', field: 'email', message })
  }
  const id = await savePerson(tx, person)
  await record(tx, { act: 'person.record', subject: id, before: null, after: person })
  return allow(id)
}

/** Corrects what is known of a person, all but their address; what stood before stays in the audit. */
export async function correctPerson(tx: Tx, personId: string, facts: PersonFacts): Promise<Decision<string> | Missing> {
  await lockPerson(tx, personId)
  const before = await findPerson(tx, personId)
  if (!before) return missing
  await changePerson(tx, personId, facts)
  await record(tx, { act: 'person.correct', subject: personId, before, after: facts })
  return allow(personId)
}

/** Lets one act at a time change what is known of this person, their address and roles with it; until the act ends. */
export function holdPerson(tx: Tx, personId: string): Promise<void> {
  return lockPerson(tx, personId)
}

/** An address belongs to one person only: refusal `person/known`. */
export async function decideFree(tx: Tx, email: string, personId: string): Promise<Decision<void>> {
  const known = await findPersonByEmail(tx, email)
  if (!known || known.id === personId) return allow(undefined)
  const message = `${email} already belongs to someone else. Enter another address.`
  return refuse({ code: 'person/known', field: 'email', message })
}

/** Puts this address in the place of the person's. Whether it may be theirs, and who is told, is decided above. */
export async function keepAddress(tx: Tx, personId: string, email: string): Promise<void> {
  const before = await findPerson(tx, personId)
  await changeAddress(tx, personId, email)
  await record(tx, { act: 'address.change', subject: personId, before: before?.email ?? null, after: email })
}

/** Keeps a license as the person's primary one. */
export async function recordLicense(tx: Tx, personId: string, license: LicenseInput): Promise<void> {
  await saveLicense(tx, personId, license)
  await record(tx, { act: 'license.record', subject: personId, before: null, after: license })
}

/** Keeps where a person belongs. */
export async function recordAffiliation(tx: Tx, personId: string, affiliation: AffiliationInput): Promise<void> {
  await saveAffiliation(tx, personId, affiliation)
  await record(tx, { act: 'affiliation.record', subject: personId, before: null, after: affiliation })
}

/** Records an organization; returns its id. */
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
  const id = await saveOrganization(tx, organization)
  await record(tx, { act: 'organization.record', subject: id, before: null, after: organization })
  return id
}
