import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import { containing } from '../../platform/search.ts'
import type { Relation } from '../people/person.schema.ts'

/** One way in which a person belongs to an organization. */
export type Member = {
  id: string
  personId: string
  givenName: string
  familyName: string
  email: string
  profession: string
  relation: Relation
  department: string | null
  title: string | null
  since: LocalDate | null
  until: LocalDate | null
}

/** Of which organization, on which day, and how they belong to it. */
export type MemberFilter = { organizationId: string; today: LocalDate; relation?: Relation; isOver: boolean }

const name = sql`p.given_name || ' ' || p.family_name || ' ' || p.email`

/** Who belongs to an organization, by family name. */
export const members: Source<Member, MemberFilter> = {
  table: 'people_affiliation',
  as: 'a',
  joins: sql`join people_person p on p.id = a.person_id`,
  select: sql<Member>`a.id, p.id as "personId", p.given_name as "givenName", p.family_name as "familyName", p.email, p.profession,
    a.relation, a.department, a.title, a.since, a.until`,
  text: name,
  hasWord: (word) => sql`(${name} ilike ${containing(word)} or a.department ilike ${containing(word)})`,
  orders: {
    name: {
      keys: [
        { by: sql`lower(p.family_name) collate "C"`, type: 'text' },
        { by: sql`lower(p.given_name) collate "C"`, type: 'text' },
      ],
    },
  },
  always: ({ organizationId }) => [sql`a.organization_id = ${organizationId}`],
  where: ({ relation, isOver, today }) => [
    ...(relation ? [sql`a.relation = ${relation}`] : []),
    isOver ? sql`a.until < ${today}::date` : sql`(a.until is null or a.until >= ${today}::date)`,
  ],
}

/** How many people belong to an organization today. */
export async function countMembers(db: Db | Tx, organizationId: string, today: LocalDate): Promise<number> {
  const row = await db
    .selectFrom('people_affiliation')
    .where('organization_id', '=', organizationId)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', today)]))
    .select((eb) => eb.fn.count<number>('person_id').distinct().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** How they belong to it today, and how many each way. */
export async function countRelations(db: Db, organizationId: string, today: LocalDate) {
  const rows = await db
    .selectFrom('people_affiliation')
    .where('organization_id', '=', organizationId)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', today)]))
    .groupBy('relation')
    .orderBy('relation')
    .select(['relation', (eb) => eb.fn.count<number>('person_id').distinct().as('count')])
    .execute()
  return rows.map(({ relation, count }) => ({ relation, count: Number(count) }))
}
