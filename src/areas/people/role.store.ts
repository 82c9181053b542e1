import type { Role } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'

/** Roles that a person holds now, oldest first. */
export function listRoles(db: Db | Tx, personId: string) {
  return db
    .selectFrom('people_role_grant')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('granted_at')
    .select(['id', 'role', 'granted_at as grantedAt'])
    .execute()
}

/** Gives a role; returns the grant's id. */
export async function saveRole(tx: Tx, personId: string, role: Role, why: string | null): Promise<string> {
  const id = newId()
  await tx
    .insertInto('people_role_grant')
    .values({ id, person_id: personId, role, granted_at: tx.at, granted_by: tx.actor.personId, why })
    .execute()
  return id
}

/** Ends a role; the row stays. False when it had ended before. */
export async function endRole(tx: Tx, grantId: string): Promise<boolean> {
  const result = await tx
    .updateTable('people_role_grant')
    .set({ ended_at: tx.at, ended_by: tx.actor.personId })
    .where('id', '=', grantId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** How many roles this person was ever given, those that ended with them; everyone is a learner, which counts for none. */
export async function countRolesEver(db: Db | Tx, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('people_role_grant')
    .where('person_id', '=', personId)
    .where('role', '<>', 'learner')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
