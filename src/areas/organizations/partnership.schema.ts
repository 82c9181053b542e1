import { z } from 'zod'
import type { LocalDate } from '../../kernel/dates.ts'
import { dayInput } from './organization.schema.ts'

/** @check organizations_partnership.kind */
export const partnershipKinds = [
  'joint provider',
  'co-provider',
  'clinical affiliate',
  'public health partner',
  'community partner',
  'source of quality data',
] as const
export type PartnershipKind = (typeof partnershipKinds)[number]

/** What each is, for who chooses one. */
export const partnershipWords: Record<PartnershipKind, string> = {
  'joint provider': 'Joint provider: plans education with us and is not accredited itself',
  'co-provider': 'Co-provider: accredited like us; one of the two awards the credit',
  'clinical affiliate': 'Clinical affiliate: trains our students and residents',
  'public health partner': 'Public health partner: shares reports and alerts',
  'community partner': 'Community partner: speaks for patients or neighbors',
  'source of quality data': 'Source of quality data: hands over findings and measures',
}

/** What the office does together with an organization, and from when. */
export const partnershipInput = z.object({
  partnershipKind: z.enum(partnershipKinds, { error: 'Choose what kind of partner it is' }),
  since: dayInput('Enter the day from which it holds'),
  note: z
    .string()
    .trim()
    .max(500, 'Enter at most 500 letters')
    .transform((value) => value || null)
    .nullish()
    .transform((value) => value ?? null),
  isFreeOfCompanies: z.union([z.boolean(), z.literal('yes').transform(() => true)]).default(false),
})
export type PartnershipInput = z.output<typeof partnershipInput>

/** How one ends. */
export const partnershipEnding = z.object({
  until: dayInput('Enter the last day'),
  endedWhy: z
    .string({ error: 'Say why it ends' })
    .trim()
    .min(1, 'Say why it ends')
    .max(300, 'Enter at most 300 letters'),
})

/** One as pages show it; `until` is null while it holds. */
export type PartnershipLine = {
  id: string
  kind: PartnershipKind
  since: LocalDate
  until: LocalDate | null
  note: string | null
  isFreeOfCompanies: boolean
  endedWhy: string | null
}
