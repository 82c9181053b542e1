import type { Role } from '../kernel/actor.ts'

/**
 * What a route may ask for. `public`: anyone. `link`: who holds a link for this one act.
 * `signed in`: anyone with a session; what they see is their own. The rest is given by roles.
 * Where a name ends in `own`, the route also asks whether this record is theirs.
 */
export const grants = {
  // The office's home, where everyone finds only what waits for themselves.
  'office.see': [
    'office staff',
    'integrity officer',
    'surveyor',
    'course director',
    'planner',
    'coordinator',
    'administrator',
  ],
  'task.see': ['office staff', 'integrity officer', 'administrator'],
  'questionnaire.see': ['office staff', 'surveyor', 'administrator'],
  'questionnaire.write': ['office staff', 'administrator'],
  'evidence.see': ['office staff', 'surveyor', 'administrator'],
  'evidence.record': ['office staff', 'administrator'],
  'quality.see': ['office staff', 'surveyor', 'administrator'],
  'quality.record': ['office staff', 'administrator'],
  'quality.see.own': ['liaison', 'office staff', 'surveyor', 'administrator'],
  'quality.hand-over.own': ['liaison', 'office staff', 'administrator'],
  'gap.see': ['office staff', 'surveyor', 'course director', 'planner', 'administrator'],
  'gap.decide': ['office staff', 'administrator'],
  'activity.see': ['office staff', 'integrity officer', 'surveyor', 'administrator'],
  'activity.see.own': [
    'office staff',
    'integrity officer',
    'surveyor',
    'course director',
    'planner',
    'coordinator',
    'administrator',
  ],
  'activity.plan': ['office staff', 'administrator'],
  'activity.plan.own': ['office staff', 'course director', 'planner', 'coordinator', 'administrator'],
  'integrity.see': ['integrity officer', 'administrator'],
  'integrity.decide': ['integrity officer', 'administrator'],
  'review.assign': ['office staff', 'administrator'],
  'activity.approve': ['office staff', 'administrator'],
  'credit.see': ['office staff', 'administrator'],
  'credit.correct': ['office staff', 'administrator'],
  'report.make': ['office staff', 'administrator'],
  'outcome.decide.own': ['office staff', 'course director', 'planner', 'administrator'],
  'outcome.see': ['office staff', 'surveyor', 'administrator'],
  'people.see': ['office staff', 'administrator'],
  'people.record': ['office staff', 'administrator'],
  'role.give': ['administrator'],
  'policy.see': ['office staff', 'surveyor', 'administrator'],
  'policy.set': ['administrator'],
  'mission.set': ['office staff', 'administrator'],
  'mail.see': ['office staff', 'administrator'],
  'work.see': ['office staff', 'administrator'],
  'work.stop': ['office staff', 'administrator'],
  'work.release': ['administrator'],
  'key.give': ['administrator'],
  'audit.see': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Grant = keyof typeof grants
export type Permission = 'public' | 'link' | 'signed in' | Grant

/** May someone with these roles, signed in or not, come to this door? Links are looked at elsewhere. */
export function mayEnter(permission: Permission, visitor: { roles: readonly Role[] } | null): boolean {
  if (permission === 'public' || permission === 'link') return true
  if (visitor === null) return false
  if (permission === 'signed in') return true
  return may(visitor, permission)
}

/** Has one of these roles the right? For what a screen shows or hides; the route guards itself. */
export function may(visitor: { roles: readonly Role[] }, grant: Grant): boolean {
  const holders: readonly Role[] = grants[grant]
  return visitor.roles.some((role) => holders.includes(role))
}
