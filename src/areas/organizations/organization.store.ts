import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { OrganizationKind } from './organization.schema.ts'

/** The accredited provider whose office this is; undefined before it is recorded. */
export function findProvider(db: Db | Tx) {
  return db
    .selectFrom('organizations_organization')
    .where('is_provider', '=', true)
    .select(['id', 'name', 'city', 'state', 'country'])
    .executeTakeFirst()
}

/** Every organization by name, with what it is. */
export function listOrganizations(db: Db | Tx) {
  return db
    .selectFrom('organizations_organization')
    .select(['id', 'name', 'kind', 'is_provider as isProvider'])
    .orderBy('name')
    .execute()
}

/** The organization of this name, in whatever case it was typed; undefined when the office knows none. */
export function findOrganizationByName(db: Db | Tx, name: string) {
  return db
    .selectFrom('organizations_organization')
    .where(sql`lower(name)`, '=', name.trim().toLowerCase())
    .select(['id', 'name'])
    .executeTakeFirst()
}

/** The first names of organizations, to be offered while typing. */
export async function listOrganizationNames(db: Db, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('organizations_organization').orderBy('name').limit(limit).select('name').execute()
  return rows.map(({ name }) => name)
}

/** Writes an organization and returns its id. */
export async function saveOrganization(
  tx: Tx,
  organization: {
    name: string
    kind: OrganizationKind
    isProvider: boolean
    city: string | null
    state: string | null
  },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('organizations_organization')
    .values({
      id,
      name: organization.name,
      kind: organization.kind,
      is_provider: organization.isProvider,
      city: organization.city,
      state: organization.state,
      created_at: tx.at,
    })
    .execute()
  return id
}
