import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { containing, wordsOf } from '../../platform/search.ts'
import type { ItemDraft, QuestionnaireDraft, QuestionnaireKind } from './questionnaire.schema.ts'

/** Every questionnaire in its newest version, by title, with how many questions it has. */
export function listQuestionnaires(
  db: Db,
  filter: { kind?: QuestionnaireKind; words?: string; after?: [string, string] },
  limit: number,
) {
  let query = db
    .selectFrom('questions_questionnaire as q')
    .orderBy('q.title')
    .orderBy('q.id')
    .limit(limit)
    .select([
      'q.id',
      'q.kind',
      'q.title',
      sql<number>`(select max(v.number) from questions_version v where v.questionnaire_id = q.id)`.as('number'),
      sql<number>`(select count(*) from questions_item i where i.version_id = (
        select v.id from questions_version v where v.questionnaire_id = q.id order by v.number desc limit 1))`.as(
        'items',
      ),
    ])
  if (filter.kind) query = query.where('q.kind', '=', filter.kind)
  for (const word of wordsOf(filter.words)) query = query.where('q.title', 'ilike', containing(word))
  if (filter.after) {
    const [title, id] = filter.after
    query = query.where(sql<boolean>`(q.title, q.id) > (${title}, ${id}::uuid)`)
  }
  return query.execute()
}

/** Writes a questionnaire without any version; returns its id. */
export async function saveQuestionnaireHead(tx: Tx, draft: QuestionnaireDraft): Promise<string> {
  const id = newId()
  await tx
    .insertInto('questions_questionnaire')
    .values({ id, kind: draft.kind, title: draft.title, created_at: tx.at })
    .execute()
  return id
}

/** Writes a version with its questions; returns its id. */
export async function saveVersion(
  tx: Tx,
  questionnaireId: string,
  number: number,
  draft: QuestionnaireDraft,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('questions_version')
    .values({
      id,
      questionnaire_id: questionnaireId,
      number,
      title: draft.title,
      intro: draft.intro,
      created_at: tx.at,
    })
    .execute()
  await saveTitle(tx, questionnaireId, draft.title)
  await saveItems(tx, id, draft.items)
  return id
}

/** Writes a version anew that nobody has answered; one that was answered makes the database refuse. */
export async function replaceVersion(
  tx: Tx,
  version: { id: string; questionnaireId: string },
  draft: QuestionnaireDraft,
) {
  await tx
    .updateTable('questions_version')
    .set({ title: draft.title, intro: draft.intro })
    .where('id', '=', version.id)
    .execute()
  await saveTitle(tx, version.questionnaireId, draft.title)
  await tx.deleteFrom('questions_item').where('version_id', '=', version.id).execute()
  await saveItems(tx, version.id, draft.items)
}

async function saveTitle(tx: Tx, questionnaireId: string, title: string): Promise<void> {
  await tx.updateTable('questions_questionnaire').set({ title }).where('id', '=', questionnaireId).execute()
}

async function saveItems(tx: Tx, versionId: string, drafts: readonly ItemDraft[]): Promise<void> {
  if (drafts.length === 0) return
  const items = drafts.map((draft, i) => ({ id: newId(), position: i + 1, draft }))
  await tx
    .insertInto('questions_item')
    .values(items.map(({ id, position, draft }) => ({ id, version_id: versionId, position, ...columnsOf(draft) })))
    .execute()
  const options = items.flatMap(({ id, draft }) =>
    (draft.options ?? []).map((option, i) => ({
      id: newId(),
      item_id: id,
      position: i + 1,
      key: option.key,
      wording: option.wording.trim(),
      is_right: option.isRight ?? null,
      feedback: option.feedback ?? null,
    })),
  )
  if (options.length > 0) await tx.insertInto('questions_option').values(options).execute()
}

function columnsOf(draft: ItemDraft) {
  return {
    page: draft.page,
    key: draft.key,
    type: draft.type,
    wording: draft.wording.trim(),
    help: draft.help?.trim() || null,
    is_required: draft.required ?? false,
    minimum: draft.minimum ?? null,
    maximum: draft.maximum ?? (draft.type === 'rating' ? 5 : null),
    low_label: draft.lowLabel?.trim() || null,
    high_label: draft.highLabel?.trim() || null,
    show_if: draft.showIf ? JSON.stringify(draft.showIf) : null,
    right_number: draft.rightNumber ?? null,
    feedback: draft.feedback?.trim() || null,
  }
}
