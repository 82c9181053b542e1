import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** What boards match this person by, as far as it is known, in one query; undefined when there is no such person. */
export async function findMatchable(db: Db, personId: string) {
  const person = await db
    .selectFrom('people_person as p')
    .where('p.id', '=', personId)
    .select([
      'p.degree',
      'p.profession',
      'p.career_stage as careerStage',
      sql<boolean>`p.birth_month is not null and p.birth_day is not null`.as('hasBirthday'),
      sql<boolean>`p.npi is not null`.as('hasNpi'),
      sql<boolean>`exists (select from people_license l where l.person_id = p.id)`.as('hasLicense'),
      sql<boolean>`coalesce((select c.act = 'given' from people_consent c
        where c.person_id = p.id and c.purpose = 'report credit' order by c.at desc, c.id desc limit 1), false)`.as(
        'consents',
      ),
    ])
    .executeTakeFirst()
  if (!person) return undefined
  const { degree, ...known } = person
  return { ...known, degrees: degree ? [degree] : [] }
}
