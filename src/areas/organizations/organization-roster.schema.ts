import { z } from 'zod'
import type { OrganizationIdentifierKind } from './identifier.schema.ts'
import { organizationKinds, webShape } from './organization.schema.ts'

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
  parent: optional(200),
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
  web: webShape,
})

/** A number as it is kept; `issuer` is empty but for another number. */
export type OrganizationNumber = { kind: OrganizationIdentifierKind; issuer: string; value: string }

/** A line with its numbers as they are kept. `parent` is the name of what it is a part of. */
export type OrganizationLine = z.output<typeof organizationLine> & { numbers: readonly OrganizationNumber[] }

/** What is kept of an organization, as a list may change it and take it back. */
export type OrganizationFacts = {
  name: string
  kind: string
  parentId: string | null
  city: string | null
  state: string | null
  country: string
  web: string | null
  numbers: readonly OrganizationNumber[]
}

/** An organization as lists are compared with it. Former names are in small letters. */
export type RosterOrganization = OrganizationFacts & { id: string; isRetired: boolean; formerNames: readonly string[] }

/**
 * An organization whom a list made, changed or found, with what stood before and what it left. Traces of earlier lists tell fewer
 * facts; what they do not tell they did not change.
 */
export type OrganizationTrace = { organizationId: string; before: Told | null; after: Told }
type Told = Partial<OrganizationFacts>

export type OrganizationResult =
  | {
      outcome: 'made' | 'changed' | 'same'
      organizationId: string
      says: string
      before: OrganizationFacts | null
      after: OrganizationFacts
    }
  | { outcome: 'refused'; says: string; areTwo?: readonly [string, string] }
