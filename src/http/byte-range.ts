/** Bytes of a file from the first to the last of them, both counted from 0. */
export type ByteRange = { from: number; to: number }

/**
 * Which bytes a browser asks for, by its header Range (RFC 9110, 14): a part, the whole where it asks for no part that we
 * give by itself, or none of those there are. Several parts at once are answered by the whole, which it may be.
 *
 * @param header the header as it was sent; undefined where there is none
 * @param size how many bytes the file has
 */
export function parseByteRange(header: string | undefined, size: number): ByteRange | 'whole' | 'none' {
  const [, first = '', last = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? []
  if (first === '' && last === '') return 'whole'
  if (first === '')
    return Number(last) === 0 || size === 0 ? 'none' : { from: Math.max(0, size - Number(last)), to: size - 1 }
  const [from, to] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)]
  if (last !== '' && Number(last) < from) return 'whole'
  return from >= size ? 'none' : { from, to }
}

/**
 * Is a part of the file as it is now what the browser goes on with? By its header If-Range; a day there is never sure enough.
 *
 * @param tag the file's own, in quotes
 */
export function isStillSame(ifRange: string | undefined, tag: string): boolean {
  return ifRange === undefined || ifRange === tag
}
