import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { decideDraft, draftOf } from './questionnaire.rules.ts'
import type { QuestionnaireDraft } from './questionnaire.schema.ts'
import { replaceVersion, saveQuestionnaireHead, saveVersion } from './questionnaire.store.ts'
import { findVersion, holdVersion, lockNewestVersion, saveFreeze } from './version.store.ts'

/** Writes a new questionnaire in its first version, or refuses as `decideDraft` does. */
export async function saveQuestionnaire(
  tx: Tx,
  draft: QuestionnaireDraft,
): Promise<Decision<{ questionnaireId: string; versionId: string }>> {
  const decision = decideDraft(draft)
  if (!decision.ok) return decision
  const questionnaireId = await saveQuestionnaireHead(tx, decision.value)
  const versionId = await saveVersion(tx, questionnaireId, 1, decision.value)
  await record(tx, { act: 'questionnaire.write', subject: questionnaireId, before: null, after: decision.value })
  return allow({ questionnaireId, versionId })
}

/**
 * Changes a questionnaire. While nobody has answered the newest version it is written anew; once somebody has, it stays as
 * it is and the change makes the next version. Sheets keep the version they were begun in.
 *
 * @source office.questions.freeze
 */
export async function changeQuestionnaire(
  tx: Tx,
  questionnaireId: string,
  draft: QuestionnaireDraft,
): Promise<Decision<{ versionId: string }> | Missing> {
  const version = await lockNewestVersion(tx, questionnaireId)
  if (!version) return missing
  const decision = decideDraft(draft)
  if (!decision.ok) return decision
  const after = { number: version.isFrozen ? version.number + 1 : version.number, ...decision.value }
  await record(tx, { act: 'questionnaire.change', subject: questionnaireId, before: { number: version.number }, after })
  if (version.isFrozen)
    return allow({ versionId: await saveVersion(tx, questionnaireId, version.number + 1, decision.value) })
  await replaceVersion(tx, { id: version.id, questionnaireId }, decision.value)
  return allow({ versionId: version.id })
}

/**
 * Changes one thing of a questionnaire as it stands now, so that two people who write at once both keep what they wrote.
 *
 * @param edit makes the new draft of the newest one; `missing` where what it changes is not there any more
 * @source office.questions.freeze
 */
export async function editQuestionnaire(
  tx: Tx,
  questionnaireId: string,
  edit: (draft: QuestionnaireDraft) => QuestionnaireDraft | Missing,
): Promise<Decision<{ versionId: string }> | Missing> {
  const newest = await lockNewestVersion(tx, questionnaireId)
  const version = newest && (await findVersion(tx, newest.id))
  if (!version) return missing
  const edited = edit(draftOf(version))
  return edited === missing ? missing : changeQuestionnaire(tx, questionnaireId, edited)
}

/**
 * Keeps a version from being changed until the act ends, in which answers to it are written. Call it before its questions
 * are read.
 *
 * @returns freezes the version, to be called once an answer is kept: from then on it stays as it is
 * @source office.questions.freeze
 */
export async function holdForAnswers(tx: Tx, versionId: string): Promise<() => Promise<void>> {
  const isFrozen = await holdVersion(tx, versionId)
  return async () => {
    if (isFrozen) return
    await saveFreeze(tx, versionId)
    await record(tx, { act: 'questionnaire.freeze', subject: versionId, before: null, after: null })
  }
}
