import type { Role } from '../../kernel/actor.ts'

/**
 * Which of the things others owe are this person's to know: all for those who may see every task; for planners and course
 * directors what they asked for themselves; nothing (null) for a surveyor, who sees no learner's name.
 */
export function owedScope(
  person: { id: string; roles: readonly Role[] },
  maySeeAll: boolean,
): { owedTo?: string; except: string } | null {
  if (maySeeAll) return { except: person.id }
  return person.roles.includes('surveyor') ? null : { owedTo: person.id, except: person.id }
}
