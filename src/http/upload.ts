import type { FastifyRequest } from 'fastify'
import type { Upload } from './route.ts'

/** Reads a form with files into memory, up to so many bytes of all files together; more is refused before anything is done. */
export function readMultipart(maxBytes: number) {
  return async (request: FastifyRequest) => {
    if (!request.isMultipart()) return
    const form: Record<string, string | string[]> = {}
    const uploads: Upload[] = []
    for await (const part of request.parts({
      limits: { fileSize: maxBytes, files: 5, fields: 200, fieldSize: 1_048_576 },
    })) {
      if (part.type === 'field') addField(form, part.fieldname, String(part.value))
      else
        uploads.push({
          field: part.fieldname,
          name: part.filename,
          mediaType: part.mimetype,
          bytes: await part.toBuffer(),
        })
    }
    request.body = { form, uploads: uploads.filter((upload) => upload.name !== '') }
  }
}

function addField(form: Record<string, string | string[]>, name: string, value: string): void {
  const before = form[name]
  form[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
}
