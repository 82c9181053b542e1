import type { MergeRule } from '../../kernel/merge-rule.ts'

/** What becomes of facts that both records have. @source office.people.merge */
export const peopleMergeRules: readonly MergeRule[] = [
  { table: 'people_license', does: 'keep one', says: 'A license that both have is kept once.' },
  {
    table: 'people_stage',
    does: 'keep one',
    says: 'Of two career stages that begin on the same day the kept record’s holds.',
  },
]
