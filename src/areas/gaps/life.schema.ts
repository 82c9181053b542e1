import type { LocalDate } from '../../kernel/dates.ts'

/** Where a gap stands. "Addressed" means taught and not closed; "reopened" was closed once. @check gaps_step.state */
export const gapStates = ['candidate', 'accepted', 'planned', 'addressed', 'closed', 'reopened', 'parked'] as const
export type GapState = (typeof gapStates)[number]

/** Where a gap may go from each state. */
export const gapMoves: Record<GapState, readonly GapState[]> = {
  candidate: ['accepted', 'parked'],
  accepted: ['planned', 'parked'],
  planned: ['addressed', 'accepted', 'parked'],
  addressed: ['closed', 'planned', 'parked'],
  closed: ['reopened'],
  reopened: ['planned', 'closed', 'parked'],
  parked: ['candidate', 'accepted'],
}

/** A step of a gap: every one says who, when and why. */
export type GapStep = { from: GapState; to: GapState; by: string | null; on: LocalDate; why: string | null }

/** What stands behind a gap when it takes a step. `activities` are tied to it, `ran` of them have been held. */
export type GapFacts = { acceptedFindings: number; activities: number; ran: number }

/** A gap as it is stated. `difference` is what lies between, in words; `value` is a number that shows it, as printed. */
export type GapStatement = {
  title: string
  currentPractice: string | null
  bestPractice: string | null
  difference: string | null
  value: string | null
}
