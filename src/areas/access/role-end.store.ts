import type { Db } from '../../platform/database.ts'

/** A role that has a day on which it ends, and whose it is. */
export type EndingRole = {
  id: string
  personId: string
  name: string
  role: string
  scope: string | null
  endsAt: Date
}

/** Roles whose day comes before this instant and that nobody ended yet, the soonest first; so many at most. */
export async function listEndingRoles(db: Db, before: Date, limit: number): Promise<EndingRole[]> {
  const rows = await db
    .selectFrom('access_role_grant as g')
    .innerJoin('people_person as p', 'p.id', 'g.person_id')
    .where('g.ended_at', 'is', null)
    .where('g.ends_at', '<=', before)
    .orderBy('g.ends_at')
    .orderBy('g.id')
    .limit(limit)
    .select(['g.id', 'g.person_id as personId', 'g.role', 'g.scope_name as scope', 'g.ends_at as endsAt'])
    .select(['p.given_name as givenName', 'p.family_name as familyName'])
    .execute()
  return rows.map(({ givenName, familyName, endsAt, ...row }) => ({
    ...row,
    name: `${givenName} ${familyName}`,
    endsAt: endsAt!,
  }))
}
