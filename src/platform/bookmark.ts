import { isId } from '../kernel/ids.ts'

/** What a list is ordered by: how its values are written, and so compared. `whole` is a number without a fraction. */
export type KeyType = 'text' | 'instant' | 'day' | 'number' | 'whole'

/** A row of a list as the place from which the list goes on: what part it stands in, its values in their order, its id. */
export type Bookmark = { part: number; keys: readonly string[]; id: string }

const shapes: Record<KeyType, RegExp> = {
  text: /^/,
  instant: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/,
  day: /^\d{4}-\d\d-\d\d$/,
  number: /^-?\d{1,18}(\.\d{1,24})?$/,
  whole: /^-?\d{1,18}$/,
}

/** The place as an address bears it. */
export function showBookmark({ part, keys, id }: Bookmark): string {
  return Buffer.from(JSON.stringify([part, ...keys, id])).toString('base64url')
}

/** The place an address names in a list of this order; undefined for anything else, and the list begins at its start. */
export function parseBookmark(text: string | undefined, types: readonly KeyType[]): Bookmark | undefined {
  const [part, ...rest] = readArray(text)
  const id = rest.pop()
  if (typeof part !== 'number' || ![0, 1, 2].includes(part) || !isId(id ?? '')) return undefined
  const isShaped = rest.length === types.length && rest.every((key, at) => isKey(key, types[at]!))
  return isShaped ? { part, keys: rest, id: id! } : undefined
}

function isKey(key: unknown, type: KeyType): boolean {
  if (typeof key !== 'string' || !shapes[type].test(key) || key.includes('\0')) return false
  if (type === 'day') return !Number.isNaN(Date.parse(key))
  return type !== 'instant' || !Number.isNaN(Date.parse(key.replace(/([+-]\d\d)$/, '$1:00')))
}

function readArray(text: string | undefined): [unknown, ...string[]] {
  try {
    const read: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString())
    return Array.isArray(read) ? (read as [unknown, ...string[]]) : [undefined]
  } catch {
    return [undefined]
  }
}
