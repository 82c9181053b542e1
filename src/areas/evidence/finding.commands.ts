import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { decideReopening, decideToRecord, decideVerdict } from './finding.rules.ts'
import type { FindingInput, FindingState, Verdict } from './finding.schema.ts'
import { findFinding, saveDecision, saveFinding } from './finding.store.ts'
import { findValue } from '../measures/measure.store.ts'
import { findSource } from './source.store.ts'
import { saveFindingTopics, saveTopics } from './topic.store.ts'

/**
 * Records what a person reads out of a source. It is open until someone decides on it.
 *
 * @param byRule the name of the preset rule that made it; null where a person signs
 * @returns the finding's id, `missing` without the source, or a refusal of `decideToRecord`
 */
export async function recordFinding(
  tx: Tx,
  finding: FindingInput,
  byRule: string | null = null,
): Promise<Decision<string> | Missing> {
  const source = await findSource(tx, finding.sourceId)
  if (!source) return missing
  const value = finding.measureValueId === null ? null : ((await findValue(tx, finding.measureValueId)) ?? null)
  const decision = decideToRecord(finding, source, value)
  if (!decision.ok) return decision
  const findingId = await saveFinding(tx, { ...finding, byRule })
  const topics = await saveTopics(
    tx,
    finding.topics.map((label) => ({ label, meshUi: null })),
  )
  await saveFindingTopics(tx, findingId, topics)
  await record(tx, { act: 'finding.record', subject: findingId, before: null, after: { ...finding, byRule } })
  return allow(findingId)
}

/**
 * Accepts or dismisses a finding, with the reason. A later decision supersedes, and the earlier ones stay.
 *
 * @returns the finding's id, `missing`, or refusal `finding/decided-so`, `finding/source-retracted`
 */
export async function decideFinding(
  tx: Tx,
  findingId: string,
  verdict: Verdict,
  reason: string,
): Promise<Decision<string> | Missing> {
  const finding = await findFinding(tx, findingId)
  if (!finding) return missing
  const decision = decideVerdict(verdict, finding)
  if (!decision.ok) return decision
  const byId = tx.actor.personId
  if (byId === null) throw new Error('A finding is decided by a person')
  await saveDecision(tx, { findingId, verdict, reason, byId })
  const before = { state: finding.state }
  await record(tx, { act: 'finding.decide', subject: findingId, before, after: { state: verdict }, why: reason })
  const { sourceId, channel } = finding
  await announce(tx, { kind: `finding.${verdict}`, subject: findingId, body: { findingId, sourceId, channel } })
  return allow(findingId)
}

/**
 * Takes a decision on a finding back: it stands as it did before, open or with the verdict it had then.
 *
 * @param was how it stood before the decision, `now` what was decided
 * @returns the finding's id, `missing`, or refusal `finding/decided-anew`, and those of `decideFinding`
 */
export async function reopenFinding(
  tx: Tx,
  findingId: string,
  { was, now }: { was: FindingState; now: Verdict },
): Promise<Decision<string> | Missing> {
  const finding = await findFinding(tx, findingId)
  if (!finding) return missing
  const decision = decideReopening(finding.state, now)
  if (!decision.ok) return decision
  const reason = 'A decision on several findings was taken back'
  if (was !== 'open') return decideFinding(tx, findingId, was, reason)
  const byId = tx.actor.personId
  if (byId === null) throw new Error('A decision is taken back by a person')
  await saveDecision(tx, { findingId, verdict: 'open', reason, byId })
  const before = { state: finding.state }
  await record(tx, { act: 'finding.reopen', subject: findingId, before, after: { state: 'open' }, why: reason })
  const { sourceId, channel } = finding
  await announce(tx, { kind: 'finding.reopened', subject: findingId, body: { findingId, sourceId, channel } })
  return allow(findingId)
}
