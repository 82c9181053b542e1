import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { findOrganizationByName } from '../organizations/organization.store.ts'
import { decideCommittee, decideFacts, decideGoingOn } from './committee.rules.ts'
import type { CommitteeFactsInput, CommitteeInput } from './committee.schema.ts'
import {
  changeCommittee,
  findCommittee,
  findCommitteeByName,
  lockCommittee,
  saveCommittee,
  saveCommitteeEnd,
} from './committee.store.ts'
import { endAllMembers } from './member.commands.ts'
import { decideNobodyKnown } from './patient-identifier.rules.ts'

/**
 * Records a committee. What the office recorded under its name before is found under it from now on.
 *
 * @returns its id, or a refusal of `decideCommittee`
 */
export async function recordCommittee(tx: Tx, typed: CommitteeInput): Promise<Decision<string>> {
  const organization = typed.organization === '' ? undefined : await findOrganizationByName(tx, typed.organization)
  const namesake = (await findCommitteeByName(tx, typed.name)) !== undefined
  const decision = decideCommittee(typed, { namesake, organizationId: organization?.id })
  if (!decision.ok) return decision
  const id = await saveCommittee(tx, { ...typed, organizationId: decision.value })
  if (id === null) {
    const again = decideCommittee(typed, { namesake: true, organizationId: organization?.id })
    return again.ok ? allow('') : again
  }
  await record(tx, { act: 'committee.record', subject: id, before: null, after: typed })
  return allow(id)
}

/** Keeps what a committee watches over, how often it meets and where it belongs. Refuses as `decideFacts` does. */
export async function describeCommittee(
  tx: Tx,
  committeeId: string,
  typed: CommitteeFactsInput,
): Promise<Decision<string> | Missing> {
  const before = await findCommittee(tx, committeeId)
  if (!before) return missing
  const organization = typed.organization === '' ? undefined : await findOrganizationByName(tx, typed.organization)
  const decision = decideFacts(typed, { organizationId: organization?.id })
  if (!decision.ok) return decision
  await changeCommittee(tx, committeeId, { ...typed, organizationId: decision.value })
  await record(tx, { act: 'committee.describe', subject: committeeId, before, after: typed })
  return allow(committeeId)
}

/**
 * Ends a committee, with the reason: its parts and the roles of its liaisons end, and what it handed over stays.
 *
 * @returns its id, `missing`, or refusal `committee/ended`, `quality/identifies`
 */
export async function endCommittee(
  tx: Tx,
  committeeId: string,
  why: string,
  day: { today: LocalDate; timeZone: string },
): Promise<Decision<string> | Missing> {
  await lockCommittee(tx, committeeId)
  const before = await findCommittee(tx, committeeId)
  if (!before) return missing
  const goesOn = decideGoingOn(before.endedOn)
  if (!goesOn.ok) return goesOn
  const clean = decideNobodyKnown({ why })
  if (!clean.ok) return clean
  const ended = await endAllMembers(tx, committeeId, `The committee ended: ${why}`, day)
  if (!ended.ok) return refuse(ended.refusal)
  await saveCommitteeEnd(tx, committeeId, day.today, why)
  await record(tx, { act: 'committee.end', subject: committeeId, before, after: { endedOn: day.today }, why })
  return allow(committeeId)
}
