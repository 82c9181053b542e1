import { z } from 'zod'

/** @check representatives_representative.duty */
export const representativeDuties = [
  'main contact',
  'education',
  'quality data',
  'agreements',
  'public health',
] as const
export type RepresentativeDuty = (typeof representativeDuties)[number]

/** Whom the office asks at an organization: by the address of somebody who belongs to it. */
export const representativeInput = z.object({
  email: z.string({ error: 'Enter an e-mail address' }).trim().toLowerCase().min(1, 'Enter an e-mail address'),
  duty: z.enum(representativeDuties, { error: 'Choose what they are asked for' }),
})
export type RepresentativeInput = z.output<typeof representativeInput>

/** Why they are asked no longer. */
export const representativeEnding = z.object({
  why: z.string({ error: 'Say why it ends' }).trim().min(1, 'Say why it ends').max(300, 'Enter at most 300 letters'),
})

/** One as pages show it. */
export type RepresentativeLine = {
  id: string
  personId: string
  name: string
  email: string
  duty: RepresentativeDuty
}
