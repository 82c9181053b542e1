import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { afterNewest } from '../../platform/succession.ts'

/**
 * What learners are told of ties to industry, as kept at the last approval or change. Undefined before that; the text is
 * empty where the education needs no disclosure.
 */
export function findLearnerDisclosure(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('integrity_learner_disclosure')
    .where('activity_id', '=', activityId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .select(['id', 'text', 'sha256', 'made_at as madeAt'])
    .executeTakeFirst()
}

/** To how many people each text of an activity was shown, newest text first: the evidence for the accreditor. */
export function listShown(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('integrity_learner_disclosure as l')
    .leftJoin('integrity_shown as s', 's.learner_disclosure_id', 'l.id')
    .where('l.activity_id', '=', activityId)
    .groupBy('l.id')
    .orderBy('l.made_at', 'desc')
    .orderBy('l.id', 'desc')
    .select((eb) => [
      'l.id',
      'l.text',
      'l.sha256',
      'l.made_at as madeAt',
      eb.fn.count<number>('s.id').as('people'),
      eb.fn.min('s.at').as('firstAt'),
    ])
    .execute()
}

/** Keeps a text as it stands now; returns its id. */
export async function saveLearnerDisclosure(
  tx: Tx,
  disclosure: { activityId: string; text: string; sha256: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('integrity_learner_disclosure')
    .values({
      id,
      activity_id: disclosure.activityId,
      text: disclosure.text,
      sha256: disclosure.sha256,
      made_at: afterNewest(tx, 'integrity_learner_disclosure', 'made_at', { activity_id: disclosure.activityId }),
    })
    .execute()
  return id
}

/** Keeps that a text was shown to a person, once. */
export async function saveShown(tx: Tx, learnerDisclosureId: string, personId: string): Promise<void> {
  await tx
    .insertInto('integrity_shown')
    .values({ id: newId(), learner_disclosure_id: learnerDisclosureId, person_id: personId, at: tx.at })
    .onConflict((oc) => oc.columns(['learner_disclosure_id', 'person_id']).doNothing())
    .execute()
}
