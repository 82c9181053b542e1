import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Refusal, allow, refuse } from '../../kernel/decision.ts'
import type { CommitteeFactsInput, CommitteeInput, Member, MeetingInput, MemberPart } from './committee.schema.ts'
import { decideNobodyKnown } from './patient-identifier.rules.ts'

/** A role as asked here: what kind it is and which record it is for. */
type Held = { role: string; scopeId: string | null }

/** Is this person a liaison of this committee now, by the roles they hold? @source office.quality.committee */
export function isLiaisonOf(committeeId: string, held: readonly Held[]): boolean {
  return held.some(({ role, scopeId }) => role === 'liaison' && scopeId === committeeId)
}

/**
 * May this committee be recorded? Under a name of its own (refusal `committee/known`), as `decideFacts` says otherwise.
 *
 * @param found.namesake another committee goes by this name
 * @source office.quality.committee
 */
export function decideCommittee(
  typed: CommitteeInput,
  found: { namesake: boolean; organizationId: string | undefined },
): Decision<string | null> {
  if (found.namesake) return no('committee/known', 'name', `There is a committee called ${typed.name} already.`)
  const clean = decideNobodyKnown({ name: typed.name })
  return clean.ok ? decideFacts(typed, found) : clean
}

/**
 * May these facts stand for a committee? Its organization is one the office knows (refusal `committee/no-organization`),
 * and nothing tells who a patient is.
 *
 * @returns the organization's id, null where none was named
 * @source office.quality.committee
 */
export function decideFacts(
  typed: CommitteeFactsInput,
  found: { organizationId: string | undefined },
): Decision<string | null> {
  if (typed.organization !== '' && found.organizationId === undefined) {
    const message = `The office knows no ${typed.organization}. Enter a name as it stands under Organizations, or leave it empty.`
    return no('committee/no-organization', 'organization', message)
  }
  const clean = decideNobodyKnown({ watches: typed.watches })
  return clean.ok ? allow(found.organizationId ?? null) : clean
}

/** Does it go on? Refusal `committee/ended` where it does not. @source office.quality.committee */
export function decideGoingOn(endedOn: LocalDate | null): Decision<void> {
  if (endedOn === null) return allow(undefined)
  return no('committee/ended', '', 'This committee has ended. What it handed over stays, and nothing is added.')
}

/**
 * May someone be named? Once for each part they hold now, else refusal `committee/held`.
 *
 * @source office.quality.committee
 */
export function decideMember(
  named: { personId: string; name: string; part: MemberPart },
  members: readonly Pick<Member, 'personId' | 'part' | 'toOn'>[],
): Decision<void> {
  const same = (one: (typeof members)[number]) => one.personId === named.personId && one.part === named.part
  if (!members.some((one) => one.toOn === null && same(one))) return allow(undefined)
  return no('committee/held', 'email', `${named.name} is ${named.part} already. Choose another person or part.`)
}

/**
 * May this meeting be kept? It was (refusal `meeting/not-yet`), is not kept yet (`meeting/known`), and its agenda tells of no
 * patient.
 *
 * @source office.quality.committee
 */
export function decideMeeting(
  meeting: MeetingInput,
  known: { today: LocalDate; days: readonly LocalDate[] },
): Decision<MeetingInput> {
  if (meeting.heldOn > known.today)
    return no('meeting/not-yet', 'heldOn', 'This day is still to come. Record the meeting once it was.')
  if (known.days.includes(meeting.heldOn))
    return no('meeting/known', 'heldOn', 'A meeting of this day is recorded already.')
  const clean = decideNobodyKnown({ agenda: meeting.agenda })
  return clean.ok ? allow(meeting) : clean
}

function no(code: string, field: string, message: string): { ok: false; refusal: Refusal } {
  const named = field === '' ? {} : { field }
  return refuse({ code, source: 'office.quality.committee', message, ...named })
}
