import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

/** An organization that may be the same as another, and why it looks so. */
export type OrganizationSuspect = { id: string; name: string; place: string | null; because: string }

/** Organizations that may be the same as this one: a near name in the same state, or a name one of them had. Those
 * that were said to be another are left out. At most ten. */
export async function listOrganizationSuspects(db: Db, organizationId: string): Promise<OrganizationSuspect[]> {
  const { rows } = await sql<OrganizationSuspect>`
    with me as (select * from organizations_organization where id = ${organizationId}),
    found as (
      select o.id, 1 as rank, 'a name it had' as because from organizations_former_name f
        join organizations_organization o on lower(o.name) = lower(f.name) where f.organization_id = ${organizationId}
      union all select f.organization_id, 1, 'it was called so' from me
        join organizations_former_name f on lower(f.name) = lower(me.name)
      union all select o.id, 2, 'a near name in the same state' from me
        join organizations_organization o on o.state is not distinct from me.state and o.retired_at is null
        where similarity(o.name, me.name) > 0.6)
    select distinct on (f.id) f.id, o.name, concat_ws(', ', o.city, o.state) as place, f.because
    from found f join organizations_organization o on o.id = f.id
    where f.id <> ${organizationId} and o.parent_id is distinct from ${organizationId}
      and o.id is distinct from (select parent_id from me)
      and not exists (select from merges_distinct_organization d
        where (d.one_id, d.other_id) in ((f.id, ${organizationId}::uuid), (${organizationId}::uuid, f.id)))
    order by f.id, f.rank limit 10`.execute(db)
  return rows
}

/** What is known of both organizations, fact by fact. */
export async function listFactsOfBothOrganizations(db: Db, keptId: string, goneId: string) {
  const { rows } = await sql<{ id: string; facts: Record<string, string | null> }>`
    select o.id, jsonb_build_object('Name', o.name, 'Kind', o.kind, 'Part of', p.name,
      'Place', nullif(concat_ws(', ', o.street, o.city, o.state, o.postal_code, o.country), ''), 'Web page', o.web,
      'Numbers', (select string_agg(concat_ws(' ', nullif(i.issuer, ''), case when i.issuer = '' then i.kind end, i.value), ', ' order by i.kind, i.value)
        from organizations_identifier i where i.organization_id = o.id and i.ended_at is null),
      'Retired', o.retired_why) as facts
    from organizations_organization o left join organizations_organization p on p.id = o.parent_id
    where o.id in (${keptId}, ${goneId})`.execute(db)
  const of = (id: string) => rows.find((row) => row.id === id)?.facts ?? {}
  const [kept, gone] = [of(keptId), of(goneId)]
  const facts = ['Name', 'Kind', 'Part of', 'Place', 'Web page', 'Numbers', 'Retired']
  return facts.map((fact) => ({ fact, kept: kept[fact] ?? null, gone: gone[fact] ?? null }))
}

/** Is one of these a part of the other, however far down? */
export async function isKin(db: Db | Tx, oneId: string, otherId: string): Promise<boolean> {
  const { rows } = await sql<{ isKin: boolean }>`
    with recursive above as (
      select id as start, parent_id as id from organizations_organization where id in (${oneId}, ${otherId})
      union all select a.start, o.parent_id from above a join organizations_organization o on o.id = a.id)
    select exists (select from above where id in (${oneId}, ${otherId})) as "isKin"`.execute(db)
  return rows[0]!.isKin
}

/** Keeps that two organizations are two; saying it again changes nothing. */
export async function saveDistinctOrganization(tx: Tx, oneId: string, otherId: string): Promise<void> {
  await tx
    .insertInto('merges_distinct_organization')
    .values({ one_id: oneId, other_id: otherId, said_at: tx.at, said_by: tx.actor.personId })
    .onConflict((oc) => oc.doNothing())
    .execute()
}
