/** Which of the two lists of ways applies: people who plan, or faculty and all others in control of content. */
export const sides = ['planner', 'faculty'] as const
export type Side = (typeof sides)[number]

/** Roles that plan; every other role in control of content stands with faculty. */
export const planningRoles = ['activity director', 'course director', 'planner', 'coordinator', 'office staff'] as const

/** The ways to mitigate, with the sides that may use each. The rule is `accme.si.3.4`. @check integrity_mitigation.method */
export const mitigationMethods = {
  divested: { label: 'Ended the relationship', sides: ['planner', 'faculty'] },
  recused: { label: 'Took no part in what concerns the company', sides: ['planner'] },
  'planning reviewed': { label: 'Planning decisions reviewed by someone without ties', sides: ['planner'] },
  'content reviewed': { label: 'Content reviewed by someone without ties', sides: ['faculty'] },
  attested: { label: 'Attested that recommendations rest on evidence and are free of bias', sides: ['faculty'] },
  other: { label: 'Another way, described', sides: ['planner', 'faculty'] },
} as const satisfies Record<string, { label: string; sides: readonly Side[] }>
export type MitigationMethod = keyof typeof mitigationMethods
export const mitigationMethodIds = Object.keys(mitigationMethods) as MitigationMethod[]

/**
 * What was done about one relevant relationship: how, by whom, and when it was complete.
 * `byHasTies`: has the person who reviewed a relevant relationship too? Null where the way needs no reviewer.
 */
export type Mitigation = {
  method: MitigationMethod
  description: string
  by: string
  byHasTies: boolean | null
  completedAt: Date
}

/** The role a relationship is mitigated for. `startsAt` is when planning begins, or the presentation. */
export type RoleHeld = { person: string; side: Side; startsAt: Date }
