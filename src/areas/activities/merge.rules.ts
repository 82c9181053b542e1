import type { MergeRule } from '../../kernel/merge-rule.ts'

/** What becomes of an activity that both organizations provide. @source office.people.merge */
export const activitiesMergeRules: readonly MergeRule[] = [
  {
    table: 'activities_joint_provider',
    does: 'keep one',
    says: 'An activity that both provide names the kept one once.',
  },
]
