import { z } from 'zod'
import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'
import { type Role, roles } from '../../kernel/actor.ts'

/** The roles an administrator can give. Everyone is a learner without being made one. */
export const givenRoles = roles.filter((role) => role !== 'learner')

/** What a role can be for, where it is not for the whole office. @check access_role_grant.scope_kind */
export const scopeKinds = ['activity', 'committee', 'organization'] as const
export type ScopeKind = (typeof scopeKinds)[number]

/** What each role can be narrowed to; the others are for the whole office. */
export const scopeOf: Partial<Record<Role, ScopeKind>> = {
  faculty: 'activity',
  planner: 'activity',
  coordinator: 'activity',
  'course director': 'activity',
  reviewer: 'activity',
  liaison: 'committee',
  partner: 'organization',
}

/** Roles that mean nothing without saying for whom. */
export const scopedAlways: readonly Role[] = ['liaison', 'partner']

/** What a role is for: the record where there is one, and its name. */
export type Scope = { kind: ScopeKind; id: string | null; name: string }

const day = z
  .string()
  .trim()
  .refine((value) => value === '' || isLocalDate(value), 'Choose a day, such as 2026-12-31')
  .transform((value) => (value === '' ? null : (value as LocalDate)))

/** What giving a role by hand sends. `scope` is as typed; `endsOn` the day from which the role opens nothing, null for none. */
export const roleInput = z.object({
  role: z.enum(givenRoles, { error: 'Choose a role' }),
  scope: z.string().trim().max(200, 'Enter at most 200 letters').default(''),
  endsOn: day.nullish().transform((value) => value ?? null),
  why: z.string().trim().max(300, 'Enter at most 300 letters').default(''),
})
export type RoleInput = z.output<typeof roleInput>

/** What extending a role sends; without a day it goes on until somebody ends it. */
export const extensionInput = roleInput.pick({ endsOn: true, why: true })
export type ExtensionInput = z.output<typeof extensionInput>

/** Which day it is at the office, and where days begin. */
export type RoleDesk = { today: LocalDate; timeZone: string }

/** A role as it stands in the database: what for, since and until when, given by whom and why; of its end the same. */
export type RoleGrant = {
  id: string
  role: string
  scope: string | null
  grantedAt: Date
  giver: string | null
  why: string | null
  endsAt: Date | null
  endedAt: Date | null
  ender: string | null
  endedWhy: string | null
  extensions: { at: Date; by: string | null; why: string }[]
}

/**
 * A role with its days; `until` is null while it is held, `endsOn` the day from which it will open nothing. `said` tells who gave it and
 * why and who let it go on, `saidEnd` who ended it.
 */
export type RoleLine = {
  id: string
  role: string
  scope: string | null
  since: LocalDate
  until: LocalDate | null
  endsOn: LocalDate | null
  said: string
  saidEnd: string
}

/** "planner, for activity 26-003" */
export function showRole({ role, scope }: { role: string; scope: string | null }): string {
  return scope === null ? role : `${role}, for ${scope}`
}

/** Why an account is shut, since when and by whom. */
export type Shut = { why: string; at: Date; by: string | null }
