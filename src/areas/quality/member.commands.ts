import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { endRoleByHand, keepGift } from '../access/role.commands.ts'
import { listRoles } from '../access/role.store.ts'
import { holdPerson } from '../people/person.commands.ts'
import { findPerson } from '../people/person.store.ts'
import { decideGoingOn, decideMeeting, decideMember } from './committee.rules.ts'
import type { MeetingInput, Member, MemberPart } from './committee.schema.ts'
import { findCommittee, lockCommittee } from './committee.store.ts'
import { listMeetings, listMembers, saveMeeting, saveMember, saveMemberEnd } from './member.store.ts'

/** Which day it is at the office, and where days begin. */
type Day = { today: LocalDate; timeZone: string }

/**
 * Names someone chair, member or liaison of a committee. A liaison gets the role liaison for this committee alone.
 *
 * @returns the part's id, `missing`, or refusal `committee/ended`, `committee/held`
 */
export async function nameMember(
  tx: Tx,
  committeeId: string,
  named: { personId: string; part: MemberPart },
  day: Day,
): Promise<Decision<string> | Missing> {
  await lockCommittee(tx, committeeId)
  const [committee, person] = [await findCommittee(tx, committeeId), await findPerson(tx, named.personId)]
  if (!committee || !person) return missing
  const goesOn = decideGoingOn(committee.endedOn)
  if (!goesOn.ok) return goesOn
  const members = await listMembers(tx, committeeId, { at: tx.at, timeZone: day.timeZone })
  const decision = decideMember({ ...named, name: `${person.givenName} ${person.familyName}` }, members)
  if (!decision.ok) return decision
  const grantId = named.part === 'liaison' ? await giveLiaison(tx, named.personId, committee) : null
  const id = await saveMember(tx, { committeeId, ...named, fromOn: day.today, grantId })
  await record(tx, { act: 'committee.name-member', subject: committeeId, before: null, after: { id, ...named } })
  return allow(id)
}

async function giveLiaison(tx: Tx, personId: string, committee: { id: string; name: string }): Promise<string> {
  await holdPerson(tx, personId)
  const held = await listRoles(tx, personId, tx.at)
  const same = held.find((grant) => grant.role === 'liaison' && grant.scopeId === committee.id)
  if (same) return same.id
  const scope = { kind: 'committee' as const, id: committee.id, name: committee.name }
  return keepGift(tx, { personId, role: 'liaison', why: `Named liaison of ${committee.name}`, scope })
}

/**
 * Ends someone's part, with the reason. A liaison's role ends with it, at once.
 *
 * @returns the part's id, `missing` where it is not of this committee or over, or a refusal of ending the role
 */
export async function endMember(
  tx: Tx,
  committeeId: string,
  memberId: string,
  ended: Day & { why: string },
): Promise<Decision<string> | Missing> {
  await lockCommittee(tx, committeeId)
  const members = await listMembers(tx, committeeId, { at: tx.at, timeZone: ended.timeZone })
  const member = members.find(({ id, toOn }) => id === memberId && toOn === null)
  if (!member) return missing
  return endPart(tx, committeeId, member, ended)
}

type Kept = Member & { grantId: string | null }

async function endPart(tx: Tx, committeeId: string, member: Kept, ended: Day & { why: string }) {
  if (member.grantId !== null) {
    const decision = await endRoleByHand(tx, member.personId, member.grantId, ended.why)
    if (decision === missing) return missing
    if (!decision.ok) return decision
  }
  await saveMemberEnd(tx, member.id, ended.today)
  await record(tx, { act: 'committee.end-member', subject: committeeId, before: member, after: null, why: ended.why })
  return allow(member.id)
}

/** Ends every part that goes on in a committee, for a committee that ends. Refuses as ending a role does. */
export async function endAllMembers(tx: Tx, committeeId: string, why: string, day: Day): Promise<Decision<number>> {
  const members = await listMembers(tx, committeeId, { at: tx.at, timeZone: day.timeZone })
  const going = members.filter(({ toOn }) => toOn === null)
  for (const member of going) {
    const decision = await endPart(tx, committeeId, member, { ...day, why })
    if (decision !== missing && !decision.ok) return decision
  }
  return allow(going.length)
}

/** Records a meeting of a committee. Refuses as `decideMeeting` does; returns its id. */
export async function recordMeeting(
  tx: Tx,
  committeeId: string,
  meeting: MeetingInput,
  today: LocalDate,
): Promise<Decision<string> | Missing> {
  await lockCommittee(tx, committeeId)
  const committee = await findCommittee(tx, committeeId)
  if (!committee) return missing
  const goesOn = decideGoingOn(committee.endedOn)
  if (!goesOn.ok) return goesOn
  const days = (await listMeetings(tx, committeeId)).map(({ heldOn }) => heldOn)
  const decision = decideMeeting(meeting, { today, days })
  if (!decision.ok) return decision
  const id = await saveMeeting(tx, committeeId, meeting)
  await record(tx, { act: 'committee.meet', subject: committeeId, before: null, after: { id, ...meeting } })
  return allow(id)
}
