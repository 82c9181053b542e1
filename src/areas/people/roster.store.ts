import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { type Use, listUses } from '../../platform/uses.ts'
import { identifierKinds } from './identifier.schema.ts'
import type { RosterFacts } from './roster.schema.ts'

/** Parts of a person's own record, which come and go with it. */
const ownTables = ['people_license', 'people_identifier']

const licenses = sql<
  string[]
>`coalesce((select array_agg(l.state || ' ' || l.number order by l.state || ' ' || l.number)
  from people_license l where l.person_id = p.id), '{}')`

const identifiers = sql<string[]>`coalesce((select array_agg(i.kind || ' ' || i.value order by i.kind || ' ' || i.value)
  from people_identifier i where i.person_id = p.id), '{}')`

function people(db: Db | Tx) {
  return db
    .selectFrom('people_person as p')
    .select([
      'p.id',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'p.email',
      'p.profession',
      'p.degree',
      'p.specialty',
      'p.career_stage as careerStage',
      sql<string | null>`lpad(p.birth_month::text, 2, '0') || '/' || lpad(p.birth_day::text, 2, '0')`.as('birthday'),
      'p.npi',
      'p.state',
      'p.country',
      licenses.as('licenses'),
      identifiers.as('identifiers'),
    ])
}

export type RosterPerson = RosterFacts & { id: string }

/** What is kept of these people now. */
export function listFacts(tx: Tx, ids: readonly string[]): Promise<RosterPerson[]> {
  if (ids.length === 0) return Promise.resolve([])
  return people(tx)
    .where(sql<boolean>`p.id = any(${[...ids]}::uuid[])`)
    .forNoKeyUpdate('p')
    .execute()
}

/** Addresses of people who bear one of these names, "given family" in small letters. */
export async function listNamesakes(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; email: string }>`
    select distinct on (1) lower(given_name || ' ' || family_name) as name, email from people_person
    where (lower(family_name) collate "C", lower(given_name) collate "C") in (
      select split_part(x, '|', 2), split_part(x, '|', 1) from unnest(${[...names]}::text[]) as x)`.execute(tx)
  return new Map(rows.map((row) => [row.name, row.email]))
}

/** People as rows of a statement, named x, whatever their number. */
function recordsOf(people: readonly RosterPerson[]) {
  const rows = people.map(({ licenses: _licenses, identifiers: _identifiers, ...one }) => ({
    ...one,
    birthMonth: one.birthday?.slice(0, 2),
    birthDay: one.birthday?.slice(3),
  }))
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, "givenName" text, "familyName" text,
    email text, profession text, degree text, specialty text, "careerStage" text, "birthMonth" smallint,
    "birthDay" smallint, npi text, state text, country text)`
}

/** Writes new people, in one statement for all of them and one for their licenses. */
export async function savePeople(tx: Tx, made: readonly RosterPerson[]): Promise<void> {
  if (made.length === 0) return
  await sql`insert into people_person (id, given_name, family_name, email, profession, degree, specialty, career_stage,
      birth_month, birth_day, npi, state, country, created_at)
    select x.id, x."givenName", x."familyName", x.email, x.profession, x.degree, x.specialty, x."careerStage",
      x."birthMonth", x."birthDay", x.npi, x.state, x.country, ${tx.at}
    from ${recordsOf(made)}`.execute(tx)
  await saveLicenses(
    tx,
    made.flatMap((one) => one.licenses.map((license) => ({ personId: one.id, license }))),
  )
  await saveIdentifiers(
    tx,
    made.flatMap((one) => one.identifiers.map((identifier) => ({ personId: one.id, identifier }))),
  )
}

/** Adds licenses as "MA 12345" to people; the first of each person counts as the primary one. */
export async function saveLicenses(tx: Tx, added: readonly { personId: string; license: string }[]): Promise<void> {
  if (added.length === 0) return
  const rows = added.map((one) => ({ ...one, id: newId() }))
  await sql`insert into people_license (id, person_id, state, number, is_primary, recorded_at)
    select x.id, x."personId", split_part(x.license, ' ', 1), substr(x.license, strpos(x.license, ' ') + 1),
      not exists (select from people_license l where l.person_id = x."personId" and l.is_primary), ${tx.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, "personId" uuid, license text)
    on conflict do nothing`.execute(tx)
}

/** Adds identifiers such as "ORCID 0000-0002-1825-0097" to people. */
export async function saveIdentifiers(
  tx: Tx,
  added: readonly { personId: string; identifier: string }[],
): Promise<void> {
  const rows = added.map(({ personId, identifier }) => {
    const kind = identifierKinds.find((one) => identifier.startsWith(`${one} `))!
    return { id: newId(), person_id: personId, kind, value: identifier.slice(kind.length + 1), recorded_at: tx.at }
  })
  if (rows.length === 0) return
  await sql`insert into people_identifier (id, person_id, kind, value, recorded_at)
    select x.id, x.person_id, x.kind, x.value, ${tx.at} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id uuid, person_id uuid, kind text, value text)`.execute(tx)
}

/** Puts other facts in the place of these people's, in one statement; addresses stay. */
export async function changeFacts(tx: Tx, changed: readonly RosterPerson[]): Promise<void> {
  if (changed.length === 0) return
  await sql`update people_person p set given_name = x."givenName", family_name = x."familyName",
      profession = x.profession, degree = x.degree, specialty = x.specialty, career_stage = x."careerStage",
      birth_month = x."birthMonth", birth_day = x."birthDay", npi = x.npi, state = x.state, country = x.country
    from ${recordsOf(changed)} where p.id = x.id`.execute(tx)
}

/** Removes licenses and identifiers of these people that are none of those named with them. */
export async function keepNumbers(
  tx: Tx,
  people: readonly (Pick<RosterFacts, 'licenses' | 'identifiers'> & { id: string })[],
): Promise<void> {
  if (people.length === 0) return
  const kept = people.map(({ id, licenses, identifiers }) => ({ id, licenses, identifiers }))
  const of = sql`jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as x(id uuid, licenses text[], identifiers text[])`
  await sql`delete from people_identifier i using ${of}
    where i.person_id = x.id and not (i.kind || ' ' || i.value = any(x.identifiers))`.execute(tx)
  await sql`delete from people_license l using ${of}
    where l.person_id = x.id and not (l.state || ' ' || l.number = any(x.licenses))`.execute(tx)
}

/** What has been built on these people, in whatever table. */
export function listPeopleUses(tx: Tx, ids: readonly string[]): Promise<Use[]> {
  return listUses(tx, 'people_person', ids, ownTables)
}

/** Removes people on whom nothing was built. */
export async function removePeople(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from people_identifier where person_id = any(${[...ids]}::uuid[])`.execute(tx)
  await sql`delete from people_license where person_id = any(${[...ids]}::uuid[])`.execute(tx)
  await sql`delete from people_person where id = any(${[...ids]}::uuid[])`.execute(tx)
}
