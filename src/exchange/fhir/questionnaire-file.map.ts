import type { FileKind } from '../../areas/items/item.schema.ts'

const office = (format: string) => [`application/vnd.openxmlformats-officedocument.${format}`]

/** The media types by which R4 says what kinds of files may be handed in. */
export const fileTypes: Record<FileKind, string[]> = {
  PDF: ['application/pdf'],
  picture: ['image/png', 'image/jpeg'],
  text: ['text/plain'],
  document: office('wordprocessingml.document'),
  spreadsheet: office('spreadsheetml.sheet'),
  slides: office('presentationml.presentation'),
}
