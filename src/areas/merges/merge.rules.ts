import type { MergeRule } from '../../kernel/merge-rule.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { MergeKind } from './merge.schema.ts'

/** What a merge is decided by. `alike` counts rows of both records that only one may have. */
export type MergeFacts = {
  kind: MergeKind
  isSame: boolean
  isOwn: boolean
  isProvider: boolean
  isKin: boolean
  hasHadRole: boolean
  byAdministrator: boolean
  shares: readonly { table: string; alike: number }[]
}

/**
 * May these two records become one? Not with itself (`merge/same`), nobody's own (`merge/own`), never the accredited school into
 * another (`merge/provider`), no part into its whole or the other way around (`merge/kin`). Where one of them has or had a role, only an administrator decides (`merge/roles`): who reads the other's mail
 * could sign in with that role. What only one record may have, such as a claim on an activity, must not be there twice (`merge/alike`).
 *
 * @source office.people.merge
 */
export function decideMerge(facts: MergeFacts, rules: readonly MergeRule[]): Decision<void> {
  const no = (code: string, message: string) =>
    refuse({ code: `merge/${code}`, source: 'office.people.merge', message })
  if (facts.isSame) return no('same', 'This is one record. Choose another.')
  if (facts.isOwn) return no('own', 'One of them is you. A colleague decides whether the office knows you twice.')
  if (facts.isProvider) return no('provider', 'The record that goes is the school itself. Keep that one.')
  if (facts.isKin)
    return no('kin', 'One is a part of the other, and a whole is not its part. Take it out first where they are one.')
  if (facts.hasHadRole && !facts.byAdministrator)
    return no('roles', 'One of them has or had a role here. An administrator decides whether they are one.')
  const clashes = listClashes(facts.shares, rules)
  if (clashes.length === 0) return allow(undefined)
  return no(
    'alike',
    `Both have what ${facts.kind === 'person' ? 'a person' : 'an organization'} has once: ${clashes.join(', ')}. Correct or withdraw one of each first.`,
  )
}

/** What both records have and no rule settles: "claim (1)". @source office.people.merge */
export function listClashes(
  shares: readonly { table: string; alike: number }[],
  rules: readonly MergeRule[],
): string[] {
  const settled = new Set(rules.map(({ table }) => table))
  return shares
    .filter(({ table, alike }) => alike > 0 && !settled.has(table))
    .map(({ table, alike }) => `${showTable(table)} (${alike})`)
}

/** "courses_enrollment" as people say it: "enrollment". */
export function showTable(table: string): string {
  return table.replace(/^[a-z]+_/, '').replaceAll('_', ' ')
}

/**
 * May this merge be undone? Once, and before a later one of the same records (`merge/later`); not where the address of the record
 * that went belongs to someone else by now (`merge/address`).
 *
 * @source office.people.merge
 */
export function decideUndo(facts: { isUndone: boolean; hasLater: boolean; isAddressTaken: boolean }): Decision<void> {
  const no = (code: string, message: string) =>
    refuse({ code: `merge/${code}`, source: 'office.people.merge', message })
  if (facts.isUndone) return no('undone', 'It is undone already.')
  if (facts.hasLater) return no('later', 'One of these records went into another later. Undo that first.')
  if (facts.isAddressTaken)
    return no('address', 'The address of the record that went belongs to someone else by now. Change theirs first.')
  return allow(undefined)
}
