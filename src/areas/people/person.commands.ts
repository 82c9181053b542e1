import { dayOf } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { saveStage } from './fact.store.ts'
import { decideNpi } from './identifier.rules.ts'
import { emptyPersonRow } from './person-empty.store.ts'
import type { AffiliationInput, LicenseInput, PersonFacts, PersonInput } from './person.schema.ts'
import {
  changeAddress,
  changePerson,
  findOtherWithNpi,
  findOwnerOfEmail,
  findPerson,
  lockPerson,
  saveAffiliation,
  saveLicense,
  savePerson,
} from './person.store.ts'

/**
 * Records a person; returns their id. An e-mail address and an NPI belong to one person only: refusals `person/known`,
 * `person/npi-known`, and `person/wrong-npi` where it is none.
 */
export async function recordPerson(tx: Tx, person: PersonInput): Promise<Decision<string>> {
  const known = await findOwnerOfEmail(tx, person.email)
  if (known) {
    const message = `${person.email} already belongs to ${known.givenName} ${known.familyName}. Use their record, or another address.`
    return refuse({ code: 'person/known', field: 'email', message })
  }
  const npi = await decideOwnNpi(tx, person.npi, null)
  if (!npi.ok) return npi
  const id = await savePerson(tx, person)
  await record(tx, { act: 'person.record', subject: id, before: null, after: person })
  return allow(id)
}

/** Corrects what is known of a person, all but their address; what stood before stays in the audit. */
export async function correctPerson(tx: Tx, personId: string, facts: PersonFacts): Promise<Decision<string> | Missing> {
  await lockPerson(tx, personId)
  const before = await findPerson(tx, personId)
  if (!before) return missing
  const npi = facts.npi === before.npi ? allow(undefined) : await decideOwnNpi(tx, facts.npi, personId)
  if (!npi.ok) return npi
  await changePerson(tx, personId, facts)
  if (facts.careerStage !== before.careerStage)
    await saveStage(tx, personId, { stage: facts.careerStage, since: dayOf(tx.at, 'UTC'), isTakenOver: true })
  await record(tx, { act: 'person.correct', subject: personId, before, after: facts })
  return allow(personId)
}

/** An NPI is made as NPIs are, and belongs to one person: refusals of `decideNpi` and `person/npi-known`. */
async function decideOwnNpi(tx: Tx, npi: string | null, personId: string | null): Promise<Decision<void>> {
  const made = decideNpi(npi)
  const other = made.ok && npi !== null ? await findOtherWithNpi(tx, npi, personId) : undefined
  if (!other) return made
  const message = 'This NPI is in the record of someone else. Look whether the office knows one person twice.'
  return refuse({ code: 'person/npi-known', field: 'npi', message })
}

/** Lets one act at a time change what is known of this person, their address and roles with it; until the act ends. */
export function holdPerson(tx: Tx, personId: string): Promise<void> {
  return lockPerson(tx, personId)
}

/** An address belongs to one person only: refusal `person/known`. */
export async function decideFree(tx: Tx, email: string, personId: string | null): Promise<Decision<void>> {
  const known = await findOwnerOfEmail(tx, email)
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

/**
 * Empties a person's record of what need not stay; whether it may be, and whether their name stays, is decided above. The audit says that it
 * was done and not what stood there.
 */
export async function emptyPerson(tx: Tx, personId: string, keepsName: boolean): Promise<void> {
  await lockPerson(tx, personId)
  await emptyPersonRow(tx, personId, keepsName)
  await record(tx, { act: 'person.empty', subject: personId, before: null, after: { keepsName } })
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
