import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { hashContent } from '../../platform/tokens.ts'
import { decideDraft, decidePublication, draftOf } from './questionnaire.rules.ts'
import { type QuestionnaireDraft, titleAtMost } from './questionnaire.schema.ts'
import { replaceVersion, saveQuestionnaireHead, saveVersion } from './questionnaire.store.ts'
import {
  findNewestVersion,
  findVersion,
  holdVersion,
  lockNewestVersion,
  saveFreeze,
  savePublication,
} from './version.store.ts'

/**
 * Writes a new questionnaire for an area that puts it before people by gates of its own: its first version is published at
 * once. Refuses as `decideDraft` does.
 */
export async function saveQuestionnaire(
  tx: Tx,
  draft: QuestionnaireDraft,
): Promise<Decision<{ questionnaireId: string; versionId: string }>> {
  const begun = await beginQuestionnaire(tx, draft)
  if (begun.ok) await savePublication(tx, begun.value.versionId)
  return begun
}

/** Writes a new questionnaire in its first version, which nobody can begin before it is published. Refuses as `decideDraft` does. */
export async function beginQuestionnaire(
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

/** The part of a questionnaire that a form was filled from, and its mark as the form sent it; "" where none came. */
export type Seen = { part: (draft: QuestionnaireDraft) => unknown; mark: string }

/** The mark of a part of a questionnaire as it stands: a form sends it along, to tell whether somebody changed the part meanwhile. */
export function markOf(part: Seen['part'], version: Parameters<typeof draftOf>[0]): string {
  return hashContent(JSON.stringify(part(draftOf(version)) ?? null))
}

/**
 * Changes one thing of a questionnaire as it stands now, so that two people who write at once both keep what they wrote.
 *
 * @param edit makes the new draft of the newest one; `missing` where what it changes is not there any more
 * @param seen what the form showed: refused as `questionnaire/changed-meanwhile` where it says something else by now
 * @source office.questions.freeze
 */
export async function editQuestionnaire(
  tx: Tx,
  questionnaireId: string,
  edit: (draft: QuestionnaireDraft) => QuestionnaireDraft | Missing,
  seen?: Seen,
): Promise<Decision<{ versionId: string }> | Missing> {
  const newest = await lockNewestVersion(tx, questionnaireId)
  const version = newest && (await findVersion(tx, newest.id))
  if (!version) return missing
  const edited = edit(draftOf(version))
  if (edited !== missing && seen && seen.mark !== '' && markOf(seen.part, version) !== seen.mark) return refuse(changed)
  return edited === missing ? missing : changeQuestionnaire(tx, questionnaireId, edited)
}

const changed = {
  code: 'questionnaire/changed-meanwhile',
  source: 'office.questions.form',
  message:
    'Somebody else changed this while you wrote. Look at what it says now, then save again to put yours in its place.',
}

/**
 * Puts the newest version before people: who begins from now on begins it.
 *
 * @returns its number, a refusal of `decidePublication`, or `missing`
 * @source office.questions.publish
 */
export async function publishVersion(tx: Tx, questionnaireId: string): Promise<Decision<number> | Missing> {
  const newest = await lockNewestVersion(tx, questionnaireId)
  const version = newest && (await findVersion(tx, newest.id))
  if (!version) return missing
  const decision = decidePublication(version)
  if (!decision.ok) return decision
  await savePublication(tx, version.id)
  const after = { versionId: version.id, number: version.number }
  await record(tx, { act: 'questionnaire.publish', subject: questionnaireId, before: null, after })
  return allow(version.number)
}

/**
 * Begins a new questionnaire with what another one asks, in its newest version.
 *
 * @returns the id of the new one, or `missing`
 */
export async function copyQuestionnaire(tx: Tx, questionnaireId: string): Promise<Decision<string> | Missing> {
  const version = await findNewestVersion(tx, questionnaireId)
  if (!version) return missing
  const draft = draftOf(version)
  const begun = await beginQuestionnaire(tx, { ...draft, title: `Copy of ${draft.title}`.slice(0, titleAtMost) })
  return begun.ok ? allow(begun.value.questionnaireId) : begun
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
