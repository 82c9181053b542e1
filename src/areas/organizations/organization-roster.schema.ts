import { z } from 'zod'
import { organizationKinds } from './organization.schema.ts'

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Enter at most ${most} letters`)
    .transform((value) => value || null)

/** A line of a list of organizations. What is null leaves what is known; a new one without a kind is "other". */
export const organizationLine = z.object({
  name: z.string().trim().min(1, 'Enter a name').max(200, 'Enter at most 200 letters'),
  kind: z.enum(organizationKinds, { error: `Enter one of: ${organizationKinds.join(', ')}` }).nullable(),
  city: optional(100),
  state: optional(2).pipe(
    z
      .string()
      .regex(/^[A-Z]{2}$/, 'Enter the two letters of the state, such as MA')
      .nullable(),
  ),
  country: optional(3).pipe(
    z
      .string()
      .regex(/^[A-Z]{3}$/, 'Enter the country in three letters, such as USA')
      .nullable(),
  ),
})
export type OrganizationLine = z.output<typeof organizationLine>

/** What is kept of an organization, as a list may change it and take it back. */
export type OrganizationFacts = {
  name: string
  kind: string
  city: string | null
  state: string | null
  country: string
}

/** An organization whom a list made, changed or found, with what stood before and what it left. */
export type OrganizationTrace = { organizationId: string; before: OrganizationFacts | null; after: OrganizationFacts }
export type OrganizationResult = OrganizationTrace & { outcome: 'made' | 'changed' | 'same'; says: string }
