import { sql } from 'kysely'
import type { Gate } from '../../kernel/gate.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { afterNewest } from '../../platform/succession.ts'

/** Every approval of an activity, newest first, with who gave it, the gates as they stood, and its withdrawal. */
export function listApprovals(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('review_approval as a')
    .leftJoin('people_person as p', 'p.id', 'a.by_id')
    .leftJoin('review_approval_withdrawal as w', 'w.approval_id', 'a.id')
    .leftJoin('people_person as q', 'q.id', 'w.by_id')
    .where('a.activity_id', '=', activityId)
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc')
    .select([
      'a.id',
      'a.conditions',
      'a.at',
      sql<Gate[]>`a.gates`.as('gates'),
      sql<string | null>`p.given_name || ' ' || p.family_name`.as('by'),
      'w.why as withdrawnWhy',
      'w.at as withdrawnAt',
      sql<string | null>`q.given_name || ' ' || q.family_name`.as('withdrawnBy'),
    ])
    .execute()
}

/** The newest approval of an activity, withdrawn or not; undefined when there is none. Whether it stands says the activity. */
export function findApproval(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('review_approval as a')
    .leftJoin('review_approval_withdrawal as w', 'w.approval_id', 'a.id')
    .where('a.activity_id', '=', activityId)
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(1)
    .select(['a.id', 'a.conditions', 'a.at', 'w.at as withdrawnAt'])
    .executeTakeFirst()
}

/** Writes an approval with the gates as they stand; returns its id. */
export async function saveApproval(
  tx: Tx,
  approval: { activityId: string; conditions: string; gates: readonly Gate[] },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('review_approval')
    .values({
      id,
      activity_id: approval.activityId,
      conditions: approval.conditions,
      gates: JSON.stringify(approval.gates),
      by_id: tx.actor.personId,
      at: afterNewest(tx, 'review_approval', 'at', { activity_id: approval.activityId }),
    })
    .execute()
  return id
}

/** Writes that an approval was withdrawn, by whom, when and why. */
export async function saveWithdrawal(
  tx: Tx,
  approvalId: string,
  { why, byId, at }: { why: string; byId: string | null; at: Date },
): Promise<void> {
  await tx.insertInto('review_approval_withdrawal').values({ approval_id: approvalId, why, by_id: byId, at }).execute()
}
