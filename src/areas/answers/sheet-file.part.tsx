import { type Answer, download } from '../../http/answer.ts'
import type { Visit } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { findFile } from '../../platform/files.ts'
import { type Sent, megabytesAtMost } from '../items/item.schema.ts'
import type { Shown } from './sheet.part.tsx'

/** The most that the files of one page may have together; for the routes that take a page. */
export const pageUploadBytes = megabytesAtMost * 1_000_000

/** A form as a page of answers sent it: its fields, and its files with where they can be kept. */
export function sentOf({ form, uploads, office }: Pick<Visit, 'form' | 'uploads' | 'office'>): Sent {
  const files = uploads.map(({ field, name, bytes }) => [field, { name, bytes, files: office.files }])
  return { ...form, ...Object.fromEntries(files) } as Sent
}

/** Does a page ask for files? Then its form is sent in parts. */
export function takesFiles({ items }: Shown, page: number): boolean {
  return items.some((item) => item.page === page && item.type === 'file')
}

/**
 * The file that was handed in with an answer, only ever as a download. The caller has looked whether the visitor may read
 * the sheet.
 */
export async function sendAnswerFile(
  { db, office }: Pick<Visit, 'db' | 'office'>,
  { items }: Pick<Shown, 'items'>,
  itemKey: string,
): Promise<Answer> {
  const answer = items.find((item) => item.key === itemKey && item.type === 'file')?.answer
  const fileId = typeof answer === 'object' && answer !== null && 'fileId' in answer ? String(answer.fileId) : ''
  const file = isId(fileId) ? await findFile(db, office.files, fileId) : undefined
  return file ? download({ bytes: file.content, mediaType: file.media_type, name: file.name }) : missing
}
