import type { LocalDate } from '../../kernel/dates.ts'
import type { Eligibility, Holding } from '../companies/company.schema.ts'
import type { Mitigation } from './mitigation.schema.ts'

/** What binds a person to a company, in the accreditor's list. @check integrity_relationship.nature */
export const natures = [
  'employee',
  'researcher',
  'consultant',
  'advisor',
  'speaker',
  'independent contractor',
  'royalties or patent beneficiary',
  'executive role',
  'ownership interest',
] as const
export type Nature = (typeof natures)[number]

/** How shares are held. A diversified fund is not reported. @check integrity_relationship.shares */
export const shareHoldings = ['own shares', 'diversified fund'] as const
export type ShareHolding = (typeof shareHoldings)[number]

/** The published cases in which an owner or employee may still have a role, with what must be attested for each. */
export type InsiderException =
  | { kind: 'E1'; rationale: string; reviewer: string }
  | { kind: 'E2'; basicScienceOnly: boolean; noCareRecommendations: boolean }
  | { kind: 'E3'; safeUseOnly: boolean; noAdviceWhenToUse: boolean; supervisionPlan: string }
/** @check integrity_exception.exception */
export const insiderExceptions = ['E1', 'E2', 'E3'] as const satisfies readonly InsiderException['kind'][]

/**
 * One financial relationship as told, and what the office made of it for one role.
 * `endedOn` is null while it lasts, `startedOn` where it was not said. `shares` only for an ownership interest.
 * `related` is the office's decision whether the content touches the company's business, null before it is made;
 * `saidRelevant` is the person's own opinion, kept and never used.
 */
export type Relationship = {
  company: { name: string; eligibility: Eligibility; holding: Holding }
  nature: Nature
  shares: ShareHolding | null
  startedOn: LocalDate | null
  endedOn: LocalDate | null
  saidRelevant: boolean | null
  related: boolean | null
  exception: InsiderException | null
  mitigation: Mitigation | null
}

/** What the office may set about financial relationships. The look-back of 24 months is the accreditor's. */
export type IntegrityPolicy = { lookBackMonths: number; validityMonths: number; executivesAreEmployees: boolean }

/** How the office starts out. */
export const usualIntegrityPolicy: IntegrityPolicy = {
  lookBackMonths: 24,
  validityMonths: 12,
  executivesAreEmployees: true,
}
