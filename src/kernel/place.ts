import { isId } from './ids.ts'

/** A place in a list of newest first: the instant and the id after which the list goes on. */
export type Place = { at: Date; id: string }

/** The place as an address bears it. */
export function showPlace({ at, id }: Place): string {
  return `${at.toISOString()}_${id}`
}

/** The place an address names; undefined for anything else, and the list begins at its start. */
export function parsePlace(text: string | undefined): Place | undefined {
  const [instant = '', id = ''] = (text ?? '').split('_')
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(instant) && !Number.isNaN(Date.parse(instant))
  return isInstant && isId(id) ? { at: new Date(instant), id } : undefined
}
