import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { containing, wordsOf } from '../../platform/search.ts'
import type { PersonLine } from './person.schema.ts'

/** The most people that are gathered to be sorted. */
const mostGathered = 1_000

/** Whom to list; `after` is family name, given name and id of the last one shown. */
export type DirectoryFilter = { words?: string; profession?: string; after?: [string, string, string] }

/** In the words of their indexes, `people_person_order` and `people_person_address`. */
const family = sql`lower(p.family_name) collate "C"`
const place = sql`${family}, lower(p.given_name) collate "C", p.id`
const email = sql`lower(p.email) collate "C"`

/**
 * People by family name, from after a place in the list; `words` are looked for in name and e-mail address, and what stands
 * before an @ at the beginning of the address. Those whose family name begins with the last word come first: the index of
 * names holds them in order, however many there are.
 *
 * Of the others a few are gathered and sorted; where there are more, the list is walked until the page is full; `coalesce`
 * tells the planner that half of the rows fit, so that it walks whatever the word is.
 */
export async function listPeople(db: Db, filter: DirectoryFilter, limit: number): Promise<PersonLine[]> {
  const words = wordsOf(filter.words)
  const isWanted = filter.profession ? sql`p.profession = ${filter.profession}` : sql`true`
  const ordered = sql`order by ${place} limit ${sql.lit(limit)}`
  const last = words.at(-1)
  if (last === undefined) {
    const { rows } = await sql<PersonLine>`
      select ${columns} from people_person p where ${isWanted} and ${isAfter(filter.after)} ${ordered}`.execute(db)
    return rows
  }
  const isCalled = begins(family, last)
  const isShown = filter.after ? begins(sql`lower(${filter.after[0]}) collate "C"`, last) : sql`true`
  const isRest = sql`${isWanted} and not ${isCalled} and (${isShown} or ${isAfter(filter.after)})`
  const { rows } = await sql<PersonLine>`
    with called as materialized (
      select p.* from people_person p where ${isCalled} and ${isShown} and ${isAfter(filter.after)} and ${isWanted}
        and coalesce(${hasWords(words.slice(0, -1))}, false) ${ordered}),
    found as materialized (select p.* from people_person p where ${hasWords(words)}),
    few as materialized (
      select p.* from found p where (select count(*) from called) < ${sql.lit(limit)} and ${isRest}
      limit ${sql.lit(mostGathered + 1)}),
    gathered as materialized (select count(*) as count from few),
    page as (
      select 1 as part, p.* from called p
      union all
      (select 2, p.* from few p where (select count from gathered) <= ${sql.lit(mostGathered)} ${ordered})
      union all
      (select 2, p.* from people_person p where (select count from gathered) > ${sql.lit(mostGathered)} and ${isRest}
        and coalesce(${hasWords(words)}, false) ${ordered}))
    select ${columns} from page p order by p.part, ${place} limit ${sql.lit(limit)}`.execute(db)
  return rows
}

const columns = sql`p.id, p.given_name as "givenName", p.family_name as "familyName", p.email, p.profession, p.degree,
  p.specialty, p.career_stage as "careerStage"`

/** Does the name begin with this word? As a stretch of the index, which a kept plan finds too; nothing sorts behind its end. */
function begins(name: ReturnType<typeof sql>, word: string) {
  const end = sql`lower(${word}) || chr(1114111)`
  return sql`(${name} >= lower(${word}) and ${name} < ${end})`
}

function hasWords(words: readonly string[]) {
  const each = words.map((word) =>
    word.indexOf('@') > 0
      ? begins(email, word)
      : sql`p.given_name || ' ' || p.family_name || ' ' || p.email ilike ${containing(word)}`,
  )
  return sql.join([sql`true`, ...each], sql` and `)
}

function isAfter(after: [string, string, string] | undefined) {
  if (!after) return sql`true`
  const [family, given, id] = after
  return sql`(${place}) > (lower(${family}) collate "C", lower(${given}) collate "C", ${id}::uuid)`
}
