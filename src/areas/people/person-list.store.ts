import { sql } from 'kysely'
import type { Source } from '../../platform/listing.ts'
import { beginsWith } from '../../platform/listing-statement.ts'
import { containing } from '../../platform/search.ts'
import type { CareerStage, PersonLine, Profession } from './person.schema.ts'

/** Whom to list. */
export type DirectoryFilter = { profession?: Profession; careerStage?: CareerStage }

/** In the words of their indexes, `people_person_order` and `people_person_address`. */
const family = sql`lower(p.family_name) collate "C"`
const given = sql`lower(p.given_name) collate "C"`
const email = sql`lower(p.email) collate "C"`

/**
 * Everyone, by family name. Words are looked for in name and e-mail address, and what stands before an @ at the beginning of
 * the address. Those whose family name begins with the last word come first: the index of names holds them in order, however
 * many there are.
 */
export const directory: Source<PersonLine, DirectoryFilter> = {
  table: 'people_person',
  as: 'p',
  select: sql`p.id, p.given_name as "givenName", p.family_name as "familyName", p.email, p.profession, p.degree, p.specialty,
    p.career_stage as "careerStage"`,
  text: sql`p.given_name || ' ' || p.family_name || ' ' || p.email`,
  hasWord: (word) =>
    word.indexOf('@') > 0
      ? beginsWith(email, word)
      : sql`p.given_name || ' ' || p.family_name || ' ' || p.email ilike ${containing(word)}`,
  near: sql`p.given_name || ' ' || p.family_name`,
  begins: { order: 'name', by: family },
  orders: {
    name: {
      keys: [
        { by: family, type: 'text' },
        { by: given, type: 'text' },
      ],
    },
    email: { keys: [{ by: email, type: 'text' }] },
  },
  where: ({ profession, careerStage }) => [
    ...(profession ? [sql`p.profession = ${sql.lit(profession)}`] : []),
    ...(careerStage ? [sql`p.career_stage = ${sql.lit(careerStage)}`] : []),
  ],
}
