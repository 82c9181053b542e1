import { z } from 'zod'
import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'

/** @check organizations_organization.kind */
export const organizationKinds = [
  'school',
  'department',
  'health system',
  'hospital',
  'unit',
  'health center',
  'practice',
  'health department',
  'agency',
  'society',
  'patient organization',
  'community organization',
  'other',
] as const
export type OrganizationKind = (typeof organizationKinds)[number]

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Enter at most ${most} letters`)
    .transform((value) => value || null)
    .nullish()
    .transform((value) => value ?? null)

const upper = optional(3).transform((value) => value?.toUpperCase() ?? null)

/** The two letters of a state. */
export const stateShape = upper.pipe(
  z
    .string()
    .regex(/^[A-Z]{2}$/, 'Enter the two letters of the state, such as MA')
    .nullable(),
)

/** A page on the web; what is typed without "https://" is given it. */
export const webShape = optional(300)
  .transform((value) => (value && !/^https?:\/\//i.test(value) ? `https://${value}` : value))
  .pipe(
    z
      .url({ protocol: /^https?$/, hostname: /\./, error: 'Enter the address of a page, such as https://example.org' })
      .nullable(),
  )

/** What the office says of an organization. `parent` is the name of what it is a part of. */
export const organizationInput = z.object({
  name: z.string({ error: 'Enter the name' }).trim().min(1, 'Enter the name').max(200, 'Enter at most 200 letters'),
  kind: z.enum(organizationKinds, { error: 'Choose what it is' }),
  parent: optional(200),
  street: optional(200),
  city: optional(100),
  state: stateShape,
  postalCode: optional(12),
  country: upper
    .transform((value) => value ?? 'USA')
    .pipe(z.string().regex(/^[A-Z]{3}$/, 'Enter the country in three letters, such as USA')),
  web: webShape,
})
export type OrganizationInput = z.output<typeof organizationInput>

/** The same where it is known already; `named` says whether another name is a new one or was only written wrong. */
export const organizationChange = organizationInput.extend({
  named: z.enum(['renamed', 'corrected'], { error: 'Say whether it has a new name' }).default('renamed'),
})
export type OrganizationChange = z.output<typeof organizationChange>

/** Since when the office deals with it no longer. `isSure` where people still belong to it. */
export const retirementInput = z.object({
  why: z.string({ error: 'Say why' }).trim().min(1, 'Say why').max(300, 'Enter at most 300 letters'),
  isSure: z.union([z.boolean(), z.literal('yes').transform(() => true)]).default(false),
})

/** An organization as lists show it. */
export type OrganizationLine = {
  id: string
  name: string
  kind: OrganizationKind
  city: string | null
  state: string | null
  parentId: string | null
  parent: string | null
  partner: string[]
  isProvider: boolean
  isRetired: boolean
}

/** What stands in the way of retiring an organization, or goes on without it. */
export type Standing = { says: string; forbids: boolean }

/** A day that was typed. */
export const dayInput = (message: string) =>
  z
    .string({ error: message })
    .trim()
    .refine(isLocalDate, message)
    .transform((value) => value as LocalDate)
