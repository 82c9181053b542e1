import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { containing, wordsOf } from '../../platform/search.ts'
import { type Question, questionOf } from '../items/item.schema.ts'
import type { QuestionnaireDraft, QuestionnaireKind } from './questionnaire.schema.ts'

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
      language: draft.language ?? 'en',
      created_at: tx.at,
    })
    .execute()
  await saveTitle(tx, questionnaireId, draft.title)
  await saveContent(tx, id, draft)
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
    .set({ title: draft.title, intro: draft.intro, language: draft.language ?? 'en' })
    .where('id', '=', version.id)
    .execute()
  await saveTitle(tx, version.questionnaireId, draft.title)
  await tx.deleteFrom('questions_item').where('version_id', '=', version.id).execute()
  await tx.deleteFrom('questions_section').where('version_id', '=', version.id).execute()
  await tx.deleteFrom('questions_translation').where('version_id', '=', version.id).execute()
  await saveContent(tx, version.id, draft)
}

async function saveTitle(tx: Tx, questionnaireId: string, title: string): Promise<void> {
  await tx.updateTable('questions_questionnaire').set({ title }).where('id', '=', questionnaireId).execute()
}

async function saveContent(tx: Tx, versionId: string, draft: QuestionnaireDraft): Promise<void> {
  await saveItems(tx, versionId, draft.items.map(questionOf))
  const sections = (draft.sections ?? []).map(({ key, page, title, intro }) => ({
    id: newId(),
    version_id: versionId,
    key,
    page,
    title: title.trim(),
    intro: intro.trim(),
  }))
  if (sections.length > 0) await tx.insertInto('questions_section').values(sections).execute()
  const translations = Object.entries(draft.translations ?? {}).flatMap(([language, texts]) =>
    Object.entries(texts).map(([place, { words, madeFrom }]) => ({
      version_id: versionId,
      language,
      place,
      words,
      made_from: madeFrom,
    })),
  )
  if (translations.length > 0) await tx.insertInto('questions_translation').values(translations).execute()
}

async function saveItems(tx: Tx, versionId: string, questions: readonly Question[]): Promise<void> {
  if (questions.length === 0) return
  const items = questions.map((question, i) => ({ id: newId(), position: i + 1, question }))
  await tx
    .insertInto('questions_item')
    .values(
      items.map(({ id, position, question }) => ({ id, version_id: versionId, position, ...columnsOf(question) })),
    )
    .execute()
  const options = items.flatMap(({ id, question }) =>
    question.options.map((option, i) => ({
      id: newId(),
      item_id: id,
      position: i + 1,
      key: option.key,
      wording: option.wording.trim(),
      is_right: option.isRight,
      feedback: option.feedback,
      right_number: option.rightNumber,
    })),
  )
  if (options.length > 0) await tx.insertInto('questions_option').values(options).execute()
  const media = items.flatMap(({ id, question: { media: one } }) =>
    one === null
      ? []
      : [
          {
            item_id: id,
            kind: one.kind,
            file_id: one.fileId,
            alt: one.alt.trim(),
            transcript: one.transcript.trim(),
          },
        ],
  )
  if (media.length > 0) await tx.insertInto('questions_media').values(media).execute()
  const captions = items.flatMap(({ id, question: { media: one } }) =>
    (one?.captions ?? []).map(({ language, fileId }) => ({ item_id: id, language, file_id: fileId })),
  )
  if (captions.length > 0) await tx.insertInto('questions_captions').values(captions).execute()
}

function columnsOf(question: Question) {
  return {
    page: question.page,
    key: question.key,
    type: question.type,
    wording: question.wording.trim(),
    help: question.help?.trim() || null,
    is_required: question.isRequired,
    minimum: question.minimum,
    maximum: question.maximum,
    low_label: question.lowLabel?.trim() || null,
    high_label: question.highLabel?.trim() || null,
    show_if: question.showIf ? JSON.stringify(question.showIf) : null,
    right_number: question.rightNumber,
    feedback: question.feedback?.trim() || null,
    scales: JSON.stringify(question.scales),
    passage: question.passage,
    total: question.total,
    earliest: question.earliest,
    latest: question.latest,
    accepts: JSON.stringify(question.accepts),
    megabytes: question.megabytes,
  }
}
