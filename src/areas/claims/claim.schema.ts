import { z } from 'zod'
import type { LocalDate } from '../../kernel/dates.ts'
import { type Quarters, quarters } from '../../kernel/quarters.ts'
import type { Offer } from '../activities/life.schema.ts'
import type { Tie } from '../credit/designation.schema.ts'

/** What a learner sends, by form or by API. "1.25" becomes 5 quarters. */
export const claimInput = z.object({
  credits: z.coerce
    .number({ error: 'Enter the credit you are claiming' })
    .positive('Enter more than 0')
    .refine((n) => Number.isInteger(n * 4), 'Claim in steps of 0.25')
    .transform((n) => quarters(n * 4)),
})

/** What the office may set about claiming. `windowDays` is null where claims of live activities stay open. */
export type ClaimPolicy = {
  windowDays: number | null
  evaluationRequired: boolean
  capByAttendance: boolean
  tie: Tie
}

/** How the office starts out. */
export const usualClaimPolicy: ClaimPolicy = {
  windowDays: 90,
  evaluationRequired: true,
  capByAttendance: true,
  tie: 'up',
}

/** An assessment as taken: best points of so many, and how often. `attemptsAllowed` is null for as often as one likes. */
export type Assessment = {
  passPercent: number
  best: { points: number; of: number } | null
  attempts: number
  attemptsAllowed: number | null
}

/**
 * Where one learner stands with one activity on the day of claiming. `offer` is null for what is not enduring material;
 * `assessment` where none is needed; `attendedMinutes` where the format keeps no attendance.
 */
export type Standing = {
  designated: Quarters
  attendedMinutes: number | null
  endsOn: LocalDate
  offer: Offer | null
  assessment: Assessment | null
  evaluated: boolean
  claimed: boolean
}
