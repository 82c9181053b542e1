import { z } from 'zod'
import type { Role } from '../../kernel/actor.ts'
import { isLocalDate } from '../../kernel/dates.ts'
import { idShape, instantShape } from '../../kernel/shape.ts'

/** What a key may do. @check keys_key.scope */
export const keyScopes = ['read', 'write'] as const
export type KeyScope = (typeof keyScopes)[number]

/** The roles a key can act with: those that open something for other programs. */
export const keyRoles = [
  'office staff',
  'integrity officer',
  'surveyor',
  'course director',
  'planner',
  'coordinator',
  'administrator',
] as const satisfies readonly Role[]
export type KeyRole = (typeof keyRoles)[number]

/** The states of a key, as its list tells them. */
export type KeyState = 'in force' | 'expired' | 'revoked' | 'without a role'

const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: ({ input }) => `${String(input)} is no network. Enter one such as 192.0.2.0/24, or an address`,
})

/** What making a key sends. Networks stand one to a line; none is anywhere. */
export const keyInput = z.object({
  name: z.string().trim().min(1, 'Enter which program uses the key').max(100, 'Enter at most 100 letters'),
  roles: z.array(z.enum(keyRoles, { error: 'Choose roles from the list' })).min(1, 'Choose at least one role'),
  scope: z.enum(keyScopes, { error: 'Choose what the key may do' }),
  expiresOn: z.string().refine(isLocalDate, 'Enter the day on which the key ends'),
  networks: z.array(network).max(20, 'Enter at most 20 networks').default([]),
})
export type KeyInput = z.output<typeof keyInput>

/** What revoking a key sends. */
export const revocationInput = z.object({
  why: z.string().trim().min(1, 'Say why the key is revoked').max(300, 'Enter at most 300 letters'),
})

/** A key as the program that uses it is told. */
export const keyRecord = z
  .object({
    id: idShape,
    name: z.string(),
    owner: z.string(),
    roles: z.array(z.string()),
    scope: z.enum(keyScopes),
    networks: z.array(z.string()),
    expiresAt: instantShape,
  })
  .meta({ id: 'Key' })

/** The networks that were typed, one to a line or parted by commas. */
export function splitNetworks(typed: string): string[] {
  return typed
    .split(/[,\n]/)
    .map((network) => network.trim())
    .filter(Boolean)
}
