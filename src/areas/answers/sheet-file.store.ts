import { isId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database.ts'
import { type FileStore, findFile } from '../../platform/files.ts'
import type { SheetItem } from './sheet.schema.ts'

/**
 * The file that was handed in with an answer, to be handed over as a download; undefined where there is none. The caller has
 * looked whether the visitor may read the sheet.
 */
export async function findAnswerFile(
  db: Db,
  files: FileStore,
  { items }: { items: readonly SheetItem[] },
  itemKey: string | undefined,
) {
  const answer = items.find((item) => item.key === itemKey && item.type === 'file')?.answer
  const fileId = typeof answer === 'object' && answer !== null && 'fileId' in answer ? String(answer.fileId) : ''
  const file = isId(fileId) ? await findFile(db, files, fileId) : undefined
  return file && { bytes: file.content, mediaType: file.media_type, name: file.name }
}
