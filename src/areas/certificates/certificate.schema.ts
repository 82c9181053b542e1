import { z } from 'zod'
import type { LocalDate } from '../../kernel/dates.ts'
import { type Quarters, quarters } from '../../kernel/quarters.ts'

/** What a learner can be given: an award of credit, or a certificate that they took part. @check certificates_certificate.kind */
export const certificateKinds = ['credit', 'participation'] as const
export type CertificateKind = (typeof certificateKinds)[number]

const words = z.object({ text: z.string(), parts: z.array(z.object({ text: z.string(), italic: z.boolean() })) })
const day = z.string().transform((text) => text as LocalDate)
const credit = z.int().transform(quarters)

/**
 * The words of a certificate as they were when it was issued: they stay, whatever becomes of the person, the activity or
 * the school. `awarded` is the credit claimed, null where the person took part only; `designated` the activity's maximum.
 */
export const certificateWords = z.object({
  kind: z.enum(certificateKinds),
  learner: z.string(),
  provider: z.string(),
  title: z.string(),
  activityNumber: z.string(),
  learningFormat: z.string(),
  location: z.string().nullable(),
  completedOn: day,
  issuedOn: day,
  awarded: credit.nullable(),
  designated: credit,
  says: words,
  accreditation: words,
  designation: words,
})
export type CertificateWords = z.output<typeof certificateWords>

/** What stands on a certificate. `printed` is the number on it; `awarded` the claim on record; both null for participation. */
export type CertificateContent = {
  kind: CertificateKind
  learner: string
  provider: string
  title: string
  learningFormat: string
  completedOn: string
  awarded: Quarters | null
  printed: Quarters | null
}

/** What is wrong with a text that leaves the office. With `stops` it may not go out; without, someone should look. */
export type Fault = { code: string; source: string; message: string; stops: boolean }

/** What has become of a certificate: it stands, another has taken its place, or it was taken back. */
export const standings = ['valid', 'superseded', 'withdrawn'] as const
export type CertificateStanding = (typeof standings)[number]

/** What a standing hangs on; each null while it has not happened. */
export type CertificateFate = { withdrawnAt: Date | null; nextNumber: string | null }

/** What the office changes on a certificate. `credits` is read where credit is awarded, and empty elsewhere. */
export const correctionInput = z.object({
  learner: z
    .string({ error: 'Enter the name' })
    .trim()
    .min(1, 'Enter the name as it should stand')
    .max(200, 'Keep the name under 200 letters'),
  credits: z.string().trim().default(''),
  why: z.string().trim().min(1, 'Say why it is corrected').max(1000, 'Keep the reason under 1,000 letters'),
})
export type CorrectionInput = z.output<typeof correctionInput>

/** Why a certificate is taken back. */
export const withdrawalInput = z.object({
  why: z.string().trim().min(1, 'Say why it is withdrawn').max(1000, 'Keep the reason under 1,000 letters'),
})
