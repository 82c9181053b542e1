import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { hashContent } from '../../platform/tokens.ts'
import { reopenGate } from '../activities/activity.commands.ts'
import { findActivity } from '../activities/activity.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { assessControllers } from './control.rules.ts'
import type { AssessedController } from './control.schema.ts'
import { listControllers, lockIndependence } from './control.store.ts'
import { decideDisclosureText } from './disclosure-text.rules.ts'
import type { DisclosureText } from './disclosure-text.schema.ts'
import { findLearnerDisclosure, saveLearnerDisclosure, saveShown } from './learner-disclosure.store.ts'

/** Everyone in control of content of an activity, assessed as of today. */
export async function findAssessment(tx: Tx, activityId: string, today: LocalDate): Promise<AssessedController[]> {
  const activity = await findActivity(tx, activityId)
  const people = await listControllers(tx, [activityId])
  const validityMonths = await findPolicy(tx, 'integrity.validMonths', today)
  return assessControllers(people, { today, validityMonths, isClinical: activity?.isClinical ?? true })
}

/** Holds the independence of an activity until the act ends; approval and every change of it wait for one another. */
export async function holdIndependence(tx: Tx, activityId: string): Promise<void> {
  await lockIndependence(tx, activityId)
}

/**
 * Keeps what learners will be told, with its hash, unless it stands there in these words already. Approval calls this.
 *
 * @returns the text, or refusal `disclosure/not-clear` while somebody is not assessed as clear
 * @source accme.si.3.5
 */
export async function keepLearnerDisclosure(
  tx: Tx,
  activityId: string,
  today: LocalDate,
): Promise<Decision<DisclosureText>> {
  const decision = decideDisclosureText(await findAssessment(tx, activityId, today), today)
  if (decision.ok) await keepText(tx, activityId, decision.value)
  return decision
}

async function keepText(tx: Tx, activityId: string, { text }: DisclosureText): Promise<void> {
  const before = await findLearnerDisclosure(tx, activityId)
  const sha256 = hashContent(text)
  if (before?.sha256 === sha256) return
  const id = await saveLearnerDisclosure(tx, { activityId, text, sha256 })
  await record(tx, {
    act: 'disclosure.write',
    subject: activityId,
    before: before?.text ?? null,
    after: { id, text, sha256 },
  })
}

/**
 * Keeps that a learner passed the disclosure on the way to the content, with the day and hour. Passing it again changes
 * nothing. `missing` while no disclosure has been written.
 *
 * @source accme.si.3.5
 * @source office.disclosure.passed
 */
export async function keepShown(tx: Tx, activityId: string, personId: string): Promise<Decision<string> | Missing> {
  const current = await findLearnerDisclosure(tx, activityId)
  if (!current) return missing
  await saveShown(tx, current.id, personId)
  const after = { learnerDisclosureId: current.id, sha256: current.sha256, personId }
  await record(tx, { act: 'disclosure.show', subject: activityId, before: null, after })
  return allow(current.id)
}

/**
 * After any change to who controls content, what they told or what was decided about it: areas above hear of it, and an
 * activity that was approved on other facts loses its approval. One that runs goes on, with what learners read renewed.
 *
 * @param reason what changed, without what a person told
 * @source accme.si.3.5
 */
export async function followChange(tx: Tx, activityId: string, reason: string, today: LocalDate): Promise<void> {
  await announce(tx, { kind: 'independence.changed', subject: activityId, body: { activityId } })
  const kept = await findLearnerDisclosure(tx, activityId)
  const activity = kept ? await findActivity(tx, activityId) : undefined
  if (!kept || !activity || !['approved', 'published', 'running'].includes(activity.state)) return
  const now = decideDisclosureText(await findAssessment(tx, activityId, today), today)
  if (now.ok && hashContent(now.value.text) === kept.sha256) return
  await reopenGate(tx, activityId, 'disclosure', reason)
  if (now.ok && activity.state !== 'approved') await keepText(tx, activityId, now.value)
}
