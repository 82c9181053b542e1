import { showInstant } from '../../kernel/dates.ts'

/** A field of a row as people read it. */
export type HeldFact = { what: string; says: string }

/** A row as people read it: what is empty and the keys of our own database left out, instants in the office's time. @source office.privacy.copy */
export function readHeldRow(row: Readonly<Record<string, unknown>>, timeZone: string): HeldFact[] {
  return Object.entries(row)
    .filter(([column, value]) => !isEmpty(value) && column !== 'id' && !column.endsWith('_id'))
    .map(([column, value]) => ({ what: showColumn(column), says: showValue(value, timeZone) }))
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** "given_name" as "Given name". */
function showColumn(column: string): string {
  const words = column.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function showValue(value: unknown, timeZone: string): string {
  if (value instanceof Date) return showInstant(value, timeZone)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\dT\d\d:/.test(value) ? showInstant(new Date(value), timeZone) : value
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}
