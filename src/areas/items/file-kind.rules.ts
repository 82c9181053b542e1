import type { FileKind } from './item.schema.ts'

type Known = { endings: string[]; mediaType: string; isIt: (bytes: Uint8Array) => boolean }

const begins =
  (...marks: number[]) =>
  (bytes: Uint8Array) =>
    marks.every((mark, i) => bytes[i] === mark)
const isZip = begins(0x50, 0x4b, 0x03, 0x04)

/** What each kind of file is called, and how its bytes begin: a name alone proves nothing. */
const known: Record<FileKind, Known[]> = {
  PDF: [{ endings: ['pdf'], mediaType: 'application/pdf', isIt: begins(0x25, 0x50, 0x44, 0x46, 0x2d) }],
  picture: [
    { endings: ['png'], mediaType: 'image/png', isIt: begins(0x89, 0x50, 0x4e, 0x47) },
    { endings: ['jpg', 'jpeg'], mediaType: 'image/jpeg', isIt: begins(0xff, 0xd8, 0xff) },
  ],
  text: [{ endings: ['txt', 'csv', 'md'], mediaType: 'text/plain; charset=utf-8', isIt: isText }],
  document: [office('docx', 'wordprocessingml.document')],
  spreadsheet: [office('xlsx', 'spreadsheetml.sheet')],
  slides: [office('pptx', 'presentationml.presentation')],
}

function office(ending: string, format: string): Known {
  const mediaType = `application/vnd.openxmlformats-officedocument.${format}`
  return { endings: [ending], mediaType, isIt: isZip }
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The endings of names of files of these kinds, as a browser asks for them. @source office.questions.answer */
export function listEndings(kinds: readonly FileKind[]): string {
  return kinds.flatMap((kind) => known[kind].flatMap(({ endings }) => endings.map((ending) => `.${ending}`))).join(',')
}

/**
 * What a file is by its name and its first bytes, among these kinds; undefined where it is none of them.
 *
 * @returns the media type it is kept and served with, whatever was said of it
 * @source office.questions.answer
 */
export function findMediaType(
  file: { name: string; bytes: Uint8Array },
  kinds: readonly FileKind[],
): string | undefined {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
  const fits = kinds.flatMap((kind) => known[kind]).find((one) => one.endings.includes(ending) && one.isIt(file.bytes))
  return fits?.mediaType
}
