import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database.ts'
import { type Use, listUses } from '../../platform/uses.ts'
import type { OrganizationFacts, OrganizationNumber, RosterOrganization } from './organization-roster.schema.ts'

type Organization = OrganizationFacts & { id: string }
type Numbered = { organizationId: string; number: OrganizationNumber }

/** Organizations that bear, or bore, one of these names in small letters or one of these numbers, and everything above them. */
export async function listNamed(
  tx: Tx,
  names: readonly string[],
  numbers: readonly string[],
): Promise<RosterOrganization[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive hit as (
      select id from organizations_organization where lower(name) = any(${[...names]}::text[])
      union select organization_id from organizations_former_name where lower(name) = any(${[...names]}::text[])
      union select organization_id from organizations_identifier where value = any(${[...numbers]}::text[]) and ended_at is null),
    reached as (
      select id from hit
      union select o.parent_id from reached r join organizations_organization o on o.id = r.id where o.parent_id is not null)
    select id from reached`.execute(tx)
  return listRosterOrganizations(
    tx,
    rows.map(({ id }) => id),
  )
}

/** What is kept of these organizations now, held until the act ends. */
export async function listRosterOrganizations(tx: Tx, ids: readonly string[]): Promise<RosterOrganization[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('organizations_organization as o')
    .where(sql<boolean>`o.id = any(${[...ids]}::uuid[])`)
    .select([
      'o.id',
      'o.name',
      'o.kind',
      'o.parent_id as parentId',
      'o.city',
      'o.state',
      'o.country',
      'o.web',
      sql<
        OrganizationNumber[]
      >`coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'issuer', i.issuer, 'value', i.value))
        from organizations_identifier i where i.organization_id = o.id and i.ended_at is null), '[]')`.as('numbers'),
      sql<boolean>`o.retired_at is not null`.as('isRetired'),
      sql<string[]>`array(select lower(f.name) from organizations_former_name f where f.organization_id = o.id)`.as(
        'formerNames',
      ),
    ])
    .forNoKeyUpdate('o')
    .execute()
}

/** Organizations as rows of a statement, named x, whatever their number. */
const rowsOf = (all: readonly Organization[]) => sql`jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
  as x(id uuid, name text, kind text, "parentId" uuid, city text, state text, country text, web text)`

/** Writes new organizations, each with its numbers. */
export async function saveOrganizations(tx: Tx, made: readonly Organization[]): Promise<void> {
  if (made.length === 0) return
  await sql`insert into organizations_organization
      (id, name, kind, parent_id, is_provider, city, state, country, web, created_at)
    select x.id, x.name, x.kind, x."parentId", false, x.city, x.state, x.country, x.web, ${tx.at} from ${rowsOf(made)}`.execute(
    tx,
  )
  await saveNumbers(
    tx,
    made.flatMap(({ id, numbers }) => numbers.map((number) => ({ organizationId: id, number }))),
  )
}

/** Puts other facts in the place of these organizations', in one statement; numbers are written by themselves. */
export async function changeOrganizations(tx: Tx, changed: readonly Organization[]): Promise<void> {
  if (changed.length === 0) return
  await sql`update organizations_organization o set name = x.name, kind = x.kind, parent_id = x."parentId", city = x.city,
      state = x.state, country = x.country, web = x.web
    from ${rowsOf(changed)} where o.id = x.id`.execute(tx)
}

/** Writes numbers of organizations. */
export async function saveNumbers(tx: Tx, numbers: readonly Numbered[]): Promise<void> {
  if (numbers.length === 0) return
  const rows = numbers.map(({ organizationId, number }) => ({ id: newId(), organizationId, ...number }))
  await sql`insert into organizations_identifier (id, organization_id, kind, issuer, value, recorded_at)
    select x.id, x."organizationId", x.kind, x.issuer, x.value, ${tx.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id uuid, "organizationId" uuid, kind text, issuer text, value text)`.execute(tx)
}

/** Removes numbers that a list added and that hold still. */
export async function removeNumbers(tx: Tx, numbers: readonly Numbered[]): Promise<void> {
  if (numbers.length === 0) return
  const rows = numbers.map(({ organizationId, number }) => ({ organizationId, ...number }))
  await sql`delete from organizations_identifier i
    using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x("organizationId" uuid, kind text, issuer text, value text)
    where i.organization_id = x."organizationId" and i.ended_at is null
      and (i.kind, i.issuer, i.value) = (x.kind, x.issuer, x.value)`.execute(tx)
}

/** What has been built on these organizations, in whatever table; not their parts and the numbers that hold. */
export async function listOrganizationUses(tx: Tx, ids: readonly string[]): Promise<Use[]> {
  const ended = await tx
    .selectFrom('organizations_identifier')
    .where(sql<boolean>`organization_id = any(${[...ids]}::uuid[])`)
    .where('ended_at', 'is not', null)
    .select('organization_id as id')
    .execute()
  return [
    ...ended.map(({ id }) => ({ id, table: 'organizations_ended_number', count: 1 })),
    ...(await listUses(tx, table, ids, [table, 'organizations_identifier'])),
  ]
}

const table = 'organizations_organization'

/** What is a part of these organizations now. */
export function listPartsOf(tx: Tx, ids: readonly string[]) {
  return tx
    .selectFrom('organizations_organization')
    .where(sql<boolean>`parent_id = any(${[...ids]}::uuid[])`)
    .select(['id', 'name', 'parent_id as parentId'])
    .execute()
}

/** Removes organizations on which nothing was built, with their numbers. */
export async function removeOrganizations(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from organizations_identifier where organization_id = any(${[...ids]}::uuid[])`.execute(tx)
  await sql`delete from organizations_organization where id = any(${[...ids]}::uuid[])`.execute(tx)
}
