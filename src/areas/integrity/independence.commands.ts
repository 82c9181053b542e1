import type { LocalDate } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { hashContent } from '../../platform/tokens.ts'
import { reopenGate } from '../activities/activity.commands.ts'
import { findActivity } from '../activities/activity.store.ts'
import { findAssessment } from './assessment.commands.ts'
import { decideDisclosureText } from './disclosure-text.rules.ts'
import { keepText } from './learner-disclosure.commands.ts'
import { findLearnerDisclosure } from './learner-disclosure.store.ts'

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
