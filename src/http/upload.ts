import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Upload } from './route.ts'

/** A form with files, once it was read. A class, because a form without files may have fields of any name. */
export class FormWithFiles {
  readonly form: Readonly<Record<string, string | string[]>>
  readonly uploads: readonly Upload[]
  constructor(form: Record<string, string | string[]>, uploads: Upload[]) {
    this.form = form
    this.uploads = uploads
  }
}

/** The most that a form's own fields may take, with files or without. */
export const formBytes = 1_048_576

/** So many files one form may have. */
export const mostFiles = 5

/** Thrown while a form with files is read: its files are larger together than its door takes. */
export class FilesTooLarge extends Error {
  readonly statusCode = 413
  readonly maxBytes: number
  constructor(maxBytes: number) {
    super(`the files have more than ${maxBytes} bytes together`)
    this.maxBytes = maxBytes
  }
}

/**
 * Reads a form with files into memory, for a caller who may send it: all files together up to `maxBytes`, all fields up
 * to `formBytes`. What goes beyond is drained and not kept.
 *
 * @throws FilesTooLarge, or an error with the status 413 for too many or too large fields
 */
export async function readMultipart(request: FastifyRequest, maxBytes: number): Promise<void> {
  if (!request.isMultipart()) return
  try {
    request.body = await readParts(request, maxBytes)
  } catch (error) {
    request.raw.unpipe()
    request.raw.resume()
    throw error
  }
}

async function readParts(request: FastifyRequest, maxBytes: number) {
  const form: Record<string, string | string[]> = {}
  const uploads: Upload[] = []
  let [fileBytes, fieldBytes] = [0, 0]
  const limits = { fileSize: Infinity, files: mostFiles, fields: 200, fieldSize: formBytes }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      const value = String(part.value)
      fieldBytes += Buffer.byteLength(value)
      if (part.valueTruncated || fieldBytes > formBytes) throw new request.server.multipartErrors.FieldsLimitError()
      addField(form, part.fieldname, value)
      continue
    }
    const bytes = await readFile(part, maxBytes - fileBytes)
    if (bytes === null) throw new FilesTooLarge(maxBytes)
    fileBytes += bytes.length
    if (part.filename !== '')
      uploads.push({ field: part.fieldname, name: part.filename, mediaType: part.mimetype, bytes })
  }
  return new FormWithFiles(form, uploads)
}

/** The bytes of a file; null as soon as they are more than may still come. */
async function readFile(part: MultipartFile, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function addField(form: Record<string, string | string[]>, name: string, value: string): void {
  const before = form[name]
  form[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
}
