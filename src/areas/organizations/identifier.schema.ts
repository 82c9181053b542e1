import { z } from 'zod'

/** @check organizations_identifier.kind */
export const organizationIdentifierKinds = ['CCN', 'NPI', 'ACCME provider ID', 'ROR', 'other'] as const
export type OrganizationIdentifierKind = (typeof organizationIdentifierKinds)[number]

/** What each is, for who chooses one. */
export const identifierWords: Record<OrganizationIdentifierKind, string> = {
  CCN: 'CCN: the number of a hospital or center at Medicare',
  NPI: 'NPI of an organization (type 2)',
  'ACCME provider ID': 'Provider ID at the ACCME',
  ROR: 'ROR: the registry of research organizations',
  other: 'Another number',
}

/** A number an organization is known by. `issuer` says whose number it is, where it is none of those listed. */
export const identifierInput = z.object({
  identifierKind: z.enum(organizationIdentifierKinds, { error: 'Choose what number it is' }),
  issuer: z.string().trim().max(80, 'Enter at most 80 letters').default(''),
  value: z.string({ error: 'Enter the number' }).trim().min(1, 'Enter the number').max(60, 'Enter at most 60 signs'),
})
export type IdentifierInput = z.output<typeof identifierInput>

/** Why something holds no longer. */
export const endingInput = z.object({
  why: z.string({ error: 'Say why it ends' }).trim().min(1, 'Say why it ends').max(300, 'Enter at most 300 letters'),
})

/** One of them, as pages show it; `endedAt` is null while it holds. */
export type IdentifierLine = {
  id: string
  kind: OrganizationIdentifierKind
  issuer: string
  value: string
  endedAt: Date | null
  endedWhy: string | null
}

/** "CCN", or whose number it is. */
export function showIdentifierKind(identifier: { kind: string; issuer: string }): string {
  return identifier.kind === 'other' ? identifier.issuer : identifier.kind
}
