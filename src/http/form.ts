import type { z } from 'zod'
import type { Refusal } from '../kernel/decision.ts'
import type { Errors } from '../ui/errors.ts'

/** What a form sent: each name with its value, or its values where a name came more than once. */
export type Form = Readonly<Record<string, string | string[]>>

/** The one value of a field, "" when it was not sent. */
export function one(form: Form, name: string): string {
  const value = form[name]
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '')
}

/** All values of a field: ticked boxes, repeated rows. */
export function many(form: Form, name: string): string[] {
  const value = form[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

/** Reads a form by its schema: the data, or the first error of each field. */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  form: Form,
): { ok: true; data: z.output<Schema> } | { ok: false; errors: Errors } {
  const read = schema.safeParse(form)
  if (read.success) return { ok: true, data: read.data }
  const errors: Record<string, string> = {}
  for (const issue of read.error.issues) errors[issue.path.join('.')] ??= issue.message
  return { ok: false, errors }
}

/** A refusal as the error of its field, so that it stands where the person typed. */
export function errorsOf(refusal: Refusal): Errors {
  return { [refusal.field ?? '']: refusal.message }
}

/** The status of a page with these errors: refused, or as it should be. */
export function statusOf(errors: Errors): 200 | 422 {
  return Object.keys(errors).length > 0 ? 422 : 200
}
