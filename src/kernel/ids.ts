import { v7 } from 'uuid'

/** A new key: UUIDv7, made by the application, so that no table needs a sequence. */
export function newId(): string {
  return v7()
}

/** Does this text have the form of a key? Anything else in an address is answered as missing, without asking the database. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)
}
