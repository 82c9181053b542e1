import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { ActivityRole } from './activity.schema.ts'

/** A role with whose it is; undefined when there is none in this activity. */
export function findRole(db: Db | Tx, activityId: string, roleId: string) {
  return db
    .selectFrom('activities_role')
    .where('id', '=', roleId)
    .where('activity_id', '=', activityId)
    .where('ended_at', 'is', null)
    .select(['id', 'person_id as personId', 'role', 'starts_on as startsOn'])
    .executeTakeFirst()
}

/** Gives someone a role in an activity; undefined when they hold it already. */
export async function saveActivityRole(
  tx: Tx,
  role: { activityId: string; personId: string; role: ActivityRole; startsOn: LocalDate },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('activities_role')
    .values({
      id: newId(),
      activity_id: role.activityId,
      person_id: role.personId,
      role: role.role,
      starts_on: role.startsOn,
      named_by: tx.actor.personId,
      named_at: tx.at,
    })
    .onConflict((oc) => oc.columns(['activity_id', 'person_id', 'role']).where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** In how many activities this person has this role now. */
export async function countParts(tx: Tx, personId: string, role: ActivityRole): Promise<number> {
  const { count } = await tx
    .selectFrom('activities_role')
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** The last day on which a person was named for an activity, or began or ended a part in one; null where they never had one. */
export async function findLastNaming(db: Db | Tx, personId: string): Promise<LocalDate | null> {
  const row = await db
    .selectFrom('activities_role')
    .where('person_id', '=', personId)
    .select(sql<LocalDate | null>`max(coalesce(ended_at, named_at))::date`.as('day'))
    .executeTakeFirst()
  return row?.day ?? null
}

/** Ends a role; the row stays with who ended it and why. False when it had ended before. */
export async function endActivityRole(tx: Tx, roleId: string, why: string): Promise<boolean> {
  const result = await tx
    .updateTable('activities_role')
    .set({ ended_at: tx.at, ended_by: tx.actor.personId, ended_why: why })
    .where('id', '=', roleId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
