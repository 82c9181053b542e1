import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import type { Suspect } from './merge.schema.ts'

/** Two records that look like one person, and why. */
export type Pair = { oneId: string; one: string; otherId: string; other: string; because: string }

/**
 * People who may be the same as this one: the same NPI or license, or a near name with the same birthday and profession.
 * Those who were said to be someone else are left out. At most ten; the strongest reason first.
 */
export async function listSuspects(db: Db, personId: string): Promise<Suspect[]> {
  const { rows } = await suspectsOf(personId).execute(db)
  return rows
}

/** The same for a query that asks more. */
export function suspectsOf(personId: string) {
  return sql<Suspect>`
    with me as (select * from people_person where id = ${personId}),
    found as (
      select p.id, 1 as rank, 'the same NPI' as because from me join people_person p on p.npi = me.npi
      union all select l.person_id, 2, 'the same license' from people_license m
        join people_license l on l.state = m.state and ltrim(l.number, '0') = ltrim(m.number, '0') where m.person_id = ${personId}
      union all select p.id, 3, 'a near name, the same birthday and profession' from me
        join people_person p on p.birth_month = me.birth_month and p.birth_day = me.birth_day and p.profession = me.profession
        where similarity(p.given_name || ' ' || p.family_name, me.given_name || ' ' || me.family_name) > 0.45
      union all select p.id, 4, 'the same name and profession, and no birthday that differs' from me
        join people_person p on lower(p.family_name) collate "C" = lower(me.family_name) collate "C"
          and lower(p.given_name) collate "C" = lower(me.given_name) collate "C"
        where p.profession = me.profession
          and (p.birth_month is null or me.birth_month is null or (p.birth_month, p.birth_day) = (me.birth_month, me.birth_day)))
    select distinct on (f.id) p.id, p.given_name as "givenName", p.family_name as "familyName", p.email, p.profession, f.because
    from found f join people_person p on p.id = f.id
    where f.id <> ${personId} and not exists (select from merges_distinct d
      where (d.one_id, d.other_id) in ((f.id, ${personId}::uuid), (${personId}::uuid, f.id)))
    order by f.id, f.rank limit 10`
}

/**
 * Pairs among all people that look like one: the same NPI or license, or the same name with the same birthday and profession. So
 * many at most, by name; near names are looked for on the page of each person.
 */
export async function listPairs(db: Db, limit: number): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    with pairs as (
      select a.id as one, b.id as other, 'the same NPI' as because from people_person a
        join people_person b on b.npi = a.npi and b.id > a.id where a.npi is not null
      union all select least(a.person_id, b.person_id), greatest(a.person_id, b.person_id), 'the same license'
        from people_license a join people_license b on b.state = a.state and ltrim(b.number, '0') = ltrim(a.number, '0')
          and b.person_id > a.person_id
      union all select a.id, b.id, 'the same name, birthday and profession' from people_person a
        join people_person b on b.birth_month = a.birth_month and b.birth_day = a.birth_day and b.profession = a.profession
          and lower(b.family_name) = lower(a.family_name) and lower(b.given_name) = lower(a.given_name) and b.id > a.id),
    each as (select distinct on (one, other) * from pairs p where not exists (select from merges_distinct d
      where (d.one_id, d.other_id) in ((p.one, p.other), (p.other, p.one))))
    select e.one as "oneId", a.given_name || ' ' || a.family_name || ', ' || a.email as one,
      e.other as "otherId", b.given_name || ' ' || b.family_name || ', ' || b.email as other, e.because
    from each e join people_person a on a.id = e.one join people_person b on b.id = e.other
    order by a.family_name, a.given_name, e.one, e.other limit ${sql.lit(limit)}`.execute(db)
  return rows
}

/** Keeps that two people are two; saying it again changes nothing. */
export async function saveDistinct(tx: Tx, oneId: string, otherId: string): Promise<void> {
  await tx
    .insertInto('merges_distinct')
    .values({ one_id: oneId, other_id: otherId, said_at: tx.at, said_by: tx.actor.personId })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** What is known of two records, side by side: each fact by its name, as both have it. */
export async function listFactsOfBoth(
  db: Db,
  keptId: string,
  goneId: string,
): Promise<{ fact: string; kept: string | null; gone: string | null }[]> {
  const { rows } = await sql<{ fact: string; kept: string | null; gone: string | null }>`
    with of as (select p.id, f.at, f.fact, f.value from people_person p, lateral (values
      (1, 'Name', p.given_name || ' ' || p.family_name), (2, 'E-mail address', p.email),
      (3, 'Profession', concat_ws(', ', p.profession, p.degree, p.specialty)), (4, 'Career stage', p.career_stage),
      (5, 'Born', lpad(p.birth_month::text, 2, '0') || '/' || lpad(p.birth_day::text, 2, '0')), (6, 'NPI', p.npi),
      (7, 'Licenses', (select string_agg(l.state || ' ' || l.number, '; ' order by l.state, l.number) from people_license l
        where l.person_id = p.id)),
      (8, 'Belongs to', (select string_agg(o.name, '; ' order by o.name) from people_affiliation a
        join organizations_organization o on o.id = a.organization_id where a.person_id = p.id)),
      (9, 'Lives in', concat_ws(', ', p.state, p.country)), (10, 'Known since', to_char(p.created_at, 'YYYY-MM-DD'))
    ) f(at, fact, value) where p.id in (${keptId}, ${goneId}))
    select fact, max(value) filter (where id = ${keptId}) as kept, max(value) filter (where id = ${goneId}) as gone
    from of group by at, fact order by at`.execute(db)
  return rows
}
