import { z } from 'zod'
import type { LocalDate } from '../../kernel/dates.ts'
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

/** A role with its days; `until` is null while it is held. `said` tells who gave it and why, `saidEnd` who ended it. */
export type RoleLine = {
  id: string
  role: string
  since: LocalDate
  until: LocalDate | null
  said: string
  saidEnd: string
}
