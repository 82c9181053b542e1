import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { AffiliationInput, LicenseInput, PersonFacts, PersonInput } from './person.schema.ts'

const lineColumns = [
  'p.id',
  'p.given_name as givenName',
  'p.family_name as familyName',
  'p.email',
  'p.profession',
  'p.degree',
  'p.specialty',
  'p.career_stage as careerStage',
] as const

/** One person with what reporting needs; undefined when there is none. `birthday` is "MM/DD" or null. */
export function findPerson(db: Db | Tx, personId: string) {
  return db
    .selectFrom('people_person as p')
    .where('p.id', '=', personId)
    .select([...lineColumns, 'p.birth_month as birthMonth', 'p.birth_day as birthDay', 'p.npi', 'p.state', 'p.country'])
    .executeTakeFirst()
}

/** The person with this e-mail address, in whatever case it was typed; undefined when there is none. */
export function findPersonByEmail(db: Db | Tx, email: string) {
  return db
    .selectFrom('people_person as p')
    .where(sql`lower(p.email)`, '=', email.trim().toLowerCase())
    .select(lineColumns)
    .executeTakeFirst()
}

/** The person who has this address, be it the one our mail goes to or a further one; undefined when nobody has it. */
export function findOwnerOfEmail(db: Db | Tx, email: string) {
  const wanted = email.trim().toLowerCase()
  return db
    .selectFrom('people_person as p')
    .where((eb) =>
      eb.or([
        eb(sql`lower(p.email)`, '=', wanted),
        eb(
          'p.id',
          'in',
          eb
            .selectFrom('people_contact as c')
            .where('c.kind', '=', sql<'e-mail'>`'e-mail'`)
            .where(sql`lower(c.value)`, '=', wanted)
            .select('c.person_id'),
        ),
      ]),
    )
    .select(lineColumns)
    .executeTakeFirst()
}

/** Who may sign in with this address: theirs, or one they were known by. `to` is it as the office keeps it; undefined when nobody. */
export async function findPersonToSignIn(db: Db | Tx, email: string) {
  const wanted = email.trim().toLowerCase()
  const { rows } = await sql<{ id: string; givenName: string; to: string }>`
    select id, given_name as "givenName", email as "to" from people_person where lower(email) = ${wanted}
    union all select p.id, p.given_name, c.value from people_contact c join people_person p on p.id = c.person_id
      where c.kind = 'e-mail' and lower(c.value) = ${wanted} and c.proved_at is not null
    limit 1`.execute(db)
  return rows[0]
}

/** Someone else with this NPI; undefined when there is none. */
export function findOtherWithNpi(db: Db | Tx, npi: string, personId: string | null) {
  return db
    .selectFrom('people_person as p')
    .where('p.npi', '=', npi)
    .$if(personId !== null, (query) => query.where('p.id', '<>', personId!))
    .select(lineColumns)
    .executeTakeFirst()
}

/** Licenses of a person, the primary one first. */
export function listLicenses(db: Db | Tx, personId: string) {
  return db
    .selectFrom('people_license')
    .where('person_id', '=', personId)
    .orderBy('is_primary', 'desc')
    .orderBy('recorded_at')
    .select(['id', 'state', 'number', 'is_primary as isPrimary'])
    .execute()
}

/** Where a person belongs, newest first. */
export function listAffiliations(db: Db | Tx, personId: string) {
  return db
    .selectFrom('people_affiliation as a')
    .innerJoin('organizations_organization as o', 'o.id', 'a.organization_id')
    .where('a.person_id', '=', personId)
    .orderBy('a.since', 'desc')
    .select([
      'a.id',
      'o.id as organizationId',
      'o.name as organization',
      'a.relation',
      'a.department',
      'a.since',
      'a.until',
    ])
    .execute()
}

function columnsOf(person: PersonFacts) {
  const [month, day] = person.birthday?.split('/').map(Number) ?? [null, null]
  return {
    given_name: person.givenName,
    family_name: person.familyName,
    profession: person.profession,
    degree: person.degree,
    specialty: person.specialty,
    career_stage: person.careerStage,
    birth_month: month ?? null,
    birth_day: day ?? null,
    npi: person.npi,
    state: person.state,
    country: person.country,
  }
}

/** Writes a new person and returns their id. */
export async function savePerson(tx: Tx, person: PersonInput): Promise<string> {
  const id = newId()
  await tx
    .insertInto('people_person')
    .values({ id, email: person.email, ...columnsOf(person), created_at: tx.at })
    .execute()
  return id
}

/** Replaces what is known of a person, all but the address; the audit keeps what stood before. */
export async function changePerson(tx: Tx, personId: string, person: PersonFacts): Promise<void> {
  await tx.updateTable('people_person').set(columnsOf(person)).where('id', '=', personId).execute()
}

/** Puts another address in the place of the person's; the audit keeps the earlier one. */
export async function changeAddress(tx: Tx, personId: string, email: string): Promise<void> {
  await tx.updateTable('people_person').set({ email }).where('id', '=', personId).execute()
}

/** Makes this license the person's primary one, adding it where it is new. Board and end stay as they were where none is given. */
export async function saveLicense(
  tx: Tx,
  personId: string,
  license: LicenseInput & { board?: string | null; expiresOn?: LocalDate | null },
): Promise<void> {
  const said = {
    ...(license.board ? { board: license.board } : {}),
    ...(license.expiresOn ? { expires_on: license.expiresOn } : {}),
  }
  await tx.updateTable('people_license').set({ is_primary: false }).where('person_id', '=', personId).execute()
  await tx
    .insertInto('people_license')
    .values({
      id: newId(),
      person_id: personId,
      state: license.state,
      number: license.number,
      ...said,
      recorded_at: tx.at,
    })
    .onConflict((oc) => oc.columns(['person_id', 'state', 'number']).doUpdateSet({ is_primary: true, ...said }))
    .execute()
}

/** Adds where a person belongs. */
export async function saveAffiliation(tx: Tx, personId: string, affiliation: AffiliationInput): Promise<void> {
  await tx
    .insertInto('people_affiliation')
    .values({
      id: newId(),
      person_id: personId,
      organization_id: affiliation.organizationId,
      relation: affiliation.relation,
      department: affiliation.department,
      title: affiliation.title ?? null,
      since: affiliation.since,
      until: affiliation.until,
    })
    .execute()
}

/** Lets one act at a time change what is known of this person, their address and roles with it; until the act ends. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.selectFrom('people_person').where('id', '=', personId).forNoKeyUpdate().select('id').execute()
}
