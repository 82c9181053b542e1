import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
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

/** The organization of this name, in whatever case it was typed; undefined when the office knows none. */
export function findOrganizationByName(db: Db | Tx, name: string) {
  return db
    .selectFrom('organizations_organization')
    .where(sql`lower(name)`, '=', name.trim().toLowerCase())
    .select(['id', 'name'])
    .executeTakeFirst()
}

/** The first names of organizations that are not retired, to be offered while typing. */
export async function listOrganizationNames(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('organizations_organization')
    .where('retired_at', 'is', null)
    .orderBy('name')
    .limit(limit)
    .select('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** Everything kept of one organization itself, with the name of what it is a part of; undefined when there is none. */
export function findOrganization(db: Db | Tx, organizationId: string) {
  return db
    .selectFrom('organizations_organization as o')
    .leftJoin('organizations_organization as p', 'p.id', 'o.parent_id')
    .where('o.id', '=', organizationId)
    .select([
      'o.id',
      'o.name',
      'o.kind',
      'o.is_provider as isProvider',
      'o.parent_id as parentId',
      'p.name as parent',
      'o.street',
      'o.city',
      'o.state',
      'o.postal_code as postalCode',
      'o.country',
      'o.web',
      'o.retired_at as retiredAt',
      'o.retired_why as retiredWhy',
    ])
    .executeTakeFirst()
}

/** Lets one act at a time change this organization, until the act ends. */
export async function lockOrganization(tx: Tx, organizationId: string): Promise<void> {
  await tx
    .selectFrom('organizations_organization')
    .where('id', '=', organizationId)
    .select('id')
    .forUpdate()
    .executeTakeFirst()
}

/** Lets one act at a time change who is a part of whom, until the act ends: two together could close a circle. */
export async function lockTree(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7263037)`.execute(tx)
}

/** Everything that this one is a part of, the nearest first. */
export async function listAbove(db: Db | Tx, organizationId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive above as (
      select parent_id as id, 1 as steps from organizations_organization where id = ${organizationId}
      union all select o.parent_id, a.steps + 1 from above a join organizations_organization o on o.id = a.id)
    select o.id, o.name from above a join organizations_organization o on o.id = a.id order by a.steps`.execute(db)
  return rows
}

/** Its parts, by name, those that were retired last. */
export function listParts(db: Db | Tx, organizationId: string) {
  return db
    .selectFrom('organizations_organization')
    .where('parent_id', '=', organizationId)
    .orderBy(sql`retired_at is not null`)
    .orderBy('name')
    .select(['id', 'name', 'kind', sql<boolean>`retired_at is not null`.as('isRetired')])
    .execute()
}

/** What it was called before, the last name first. */
export function listFormerNames(db: Db | Tx, organizationId: string) {
  return db
    .selectFrom('organizations_former_name')
    .where('organization_id', '=', organizationId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .select(['id', 'name', sql<LocalDate | null>`until`.as('until')])
    .execute()
}

/** What the office keeps of an organization itself. */
export type KeptOrganization = {
  name: string
  kind: OrganizationKind
  parentId: string | null
  street: string | null
  city: string | null
  state: string | null
  postalCode: string | null
  country: string
  web: string | null
}

const rowOf = (facts: KeptOrganization) => {
  const { parentId, postalCode, ...same } = facts
  return { ...same, parent_id: parentId, postal_code: postalCode }
}

/** Writes an organization and returns its id. */
export async function saveOrganization(tx: Tx, facts: KeptOrganization, isProvider: boolean): Promise<string> {
  const id = newId()
  await tx
    .insertInto('organizations_organization')
    .values({ id, ...rowOf(facts), is_provider: isProvider, created_at: tx.at })
    .execute()
  return id
}

/** Puts other facts in the place of an organization's; the audit keeps what stood before. */
export async function changeFacts(tx: Tx, organizationId: string, facts: KeptOrganization): Promise<void> {
  await tx.updateTable('organizations_organization').set(rowOf(facts)).where('id', '=', organizationId).execute()
}

/** Keeps a name it had; returns its id. */
export async function saveFormerName(
  tx: Tx,
  organizationId: string,
  former: { name: string; until: LocalDate | null },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('organizations_former_name')
    .values({ id, organization_id: organizationId, ...former, recorded_at: tx.at })
    .execute()
  return id
}

/** Keeps since when and why the office deals with it no longer; with null, that it does again. */
export async function saveRetirement(tx: Tx, organizationId: string, why: string | null): Promise<void> {
  await tx
    .updateTable('organizations_organization')
    .set({ retired_at: why === null ? null : tx.at, retired_why: why })
    .where('id', '=', organizationId)
    .execute()
}
