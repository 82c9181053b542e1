import type { MergeRule } from '../../kernel/merge-rule.ts'

/** What becomes of what the office does together with both. @source office.people.merge */
export const organizationsMergeRules: readonly MergeRule[] = [
  {
    table: 'organizations_partnership',
    does: 'keep one',
    says: 'Where both are partners of the same kind, what was agreed with the kept one holds.',
  },
]
