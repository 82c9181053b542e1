import type { Decision } from '../kernel/decision.ts'
import type { Tx } from '../platform/database.ts'
import type { From } from './intake.commands.ts'
import { whyHeading } from './run.rules.ts'
import type { RowResult } from './run.schema.ts'

/**
 * A field of a kind of table. `names` are headings it goes by besides its label; a heading is compared by its letters and
 * digits alone. Rows are known again by their `identity` fields.
 */
export type Field = {
  key: string
  label: string
  hint?: string
  names?: readonly string[]
  isRequired?: boolean
  isIdentity?: boolean
}

/** What is asked once for a whole file; `choices` make it a list. */
export type Ask = {
  key: string
  label: string
  hint?: string
  isDay?: boolean
  isRequired?: boolean
  choices?: readonly string[]
}

/** The cells of a row by their fields, trimmed; a field without a column is "". */
export type Cells = Readonly<Record<string, string>>
export type Answers = Readonly<Record<string, string>>

/** A row that was read, with its line in the file. */
export type ReadRow<T> = { line: number; value: T }

/**
 * A kind of table, told once for the screen and the command line: its fields and how they are recognized, what is asked, how
 * a row is read, who it is about (`what`), and what takes rows in and back. `takeAll` gives a result for each row in order,
 * and writes nothing for a row that it refuses.
 */
export type TableKind<T> = {
  fields: readonly Field[]
  asks: readonly Ask[]
  /** What has to hold for all answers together; the reason as a refusal of a field. */
  decideAnswers?: (answers: Answers) => Decision<Answers>
  what: (cells: Cells) => string
  read: (cells: Cells, answers: Answers) => Decision<T>
  takeAll: (tx: Tx, rows: readonly ReadRow<T>[], from: Omit<From, 'line'>, answers: Answers) => Promise<RowResult[]>
}

/** A letter-and-digit form of a heading, by which it is compared: "E-mail address " and "email_address" are one. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** What tells tables with these headings from others. Why rows were refused is no column of theirs. */
export function signatureOf(headings: readonly string[]): string {
  return headings
    .map(plainHeading)
    .filter((heading) => heading !== plainHeading(whyHeading))
    .join('|')
}

/** Which column holds which field, as far as headings tell; each column once, the first that fits. */
export function recognizeColumns(fields: readonly Field[], headings: readonly string[]): Record<string, number> {
  const plain = headings.map(plainHeading)
  const taken = new Set<number>()
  const columns: Record<string, number> = {}
  for (const field of fields) {
    const names = [field.label, field.key, ...(field.names ?? [])].map(plainHeading)
    const at = plain.findIndex((heading, i) => heading !== '' && !taken.has(i) && names.includes(heading))
    if (at < 0) continue
    taken.add(at)
    columns[field.key] = at
  }
  return columns
}

/** How well a kind fits these headings: the share of them that it knows, if all it requires is there; else 0. */
export function fitOf(fields: readonly Field[], headings: readonly string[]): number {
  const columns = recognizeColumns(fields, headings)
  const isFit = fields.every((field) => !field.isRequired || field.key in columns)
  return isFit ? Object.keys(columns).length / headings.length : 0
}

/** The cells of a row by their fields. */
export function cellsOf(
  fields: readonly Field[],
  columns: Readonly<Record<string, number>>,
  row: readonly string[],
): Cells {
  return Object.fromEntries(
    fields.map((field) => {
      const at = columns[field.key]
      return [field.key, at === undefined ? '' : (row[at] ?? '').trim()]
    }),
  )
}
