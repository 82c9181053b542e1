import type { Tx } from '../../platform/database.ts'

/** The PARS number recorded for an activity; undefined before there is one. */
export function findAccreditorId(tx: Tx, activityId: string) {
  return tx
    .selectFrom('exchange_accreditor_id')
    .where('activity_id', '=', activityId)
    .select('accme_activity_id as accmeActivityId')
    .executeTakeFirst()
}

/** The activity that a PARS number belongs to; undefined where it is free. */
export function findHolder(tx: Tx, accmeActivityId: string) {
  return tx
    .selectFrom('exchange_accreditor_id as n')
    .innerJoin('activities_activity as a', 'a.id', 'n.activity_id')
    .where('n.accme_activity_id', '=', accmeActivityId)
    .select(['a.id', 'a.number', 'a.title'])
    .executeTakeFirst()
}

/** Keeps the PARS number of an activity in place of the one before. */
export async function saveAccreditorId(tx: Tx, activityId: string, accmeActivityId: string): Promise<void> {
  const values = { accme_activity_id: accmeActivityId, recorded_by: tx.actor.personId, recorded_at: tx.at }
  await tx
    .insertInto('exchange_accreditor_id')
    .values({ activity_id: activityId, ...values })
    .onConflict((oc) => oc.column('activity_id').doUpdateSet(values))
    .execute()
}
