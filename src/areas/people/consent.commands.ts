import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { type ConsentPurpose, findConsent, saveConsent } from './consent.store.ts'

/**
 * Keeps whether a person lets the office report their credit. Saying the same again writes nothing new.
 *
 * @source pars.learner.match
 */
export async function answerConsent(
  tx: Tx,
  personId: string,
  purpose: ConsentPurpose,
  isGiven: boolean,
): Promise<void> {
  const before = await findConsent(tx, personId, purpose)
  const act = isGiven ? 'given' : 'withdrawn'
  if (before?.act === act || (!before && !isGiven)) return
  await saveConsent(tx, personId, purpose, act)
  await record(tx, { act: `consent.${act}`, subject: personId, before: before ?? null, after: { purpose } })
}
