import { sql } from 'kysely'
import type { Role } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Fragment, Tx } from '../../platform/database.ts'
import type { RoleGrant, Scope, Shut } from './role.schema.ts'

/** Does the grant `g` hold at this instant: neither ended nor past its day? For every query that asks who may do what. */
export function holdsAt(at: Date): Fragment<boolean> {
  return sql<boolean>`(g.ended_at is null and (g.ends_at is null or g.ends_at > ${at}))`
}

/** Roles that a person holds at this instant, oldest first. `withActivity`: it came with a part in an activity, and ends with it. */
export function listRoles(db: Db | Tx, personId: string, at: Date) {
  return db
    .selectFrom('access_role_grant as g')
    .where('g.person_id', '=', personId)
    .where(holdsAt(at))
    .orderBy('g.granted_at')
    .orderBy('g.id')
    .select([
      'g.id',
      'g.role',
      'g.granted_at as grantedAt',
      'g.with_activity as withActivity',
      'g.scope_kind as scopeKind',
      'g.scope_id as scopeId',
      'g.scope_name as scopeName',
      'g.ends_at as endsAt',
    ])
    .execute()
}

/** One grant of a person, ended or not; undefined where it is not theirs. */
export function findGrant(db: Db | Tx, personId: string, grantId: string) {
  return db
    .selectFrom('access_role_grant as g')
    .where('g.id', '=', grantId)
    .where('g.person_id', '=', personId)
    .select(['g.id', 'g.role', 'g.scope_kind as scopeKind', 'g.scope_id as scopeId', 'g.scope_name as scopeName'])
    .select(['g.ends_at as endsAt', 'g.ended_at as endedAt'])
    .executeTakeFirst()
}

/** Every role a person was ever given, oldest first: what for, until when, who gave, extended and ended it, and why. */
export async function listRoleGrants(db: Db | Tx, personId: string): Promise<RoleGrant[]> {
  const { rows } = await sql<GrantRow>`${grantsOf(personId)}`.execute(db)
  return rows.map(readGrantRow)
}

type GrantRow = Omit<RoleGrant, 'extensions'> & { extensions: { at: string; by: string; why: string }[] }

const readGrantRow = (row: GrantRow): RoleGrant => ({
  ...row,
  extensions: row.extensions.map((one) => ({ ...one, at: new Date(one.at) })),
})

function grantsOf(personId: string) {
  return sql<GrantRow>`
    select g.id, g.role, g.scope_name as scope, g.granted_at as "grantedAt", g.why, g.ends_at as "endsAt",
      g.ended_at as "endedAt", g.ended_why as "endedWhy", giver.given_name || ' ' || giver.family_name as giver,
      ender.given_name || ' ' || ender.family_name as ender,
      coalesce((select jsonb_agg(jsonb_build_object('at', x.at, 'why', x.why, 'by', b.given_name || ' ' || b.family_name)
        order by x.at) from access_role_extension x left join people_person b on b.id = x.by_id
        where x.grant_id = g.id), '[]') as extensions
    from access_role_grant g
    left join people_person giver on giver.id = g.granted_by
    left join people_person ender on ender.id = g.ended_by
    where g.person_id = ${personId} order by g.granted_at, g.id`
}

/** How a person comes in, and as what: why, since when and by whom their account is shut, and every role they were ever given. */
export async function findStanding(db: Db, personId: string): Promise<{ shut?: Shut; grants: RoleGrant[] }> {
  const { rows } = await sql<
    GrantRow & { id: string | null; shutWhy: string | null; shutAt: Date; shutBy: string | null }
  >`
    select r.*, h.why as "shutWhy", h.shut_at as "shutAt", s.given_name || ' ' || s.family_name as "shutBy"
    from people_person p
    left join access_shut h on h.person_id = p.id and h.reopened_at is null
    left join people_person s on s.id = h.shut_by
    left join (${grantsOf(personId)}) r on true
    where p.id = ${personId} order by r."grantedAt", r.id`.execute(db)
  const grants = rows.flatMap(({ shutWhy, shutAt, shutBy, ...row }) => (row.id === null ? [] : [readGrantRow(row)]))
  const [first] = rows
  if (!first || first.shutWhy === null) return { grants }
  return { grants, shut: { why: first.shutWhy, at: first.shutAt, by: first.shutBy } }
}

/** A role to be kept: what it is for, null for the whole office, and from when on it opens nothing, null where it has no such day. */
export type NewGrant = {
  personId: string
  role: Role
  why: string | null
  scope?: Scope | null
  endsAt?: Date | null
  withActivity?: boolean
}

/** Gives a role; returns the grant's id. */
export async function saveRole(tx: Tx, grant: NewGrant): Promise<string> {
  const id = newId()
  const { personId, role, why, scope = null, endsAt = null, withActivity = false } = grant
  await tx
    .insertInto('access_role_grant')
    .values({
      ...{ id, person_id: personId, role, why, ends_at: endsAt, with_activity: withActivity },
      ...{ scope_kind: scope?.kind ?? null, scope_id: scope?.id ?? null, scope_name: scope?.name ?? null },
      ...{ granted_at: tx.at, granted_by: tx.actor.personId },
    })
    .execute()
  return id
}

/** Lets a role go on until another instant, null for good, and keeps who said so and why. False when it had ended before. */
export async function saveExtension(
  tx: Tx,
  grantId: string,
  extension: { before: Date; endsAt: Date | null; why: string },
): Promise<boolean> {
  const { before, endsAt, why } = extension
  const result = await tx
    .updateTable('access_role_grant')
    .set({ ends_at: endsAt })
    .where('id', '=', grantId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) return false
  await tx
    .insertInto('access_role_extension')
    .values({
      ...{ id: newId(), grant_id: grantId, ended_before: before, ends_at: endsAt },
      ...{ at: tx.at, by_id: tx.actor.personId, why },
    })
    .execute()
  return true
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

/** Who is administrator now, by name, and whether for good; nobody else names, ends or changes administrators until the act ends. */
export async function lockAdministrators(tx: Tx): Promise<{ personId: string; name: string; isLasting: boolean }[]> {
  await sql`select pg_advisory_xact_lock(7263022, 1)`.execute(tx)
  const rows = await tx
    .selectFrom('access_role_grant as g')
    .innerJoin('people_person as p', 'p.id', 'g.person_id')
    .where('g.role', '=', 'administrator')
    .where(holdsAt(tx.at))
    .orderBy('g.id')
    .select(['p.id', 'p.given_name as givenName', 'p.family_name as familyName', 'g.ends_at as endsAt'])
    .execute()
  return rows.map(({ id, givenName, familyName, endsAt }) => ({
    ...{ personId: id, name: `${givenName} ${familyName}` },
    isLasting: endsAt === null,
  }))
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

/** People who hold a role at this instant, by name. */
export function listHolders(db: Db | Tx, role: string, at: Date) {
  return db
    .selectFrom('people_person as p')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('access_role_grant as g')
          .whereRef('g.person_id', '=', 'p.id')
          .where(sql`g.role`, '=', role)
          .where(holdsAt(at))
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
