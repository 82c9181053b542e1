import { type LocalDate, startOfDay } from '../../kernel/dates.ts'
import { assess } from './assessment.rules.ts'
import type { AssessmentAsk, Verdict, VerdictKind } from './assessment.schema.ts'
import type {
  AssessedController,
  Controller,
  HeldRole,
  RecordedMitigation,
  Tie,
  ToldRelationship,
} from './control.schema.ts'
import { decideMitigation, sideOf } from './mitigation.rules.ts'
import type { Mitigation, RoleHeld } from './mitigation.schema.ts'
import { type IntegrityPolicy, usualIntegrityPolicy } from './relationship.schema.ts'

/** What the assessment of an activity depends on besides its people. Only clinical education asks for relationships. */
export type AssessmentContext = { today: LocalDate; validityMonths: number; isClinical: boolean }

/** The office counts in whole days here; a day stands for its beginning, and what is signed on it for its noon. */
const zone = 'UTC'
const halfDayMs = 43_200_000

/** From the gravest to the best. */
const gravity: VerdictKind[] = ['blocked', 'pending', 'on hold', 'clear', 'not required']

/**
 * Assesses everyone in control of the content of one activity, in each of their roles. Who reviewed for someone else's
 * mitigation must be free of ties, so all are first looked at without mitigations.
 *
 * @source accme.si.3.1
 * @source accme.si.3.4
 */
export function assessControllers(people: readonly Controller[], context: AssessmentContext): AssessedController[] {
  const ties = new Map(people.map((person) => [person.personId, findTies(person, context)]))
  return people.map((person) => {
    const verdicts = person.roles.map((role) => ({
      ...role,
      verdict: assess(askOf(person, role, context, ties), policyOf(context)),
    }))
    return { ...person, verdicts, verdict: gravest(verdicts), hasTies: ties.get(person.personId)! }
  })
}

function policyOf({ validityMonths }: AssessmentContext): IntegrityPolicy {
  return { ...usualIntegrityPolicy, validityMonths }
}

/** Has this person a relevant relationship, mitigated or not? Null while it cannot be said. @source accme.si.3.3 */
function findTies(person: Controller, context: AssessmentContext): boolean | null {
  const bare = { ...person, relationships: person.relationships.map((one) => ({ ...one, mitigations: [] })) }
  const kinds = person.roles.map((role) => assess(askOf(bare, role, context, new Map()), policyOf(context)).kind)
  if (kinds.includes('on hold')) return true
  return kinds.length > 0 && kinds.every((kind) => kind === 'clear') ? false : null
}

type Ties = ReadonlyMap<string, boolean | null>

function askOf(
  person: Controller,
  role: HeldRole,
  { today, isClinical }: AssessmentContext,
  ties: Ties,
): AssessmentAsk {
  const held = roleHeld(person, role)
  const { disclosure } = person
  return {
    role: held,
    exemption: isClinical ? null : { kind: 'X1', recommendsCare: false },
    disclosure: disclosure && {
      signedAt: noonOf(disclosure.signedOn),
      firstAt: disclosure.firstSignedOn ? noonOf(disclosure.firstSignedOn) : undefined,
      refused: disclosure.answer === 'refused',
    },
    relationships: person.relationships.map((told) => tieOf(told, held, ties)),
    asOf: role.startsOn > today ? role.startsOn : today,
    timeZone: zone,
  }
}

/** A role as mitigation is judged for it. @source accme.si.3.4 */
export function roleHeld(person: { name: string }, role: HeldRole): RoleHeld {
  return { person: person.name, side: sideOf(role.role), startsAt: startOfDay(role.startsOn, zone) }
}

function tieOf(told: ToldRelationship, role: RoleHeld, ties: Ties): Tie {
  const mitigations = told.mitigations.map((one) => asMitigation(one, ties))
  return {
    id: told.id,
    company: told.company,
    nature: told.nature,
    shares: told.shares,
    startedOn: told.startedOn,
    endedOn: told.endedOn,
    saidRelevant: told.thinksRelevant,
    related: told.relevance?.isRelevant ?? null,
    exception: told.exception,
    mitigation: mitigations.find((one) => decideMitigation(one, role).ok) ?? mitigations[0] ?? null,
  }
}

/** A mitigation as it is judged: whether the reviewer has ties is looked up and never typed. @source accme.si.3.4 */
export function asMitigation(recorded: RecordedMitigation, ties: Ties): Mitigation {
  return {
    method: recorded.method,
    description: recorded.description,
    by: recorded.by ?? '',
    byHasTies: recorded.byId === null ? null : (ties.get(recorded.byId) ?? null),
    completedAt: startOfDay(recorded.completedOn, zone),
  }
}

/** The verdict on a person is the gravest of their roles; what is relevant in one role is relevant. @source accme.si.3.3 */
function gravest(verdicts: readonly { verdict: Verdict }[]): Verdict {
  const all = verdicts.map(({ verdict }) => verdict)
  const worst = all.toSorted((a, b) => gravity.indexOf(a.kind) - gravity.indexOf(b.kind))[0]!
  if (worst.kind !== 'clear') return worst
  const relevant = new Map(all.flatMap(({ relevant }) => relevant.map((tie) => [idOf(tie), tie] as const)))
  return { ...worst, relevant: [...relevant.values()], disclose: relevant.size > 0 ? 'relevant' : 'none' }
}

function idOf(tie: object): string {
  return 'id' in tie ? String(tie.id) : ''
}

function noonOf(day: LocalDate): Date {
  return new Date(startOfDay(day, zone).getTime() + halfDayMs)
}

/** Has this person told, in time and not too long ago? Says nothing of what they told. @source accme.si.3.1 */
export function hasDisclosed({ verdict }: { verdict: Verdict }): boolean {
  return !undisclosed.includes(verdict.code)
}

const undisclosed = ['integrity/no-disclosure', 'integrity/refused', 'integrity/told-late', 'integrity/out-of-date']
