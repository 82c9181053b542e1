import type { MergeRule } from '../../kernel/merge-rule.ts'

const says = 'Sessions and links of the record that goes end; its address can still be signed in with.'

/** What becomes of the ways in. @source office.people.merge */
export const accessMergeRules: readonly MergeRule[] = [
  { table: 'access_session', does: 'set aside', says },
  { table: 'access_sign_in_link', does: 'set aside', says },
  { table: 'access_address_link', does: 'set aside', says },
  { table: 'access_password', does: 'set aside', says: 'The password of the record that goes is gone.' },
  { table: 'access_shut', does: 'keep one', says: 'An account that is shut on both sides stays shut.' },
]
