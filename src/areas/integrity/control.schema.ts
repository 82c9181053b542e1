import type { LocalDate } from '../../kernel/dates.ts'
import type { Verdict } from './assessment.schema.ts'
import type { Eligibility, Holding } from '../companies/company.schema.ts'
import type { DisclosureAnswer } from './disclosure.schema.ts'
import type { MitigationMethod } from './mitigation.schema.ts'
import type { InsiderException, Nature, Relationship, ShareHolding } from './relationship.schema.ts'

/** Roles in control of content that are not in the plan. @check integrity_control.role */
export const controlRoles = ['reviewer'] as const
export type ControlRole = (typeof controlRoles)[number]

/** A role in control of content and the day it begins. */
export type HeldRole = { role: string; startsOn: LocalDate }

/** One way in which a relationship was mitigated. `by` and `byId` are who reviewed; null where nobody had to. */
export type RecordedMitigation = {
  method: MitigationMethod
  description: string
  by: string | null
  byId: string | null
  completedOn: LocalDate
}

/** What the office decided about the relevance of a relationship, and why. */
export type Relevance = { isRelevant: boolean; why: string }

/**
 * A relationship as it was told and what the office has made of it so far. `id` is its first telling for the activity:
 * what was decided holds for repetitions of it.
 */
export type ToldRelationship = {
  id: string
  company: { id: string; name: string; eligibility: Eligibility; holding: Holding; businessLines: string[] }
  nature: Nature
  about: string
  shares: ShareHolding | null
  saidHolding: Holding | null
  startedOn: LocalDate | null
  endedOn: LocalDate | null
  thinksRelevant: boolean | null
  relevance: Relevance | null
  exception: InsiderException | null
  mitigations: RecordedMitigation[]
}

/** The newest disclosure of a person for an activity. `firstSignedOn` is when they first told; null after a refusal only. */
export type ToldDisclosure = {
  id: string
  answer: DisclosureAnswer
  signedOn: LocalDate
  firstSignedOn: LocalDate | null
  signedName: string
  windowStart: LocalDate
}

/** The open request for a disclosure, if there is one. */
export type OpenAsk = { taskId: string; dueOn: LocalDate | null; lastAskedAt: Date | null }

/** Someone in control of the content of an activity: their roles, what they told and what they were asked. */
export type Controller = {
  activityId: string
  personId: string
  name: string
  email: string
  roles: HeldRole[]
  ask: OpenAsk | null
  disclosure: ToldDisclosure | null
  relationships: ToldRelationship[]
}

/** A relationship as the assessment takes it, with the key under which it is kept. */
export type Tie = Relationship & { id: string }

/** What the assessment says of a person in each of their roles, and of the person: the gravest of them. */
export type AssessedController = Controller & {
  verdicts: (HeldRole & { verdict: Verdict })[]
  verdict: Verdict
  /** Has this person a relevant relationship? Null while that is not known. */
  hasTies: boolean | null
}
