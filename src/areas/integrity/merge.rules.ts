import type { MergeRule } from '../../kernel/merge-rule.ts'

/** What becomes of drafts and of disclosures that both records passed. @source office.people.merge */
export const integrityMergeRules: readonly MergeRule[] = [
  { table: 'integrity_draft', does: 'keep one', says: 'Of two drafts of one disclosure the kept record’s stays.' },
  { table: 'integrity_shown', does: 'keep one', says: 'A disclosure that both were shown counts once.' },
]
