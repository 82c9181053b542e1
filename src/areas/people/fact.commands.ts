import type { z } from 'zod'
import { type LocalDate, showDay } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type {
  FactKind,
  affiliationFact,
  contactFact,
  identifierFact,
  qualificationFact,
  stageFact,
} from './fact.schema.ts'
import {
  findStage,
  removeFactRow,
  saveContact,
  saveFactEnd,
  saveQualification,
  saveStage,
  takeStageOver,
} from './fact.store.ts'
import { decideIdentifier } from './identifier.rules.ts'
import { listPeopleByIdentifier, saveIdentifier } from './identifier.store.ts'
import { findOrganizationByName } from '../organizations/organization.store.ts'
import { decideFree, recordAffiliation } from './person.commands.ts'

/** Keeps an identifier of a person. It leads to one person only: refusal `identifier/known`; refuses as `decideIdentifier` does. */
export async function recordIdentifier(
  tx: Tx,
  personId: string,
  identifier: z.output<typeof identifierFact>,
): Promise<Decision<string>> {
  const value = decideIdentifier(identifier.kind, identifier.value)
  if (!value.ok) return value
  const kept = { kind: identifier.kind, value: value.value }
  const [known] = await listPeopleByIdentifier(tx, [kept])
  if (known) {
    const message =
      known.personId === personId
        ? 'It is known already.'
        : 'It is in the record of someone else. Look whether the office knows one person twice.'
    return refuse({ code: 'identifier/known', field: 'value', message })
  }
  const id = await saveIdentifier(tx, personId, kept)
  await record(tx, { act: 'identifier.record', subject: personId, before: null, after: kept })
  return allow(id)
}

/** Keeps a further address or telephone. An e-mail address belongs to one person only: refusal `person/known`. */
export async function recordContact(
  tx: Tx,
  personId: string,
  contact: z.output<typeof contactFact>,
): Promise<Decision<string>> {
  const isMail = contact.kind === 'e-mail'
  if (isMail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.value))
    return refuse({
      code: 'contact/wrong',
      field: 'value',
      message: 'Enter an e-mail address, such as name@example.edu',
    })
  const value = isMail ? contact.value.toLowerCase() : contact.value
  const free = isMail ? await decideFree(tx, value, null) : allow(undefined)
  if (!free.ok) return refuse({ ...free.refusal, field: 'value' })
  const id = await saveContact(tx, personId, { ...contact, value, provedAt: null })
  await record(tx, { act: 'contact.record', subject: personId, before: null, after: contact })
  return allow(id)
}

/** Keeps the address of a record that became part of this one: whoever reads it can go on signing in. Returns the contact's id. */
export async function keepFurtherAddress(tx: Tx, personId: string, email: string): Promise<string> {
  const label = 'of a record that was merged'
  const id = await saveContact(tx, personId, { kind: 'e-mail', value: email, label, provedAt: tx.at })
  await record(tx, {
    act: 'contact.record',
    subject: personId,
    before: null,
    after: { kind: 'e-mail', value: email, label },
  })
  return id
}

/** Keeps a further profession or specialty with its days. */
export async function recordQualification(
  tx: Tx,
  personId: string,
  qualification: z.output<typeof qualificationFact>,
): Promise<Decision<string>> {
  const id = await saveQualification(tx, personId, qualification)
  await record(tx, { act: 'qualification.record', subject: personId, before: null, after: qualification })
  return allow(id)
}

/** Keeps from which day a career stage holds, and takes it into the person's record where it holds already. */
export async function recordStage(
  tx: Tx,
  personId: string,
  stage: z.output<typeof stageFact>,
  today: LocalDate,
): Promise<Decision<string>> {
  const id = await saveStage(tx, personId, { ...stage, isTakenOver: false })
  await record(tx, { act: 'stage.record', subject: personId, before: null, after: stage })
  if (stage.since <= today) await bringStageUpToDate(tx, personId, today)
  return allow(id)
}

/** Takes the career stage that holds today into a person's record, and says since when in the audit. */
export async function bringStageUpToDate(tx: Tx, personId: string, today: LocalDate): Promise<void> {
  const holds = await findStage(tx, personId, today)
  if (!holds) return
  await takeStageOver(tx, personId, holds.stage, today)
  const why = `It holds on ${showDay(today)}`
  await record(tx, { act: 'stage.begin', subject: personId, before: null, after: holds.stage, why })
}

/** Keeps where a person belongs, by the organization's name; refusal `affiliation/unknown` where the office knows none so called. */
export async function recordBelonging(
  tx: Tx,
  personId: string,
  belonging: z.output<typeof affiliationFact>,
): Promise<Decision<string>> {
  const organization = await findOrganizationByName(tx, belonging.organization)
  if (!organization) {
    const message = 'The office knows no organization of this name. Choose one from the list, or record it first.'
    return refuse({ code: 'affiliation/unknown', field: 'organization', message })
  }
  const { relation, department, title, since, until } = belonging
  await recordAffiliation(tx, personId, { organizationId: organization.id, relation, department, title, since, until })
  return allow(organization.id)
}

/** Removes something known of a person; what it was stays in the audit. `missing` where it is not theirs. */
export async function removeFact(
  tx: Tx,
  personId: string,
  fact: { kind: FactKind; id: string },
): Promise<Decision<string> | Missing> {
  const before = await removeFactRow(tx, personId, fact.kind, fact.id)
  if (before === undefined) return missing
  await record(tx, { act: `${fact.kind}.remove`, subject: personId, before, after: null })
  return allow(fact.id)
}

/** Lets an affiliation or a further profession end today. `missing` where it is not theirs or has ended. */
export async function endFact(
  tx: Tx,
  personId: string,
  fact: { kind: FactKind; id: string },
  today: LocalDate,
): Promise<Decision<string> | Missing> {
  const { kind, id } = fact
  if (kind !== 'affiliations' && kind !== 'qualifications') return missing
  if (!(await saveFactEnd(tx, personId, { kind, id, until: today }))) return missing
  await record(tx, { act: `${kind}.end`, subject: personId, before: null, after: { id, until: today } })
  return allow(id)
}
