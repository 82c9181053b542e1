import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { OrganizationKind } from './person.schema.ts'

/** The accredited provider whose office this is; undefined before it is recorded. */
export function findProvider(db: Db | Tx) {
  return db
    .selectFrom('people_organization')
    .where('is_provider', '=', true)
    .select(['id', 'name', 'city', 'state', 'country'])
    .executeTakeFirst()
}

/** Every organization by name, with what it is. */
export function listOrganizations(db: Db | Tx) {
  return db
    .selectFrom('people_organization')
    .select(['id', 'name', 'kind', 'is_provider as isProvider'])
    .orderBy('name')
    .execute()
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
    .insertInto('people_organization')
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
