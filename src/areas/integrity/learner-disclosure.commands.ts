import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { hashContent } from '../../platform/tokens.ts'
import { findAssessment } from './assessment.commands.ts'
import { decideDisclosureText } from './disclosure-text.rules.ts'
import type { DisclosureText } from './disclosure-text.schema.ts'
import { findLearnerDisclosure, saveLearnerDisclosure, saveShown } from './learner-disclosure.store.ts'

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

/** Keeps the text and its hash, where it does not stand in these words already. */
export async function keepText(tx: Tx, activityId: string, { text }: DisclosureText): Promise<void> {
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
