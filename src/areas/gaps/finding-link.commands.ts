import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { countSpeaking, findLinkable, removeLink, saveLink } from './finding-link.store.ts'
import { decideChange, decideLink, decideUnlink } from './gap.rules.ts'
import type { Direction } from './gap.schema.ts'
import { findGap } from './gap.store.ts'
import { saveStanding } from './standing.store.ts'

/**
 * Links an accepted finding to a gap, for it or against it; a link there is turns to the new side.
 *
 * @returns the finding's id, `missing`, or refusal `gap/closed`, `gap/finding-not-accepted`, `gap/source-retracted`,
 *   `gap/last-finding`
 */
export async function linkFinding(
  tx: Tx,
  gapId: string,
  findingId: string,
  direction: Direction,
): Promise<Decision<string> | Missing> {
  const [gap, finding] = [await findGap(tx, gapId), await findLinkable(tx, gapId, findingId)]
  if (!gap || !finding) return missing
  const open = decideChange(gap.state)
  if (!open.ok) return open
  const decision = decideLink(finding)
  if (!decision.ok) return decision
  if (finding.direction === 'for' && direction === 'against') {
    const speaking = await countSpeaking(tx, gapId)
    const turn = decideUnlink({ ...finding, direction: finding.direction }, { state: gap.state, speaking })
    if (!turn.ok) return turn
  }
  await saveLink(tx, gapId, findingId, direction)
  const before = finding.direction && { findingId, direction: finding.direction }
  await record(tx, { act: 'gap.link-finding', subject: gapId, before, after: { findingId, direction } })
  await saveStanding(tx, [gapId])
  return allow(findingId)
}

/**
 * Takes a finding off a gap, with the reason.
 *
 * @returns the finding's id, `missing` where it is not linked, or refusal `gap/closed`, `gap/last-finding`
 */
export async function unlinkFinding(
  tx: Tx,
  gapId: string,
  findingId: string,
  why: string,
): Promise<Decision<string> | Missing> {
  const [gap, finding] = [await findGap(tx, gapId), await findLinkable(tx, gapId, findingId)]
  if (!gap || !finding?.direction) return missing
  const open = decideChange(gap.state)
  if (!open.ok) return open
  const link = { ...finding, direction: finding.direction }
  const decision = decideUnlink(link, { state: gap.state, speaking: await countSpeaking(tx, gapId) })
  if (!decision.ok) return decision
  await removeLink(tx, gapId, findingId)
  const before = { findingId, direction: finding.direction }
  await record(tx, { act: 'gap.unlink-finding', subject: gapId, before, after: null, why })
  await saveStanding(tx, [gapId])
  return allow(findingId)
}
