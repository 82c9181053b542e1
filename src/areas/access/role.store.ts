import { sql } from 'kysely'
import type { Role } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { RoleGrant } from './role.schema.ts'

/** Roles that a person holds now, oldest first. `withActivity`: it came with a part in an activity, and ends with the last. */
export function listRoles(db: Db | Tx, personId: string) {
  return db
    .selectFrom('access_role_grant')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('granted_at')
    .select(['id', 'role', 'granted_at as grantedAt', 'with_activity as withActivity'])
    .execute()
}

/** Every role a person was ever given, oldest first, with who gave and who ended it, and why. */
export async function listRoleGrants(db: Db, personId: string): Promise<RoleGrant[]> {
  const rows = await db
    .selectFrom('access_role_grant as g')
    .leftJoin('people_person as giver', 'giver.id', 'g.granted_by')
    .leftJoin('people_person as ender', 'ender.id', 'g.ended_by')
    .where('g.person_id', '=', personId)
    .orderBy('g.granted_at')
    .orderBy('g.id')
    .select([
      'g.id',
      'g.role',
      'g.granted_at as grantedAt',
      'g.why',
      'g.ended_at as endedAt',
      'g.ended_why as endedWhy',
      'giver.given_name as giverGiven',
      'giver.family_name as giverFamily',
      'ender.given_name as enderGiven',
      'ender.family_name as enderFamily',
    ])
    .execute()
  return rows.map(({ giverGiven, giverFamily, enderGiven, enderFamily, ...grant }) => ({
    ...grant,
    giver: giverGiven && `${giverGiven} ${giverFamily}`,
    ender: enderGiven && `${enderGiven} ${enderFamily}`,
  }))
}

/** Gives a role; returns the grant's id. */
export async function saveRole(
  tx: Tx,
  personId: string,
  role: Role,
  why: string | null,
  withActivity = false,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('access_role_grant')
    .values({
      id,
      person_id: personId,
      role,
      granted_at: tx.at,
      granted_by: tx.actor.personId,
      why,
      with_activity: withActivity,
    })
    .execute()
  return id
}

/** Ends a role, with the reason; the row stays. False when it had ended before. */
export async function saveRoleEnd(tx: Tx, grantId: string, why: string): Promise<boolean> {
  const result = await tx
    .updateTable('access_role_grant')
    .set({ ended_at: tx.at, ended_by: tx.actor.personId, ended_why: why })
    .where('id', '=', grantId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Who is administrator now, by name; nobody else names, ends or changes administrators until the act ends. */
export async function lockAdministrators(tx: Tx): Promise<{ personId: string; name: string }[]> {
  await sql`select pg_advisory_xact_lock(7263022, 1)`.execute(tx)
  const rows = await tx
    .selectFrom('access_role_grant as g')
    .innerJoin('people_person as p', 'p.id', 'g.person_id')
    .where('g.role', '=', 'administrator')
    .where('g.ended_at', 'is', null)
    .orderBy('g.id')
    .select(['p.id', 'p.given_name as givenName', 'p.family_name as familyName'])
    .execute()
  return rows.map(({ id, givenName, familyName }) => ({ personId: id, name: `${givenName} ${familyName}` }))
}

/** How many roles this person was ever given, those that ended with them; everyone is a learner, which counts for none. */
export async function countRolesEver(db: Db | Tx, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('access_role_grant')
    .where('person_id', '=', personId)
    .where('role', '<>', 'learner')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** People who hold a role today, by name. */
export function listHolders(db: Db | Tx, role: string) {
  return db
    .selectFrom('people_person as p')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('access_role_grant as g')
          .whereRef('g.person_id', '=', 'p.id')
          .where(sql`g.role`, '=', role)
          .where('g.ended_at', 'is', null)
          .select('g.id'),
      ),
    )
    .select([
      'p.id',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'p.email',
      'p.profession',
      'p.degree',
      'p.specialty',
      'p.career_stage as careerStage',
    ])
    .orderBy('p.family_name')
    .execute()
}
