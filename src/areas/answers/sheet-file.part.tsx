import type { Visit } from '../../http/route.ts'
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
