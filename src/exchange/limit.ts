import { type Decision, allow, refuse } from '../kernel/decision.ts'

/** How much of a file is read at most, in bytes. The command line passes `Infinity`; then only `mostBytes` holds. */
export type Limits = { bytes: number }

const megabyte = 1024 * 1024

/** What may be uploaded on the web: 50 MB, of JSON 25 MB. */
export const webLimits: Limits = { bytes: 50 * megabyte }
export const jsonLimits: Limits = { bytes: 25 * megabyte }

/** JSON is held whole, which takes several times its size: so much at the command line. */
export const commandJsonLimits: Limits = { bytes: 100 * megabyte }

/** The most that is ever held in one piece, whatever limit was passed. */
const mostBytes = 256 * megabyte

/**
 * Lets a file through that is neither empty nor larger than what may be brought here. The limits are office policy.
 *
 * @returns the bytes, or refusal `file/empty`, `file/too-large`
 */
export function decideSize(bytes: Uint8Array, limits: Limits): Decision<Uint8Array> {
  const length = decideLength(bytes.length, limits)
  return length.ok ? allow(bytes) : length
}

/**
 * The same for a file that was not read yet.
 *
 * @param length its bytes
 * @returns the length, or refusal `file/empty`, `file/too-large`
 */
export function decideLength(length: number, limits: Limits): Decision<number> {
  const most = Math.min(limits.bytes, mostBytes)
  if (length === 0)
    return refuse({
      code: 'file/empty',
      message: 'This file is empty: save or download it again and bring it once more',
    })
  if (length > most)
    return refuse({
      code: 'file/too-large',
      message: `This file is larger than ${Math.round((most / megabyte) * 10) / 10} MB: split it and bring the parts one by one`,
    })
  return allow(length)
}
