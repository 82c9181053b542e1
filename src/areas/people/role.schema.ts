import { z } from 'zod'
import { roles } from '../../kernel/actor.ts'

/** The roles an administrator can give. Everyone is a learner without being made one. */
export const givenRoles = roles.filter((role) => role !== 'learner')

/** What giving a role by hand sends. */
export const roleInput = z.object({
  role: z.enum(givenRoles, { error: 'Choose a role' }),
  why: z.string().trim().max(300, 'Enter at most 300 letters').default(''),
})
export type RoleInput = z.output<typeof roleInput>

/** A role as the person's page tells it: since when, given by whom and why; where it has ended, the same of its end. */
export type RoleGrant = {
  id: string
  role: string
  grantedAt: Date
  giver: string | null
  why: string | null
  endedAt: Date | null
  ender: string | null
  endedWhy: string | null
}
