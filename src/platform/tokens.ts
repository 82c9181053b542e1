import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A secret for a link or a session: 160 random bits as 32 letters and digits that survive any mail program. */
export function makeToken(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
  return Array.from(randomBytes(32), (byte) => letters[byte % 32]).join('')
}

/**
 * What a session or a link is found by: the SHA-256 of its token, in hex. The token itself stands only in the mail that
 * carries it, until that has gone out (in a demonstration for good), and for a week in where a form behind its link led.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The token a form carries so that no other site can send it: bound to the visit, signed with the office's key. */
export function signForm(secretKey: string, visit: string): string {
  return createHmac('sha256', secretKey).update(`form:${visit}`).digest('base64url')
}

/** Is this the form token of this visit? Compared in constant time. */
export function isFormSigned(secretKey: string, visit: string, given: string): boolean {
  const expected = Buffer.from(signForm(secretKey, visit))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

/** SHA-256 of text or bytes, in hex. */
export function hashContent(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
