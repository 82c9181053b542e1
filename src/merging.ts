import { accessMergeRules } from './areas/access/merge.rules.ts'
import { activitiesMergeRules } from './areas/activities/merge.rules.ts'
import { integrityMergeRules } from './areas/integrity/merge.rules.ts'
import { organizationsMergeRules } from './areas/organizations/merge.rules.ts'
import { peopleMergeRules } from './areas/people/merge.rules.ts'
import type { MergeRule } from './kernel/merge-rule.ts'

/** What areas say of their tables where two records become one. A table without a rule is moved, and forbids what is there twice. */
export const mergeRules: readonly MergeRule[] = [
  ...peopleMergeRules,
  ...organizationsMergeRules,
  ...accessMergeRules,
  ...activitiesMergeRules,
  ...integrityMergeRules,
]
