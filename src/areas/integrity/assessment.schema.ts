import type { LocalDate } from '../../kernel/dates.ts'
import type { RoleHeld } from './mitigation.schema.ts'
import type { Relationship } from './relationship.schema.ts'

/** The three kinds of education that need no financial relationships, with what must hold for each. */
export type Exemption =
  | { kind: 'X1'; recommendsCare: boolean }
  | { kind: 'X2'; setDates: boolean }
  | { kind: 'X3'; learnerSetsGoals: boolean; companyResources: boolean }

/**
 * What a person handed in: when, or that they would not. `firstAt` is when they first told, where a later change followed:
 * whoever keeps the office up to date is not late for that.
 */
export type Disclosure = { signedAt: Date; firstAt?: Date; refused: boolean }

/**
 * What the office knows when it asks whether a person may hold a role. `disclosure` is null while there is none;
 * `asOf` is the day the role begins, or today once it has begun.
 */
export type AssessmentAsk = {
  role: RoleHeld
  exemption: Exemption | null
  disclosure: Disclosure | null
  relationships: readonly Relationship[]
  asOf: LocalDate
  timeZone: string
}

/** How an assessment can end. Only `clear` and `not required` let an activity be approved. */
export const verdictKinds = ['not required', 'blocked', 'pending', 'on hold', 'clear'] as const
export type VerdictKind = (typeof verdictKinds)[number]

/**
 * What the assessment says of one person in one role, with the sentence and the rule behind it. `relevant` are the
 * relationships that count; `disclose` says what learners are told of this person, null while that cannot be said.
 */
export type Verdict = {
  kind: VerdictKind
  code: string
  reason: string
  source: string
  relevant: readonly Relationship[]
  disclose: 'none' | 'relevant' | null
}
