/**
 * The roles a person can hold in an office. Everyone who is signed in is also a learner.
 *
 * @check access_role_grant.role
 */
export const roles = [
  'learner',
  'faculty',
  'planner',
  'coordinator',
  'course director',
  'reviewer',
  'liaison',
  'partner',
  'office staff',
  'integrity officer',
  'surveyor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/**
 * Who acts. `personId` is null for the public and for the office's own timed work.
 * `via` says by which door: a session, a link for one act, a key of the API, the command line, timed work, or none.
 * `keyId` is the key that acts, on behalf of the person it belongs to.
 */
export type Actor = {
  personId: string | null
  roles: readonly Role[]
  via: 'session' | 'link' | 'key' | 'command line' | 'timed work' | 'public'
  onBehalfOf?: string | null
  keyId?: string
  requestId?: string
}
