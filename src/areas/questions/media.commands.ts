import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import type { Tx } from '../../platform/database.ts'
import { type FileStore, keepFile } from '../../platform/files.ts'
import type { Media } from '../items/item.schema.ts'
import { type ReadMedia, type SentMedia, decideMedia } from './media.rules.ts'
import { editQuestionnaire } from './questionnaire.commands.ts'
import { findNewestVersion } from './version.store.ts'

const captionsType = 'text/vtt; charset=utf-8'

type At = { questionnaireId: string; itemKey: string }

/**
 * Puts a picture, sound or film above a question, or changes the words of the one that is there.
 *
 * @returns the id of the version it stands in, a refusal of `decideMedia`, or `missing`
 * @source office.questions.media
 */
export async function saveMedia(
  tx: Tx,
  at: At,
  sent: SentMedia,
  files: FileStore,
): Promise<Decision<{ versionId: string }> | Missing> {
  const version = await findNewestVersion(tx, at.questionnaireId)
  const item = version?.items.find(({ key }) => key === at.itemKey)
  if (!item) return missing
  const decision = decideMedia(sent, item.media)
  if (!decision.ok) return decision
  return putMedia(tx, at, await keepMedia(tx, decision.value, item.media, files))
}

async function keepMedia(tx: Tx, read: ReadMedia, before: Media | null, files: FileStore): Promise<Media> {
  const { kind, alt, transcript } = read
  const fileId = read.file ? await keepFile(tx, files, read.file) : before!.fileId
  const captions = (before?.captions ?? []).filter(({ language }) => read.staying.includes(language))
  if (read.captions) {
    const { language, file } = read.captions
    captions.push({ language, fileId: await keepFile(tx, files, { ...file, mediaType: captionsType }) })
  }
  return { kind, alt, transcript, fileId, name: read.file?.name ?? before!.name, captions }
}

/** Takes away what stands above a question. The file stays with the versions that were answered. */
export function removeMedia(
  tx: Tx,
  questionnaireId: string,
  itemKey: string,
): Promise<Decision<{ versionId: string }> | Missing> {
  return putMedia(tx, { questionnaireId, itemKey }, null)
}

async function putMedia(tx: Tx, { questionnaireId, itemKey }: At, media: Media | null) {
  const edited = await editQuestionnaire(tx, questionnaireId, (draft) => ({
    ...draft,
    items: draft.items.map((each) => (each.key === itemKey ? { ...each, media } : each)),
  }))
  return edited === missing || !edited.ok ? edited : allow(edited.value)
}
