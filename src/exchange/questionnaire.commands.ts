import type { Decision } from '../kernel/decision.ts'
import { isId } from '../kernel/ids.ts'
import type { Tx } from '../platform/database.ts'
import { isInQuestion } from '../areas/questions/media.store.ts'
import { beginQuestionnaire } from '../areas/questions/questionnaire.commands.ts'
import type { QuestionnaireDraft } from '../areas/questions/questionnaire.schema.ts'

/**
 * Begins a questionnaire with what a file holds; nobody can answer it before it is published. A picture, sound or film stays
 * where this office keeps its file, and is left out otherwise.
 *
 * @returns the id of the new questionnaire and what was left out, or a refusal of `decideDraft`
 */
export async function takeIn(
  tx: Tx,
  draft: QuestionnaireDraft,
): Promise<Decision<{ questionnaireId: string; losses: string[] }>> {
  const losses: string[] = []
  const items: QuestionnaireDraft['items'] = []
  for (const item of draft.items) {
    const { media } = item
    const ids = media ? [media.fileId, ...media.captions.map(({ fileId }) => fileId)] : []
    const isHere = await Promise.all(ids.map(async (id) => isId(id) && (await isInQuestion(tx, id))))
    if (media && isHere.includes(false)) losses.push(`The ${media.kind} above “${item.wording}” is not kept here`)
    items.push(isHere.includes(false) ? { ...item, media: null } : item)
  }
  const begun = await beginQuestionnaire(tx, { ...draft, items })
  return begun.ok ? { ok: true, value: { questionnaireId: begun.value.questionnaireId, losses } } : begun
}
