import { type Decision, type Missing, refuse } from '../kernel/decision.ts'
import { isId } from '../kernel/ids.ts'
import type { Tx } from '../platform/database.ts'
import { isInQuestion } from '../areas/questions/media.store.ts'
import { beginQuestionnaire, changeQuestionnaire } from '../areas/questions/questionnaire.commands.ts'
import { decideDraft } from '../areas/questions/questionnaire.rules.ts'
import type { QuestionnaireDraft } from '../areas/questions/questionnaire.schema.ts'

/**
 * Can what a file holds be asked as it is written? Refuses as `decideDraft` does, and says at which question.
 *
 * @source office.questions.form
 */
export function decideTaking(draft: QuestionnaireDraft): Decision<QuestionnaireDraft> {
  const decision = decideDraft(draft)
  if (decision.ok) return decision
  const at = draft.items.findIndex(
    (_, i) => !decideDraft({ ...draft, sections: [], items: draft.items.slice(0, i + 1) }).ok,
  )
  const item = draft.items[at]
  const where = item ? `Question ${at + 1}, “${item.wording}”: ` : ''
  const message = `It cannot be asked as it is written. ${where}${decision.refusal.message}`
  return refuse({ ...decision.refusal, message })
}

/**
 * Begins a questionnaire with what a file holds; nobody can answer it before it is published. A picture, sound or film stays
 * where this office keeps its file, and is left out otherwise.
 *
 * @returns the id of the new questionnaire and what was left out, or a refusal of `decideTaking`
 */
export async function takeIn(
  tx: Tx,
  draft: QuestionnaireDraft,
): Promise<Decision<{ questionnaireId: string; losses: string[] }>> {
  const decision = decideTaking(draft)
  if (!decision.ok) return decision
  const { kept, losses } = await keepMedia(tx, draft)
  const begun = await beginQuestionnaire(tx, kept)
  return begun.ok ? { ok: true, value: { questionnaireId: begun.value.questionnaireId, losses } } : begun
}

/**
 * Writes what a file holds over a questionnaire, as the editor would: a version that has answers stays, and the next one is
 * made.
 *
 * @returns what was left out, `missing` without the questionnaire, or a refusal of `decideTaking`
 */
export async function takeOver(
  tx: Tx,
  questionnaireId: string,
  draft: QuestionnaireDraft,
): Promise<Decision<string[]> | Missing> {
  const decision = decideTaking(draft)
  if (!decision.ok) return decision
  const { kept, losses } = await keepMedia(tx, draft)
  const changed = await changeQuestionnaire(tx, questionnaireId, kept)
  if (typeof changed === 'symbol' || !changed.ok) return changed
  return { ok: true, value: losses }
}

/** The draft with the pictures, sounds and films that are kept here, and what it loses without the others. */
async function keepMedia(tx: Tx, draft: QuestionnaireDraft) {
  const losses: string[] = []
  const items: QuestionnaireDraft['items'] = []
  for (const item of draft.items) {
    const { media } = item
    const ids = media ? [media.fileId, ...media.captions.map(({ fileId }) => fileId)] : []
    const isHere = await Promise.all(ids.map(async (id) => isId(id) && (await isInQuestion(tx, id))))
    if (media && isHere.includes(false)) losses.push(`The ${media.kind} above “${item.wording}” is not kept here`)
    items.push(isHere.includes(false) ? { ...item, media: null } : item)
  }
  return { kept: { ...draft, items }, losses }
}
