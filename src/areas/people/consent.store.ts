import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { afterNewest } from '../../platform/succession.ts'

/** @check people_consent.purpose */
export const consentPurposes = ['report credit'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/** What a learner agrees to; kept with each answer, word for word. */
export const consentWording =
  'I allow the office to report the credit I earn, with my name, birth month and day, and license number or NPI, to the accreditor (ACCME), which passes it on to boards that ask for it.'

/** The newest answer of a person for a purpose: given or withdrawn, when, under which words; undefined when never asked. */
export function findConsent(db: Db | Tx, personId: string, purpose: ConsentPurpose) {
  return db
    .selectFrom('people_consent')
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .select(['act', 'at', 'wording'])
    .executeTakeFirst()
}

/** Writes consent or its withdrawal as a row of its own. */
export async function saveConsent(
  tx: Tx,
  personId: string,
  purpose: ConsentPurpose,
  act: 'given' | 'withdrawn',
): Promise<void> {
  await tx
    .insertInto('people_consent')
    .values({
      id: newId(),
      person_id: personId,
      purpose,
      act,
      wording: consentWording,
      at: afterNewest(tx, 'people_consent', 'at', { person_id: personId, purpose }),
    })
    .execute()
}
