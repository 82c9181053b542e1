import { isId } from '../../kernel/ids.ts'

/** A place in a list of newest first, as an address bears it: the instant and the id after which the list goes on. */
export function showPlace(row: { recordedAt: Date; id: string }): string {
  return `${row.recordedAt.toISOString()}_${row.id}`
}

/** The place an address names; undefined for anything else, and the list begins at its start. */
export function parsePlace(text: string | undefined): { at: Date; id: string } | undefined {
  const [instant = '', id = ''] = (text ?? '').split('_')
  const at = new Date(instant)
  return Number.isNaN(at.getTime()) || !isId(id) ? undefined : { at, id }
}
