import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { findKeys, saveKeys } from './shortcut.store.ts'

/**
 * Switches the keys of one letter on or off for a person, on every device they sign in on.
 *
 * @source office.keys
 */
export async function setKeys(tx: Tx, personId: string, usesKeys: boolean): Promise<void> {
  const before = await findKeys(tx, personId)
  await saveKeys(tx, personId, usesKeys)
  await record(tx, { act: 'person.keys', subject: personId, before: { usesKeys: before }, after: { usesKeys } })
}
