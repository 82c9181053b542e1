import { z } from 'zod'
import type { LocalDate } from '../../kernel/dates.ts'

/** What a person can ask about their own data. @check privacy_request.kind */
export const requestKinds = ['correction', 'erasure'] as const
export type RequestKind = (typeof requestKinds)[number]

/** What a correction is about. @check privacy_request.about */
export const subjects = ['profile', 'affiliation', 'participation', 'credit', 'disclosure', 'other'] as const
export type Subject = (typeof subjects)[number]

/** What the office can decide. @check privacy_decision.outcome */
export const outcomes = ['accepted', 'declined'] as const
export type Outcome = (typeof outcomes)[number]

export const subjectWords: Record<Subject, string> = {
  profile: 'Names, birthday, profession',
  affiliation: 'Affiliations',
  participation: 'Participation',
  credit: 'Credit and certificates',
  disclosure: 'Disclosures',
  other: 'Something else',
}

const text = (empty: string) => z.string().trim().min(1, empty).max(1000, 'Enter at most 1,000 letters')

/** What asking for a correction sends. */
export const correctionInput = z.object({
  about: z.enum(subjects, { error: 'Choose what it is about' }),
  stands: text('Say what stands there now'),
  should: text('Say what it should be'),
  why: z.string().trim().max(1000, 'Enter at most 1,000 letters').default(''),
})
export type CorrectionInput = z.output<typeof correctionInput>

/** What asking to be erased sends. */
export const erasureInput = z.object({
  why: z.string().trim().max(1000, 'Enter at most 1,000 letters').default(''),
  sure: z.literal('yes', { error: 'Tick that you know what this means' }),
})

/** What deciding sends. */
export const decisionInput = z.object({
  outcome: z.enum(outcomes, { error: 'Choose accept or decline' }),
  why: text('Say what was done, or why it is declined; the person is told'),
})
export type DecisionInput = z.output<typeof decisionInput>

/** A request with its decision, where there is one. */
export type DataRequest = {
  id: string
  personId: string
  name: string
  email: string
  kind: RequestKind
  about: Subject | null
  stands: string
  should: string
  why: string
  askedAt: Date
  dueOn: LocalDate
  outcome: Outcome | null
  decidedWhy: string | null
  kept: string[] | null
  decidedAt: Date | null
  decidedBy: string | null
}

/** "Correct: participation" */
export function showRequest({ kind, about }: Pick<DataRequest, 'kind' | 'about'>): string {
  return about === null || kind === 'erasure' ? 'Empty the record' : `Correct: ${subjectWords[about].toLowerCase()}`
}
