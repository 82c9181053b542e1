import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { type Use, listUses } from '../../platform/uses.ts'
import type { OrganizationFacts } from './organization-roster.schema.ts'

type Organization = OrganizationFacts & { id: string }

/** Organizations by these names, in small letters, held until the act ends. */
export async function listByNames(tx: Tx, names: readonly string[]): Promise<Organization[]> {
  return columns(tx)
    .where(sql<boolean>`lower(name) = any(${[...names]}::text[])`)
    .forNoKeyUpdate()
    .execute()
}

/** What is kept of these organizations now. */
export async function listOrganizationFacts(tx: Tx, ids: readonly string[]): Promise<Organization[]> {
  return columns(tx)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .forNoKeyUpdate()
    .execute()
}

function columns(tx: Tx) {
  return tx.selectFrom('organizations_organization').select(['id', 'name', 'kind', 'city', 'state', 'country'])
}

/** Writes new organizations. */
export async function saveOrganizations(tx: Tx, made: readonly Organization[]): Promise<void> {
  if (made.length === 0) return
  await sql`insert into organizations_organization (id, name, kind, is_provider, city, state, country, created_at)
    select x.id, x.name, x.kind, false, x.city, x.state, x.country, ${tx.at}
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
      as x(id uuid, name text, kind text, city text, state text, country text)`.execute(tx)
}

/** Puts other facts in the place of these organizations', in one statement. */
export async function changeOrganizations(tx: Tx, changed: readonly Organization[]): Promise<void> {
  if (changed.length === 0) return
  await sql`update organizations_organization o set name = x.name, kind = x.kind, city = x.city, state = x.state,
      country = x.country
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      as x(id uuid, name text, kind text, city text, state text, country text)
    where o.id = x.id`.execute(tx)
}

/** What has been built on these organizations, in whatever table. */
export function listOrganizationUses(tx: Tx, ids: readonly string[]): Promise<Use[]> {
  return listUses(tx, 'organizations_organization', ids)
}

/** Removes organizations on which nothing was built. */
export async function removeOrganizations(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from organizations_organization where id = any(${[...ids]}::uuid[])`.execute(tx)
}
