import type { Actor, Role } from '../../kernel/actor.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { decideFree, holdPerson, leaveAddress } from './address.commands.ts'
import { decideAddressChange, isSameAddress } from './address.rules.ts'
import { saveOrganization } from './organization.store.ts'
import type { AffiliationInput, LicenseInput, OrganizationKind, PersonInput } from './person.schema.ts'
import {
  changePerson,
  findPerson,
  findPersonByEmail,
  saveAffiliation,
  saveLicense,
  savePerson,
} from './person.store.ts'
import { countRolesEver, listRoles, saveRole } from './role.store.ts'

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

/**
 * Corrects what is known of a person; what stood before stays in the audit. With another address the earlier one is told and
 * what went there ends. Refuses as `decideAddressChange` does, and `person/known` where someone else has the address.
 */
export async function correctPerson(
  tx: Tx,
  personId: string,
  person: PersonInput,
): Promise<Decision<string> | Missing> {
  await holdPerson(tx, personId)
  const before = await findPerson(tx, personId)
  if (!before) return missing
  const isMoved = !isSameAddress(before.email, person.email)
  if (isMoved) {
    const hasHadRole = (await countRolesEver(tx, personId)) > 0
    const name = `${before.givenName} ${before.familyName}`
    const decision = decideAddressChange({ name, hasHadRole, ...standingOf(tx.actor, personId) })
    if (!decision.ok) return decision
    const free = await decideFree(tx, person.email, personId)
    if (!free.ok) return free
  }
  await changePerson(tx, personId, person)
  if (isMoved) await leaveAddress(tx, before)
  await record(tx, { act: 'person.correct', subject: personId, before, after: person })
  return allow(personId)
}

/** How the actor stands to this person: is it they, and may they do what administrators may? The office's own work may. */
function standingOf(actor: Actor, personId: string): { isOwn: boolean; byAdministrator: boolean } {
  const isOfficeItself = actor.via === 'timed work' || actor.via === 'command line'
  const byAdministrator = isOfficeItself || actor.roles.includes('administrator')
  return { isOwn: actor.personId === personId, byAdministrator }
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

/** Gives a person a role, once: who holds it already keeps it and nothing is written. */
export async function giveRole(tx: Tx, personId: string, role: Role, why: string): Promise<void> {
  const held = await listRoles(tx, personId)
  if (held.some((grant) => grant.role === role)) return
  const id = await saveRole(tx, personId, role, why)
  await record(tx, { act: 'role.give', subject: personId, before: null, after: { id, role }, why })
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
