import { type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'
import { containing, wordsOf } from '../../platform/search.ts'
import { selectAudience, selectGapsOf, selectObjectives, selectReferences, selectRoles } from './activity.store.ts'

/** The most activities that are counted, and gathered to be sorted. */
const mostCounted = 1_000

export type CatalogFilter = { words?: string; profession?: string; after?: [string, string] }

/** One activity of the catalog; `professions` is null where nobody is named. */
type Line = {
  id: string
  title: string
  summary: string
  format: string
  minutes: number | null
  fee: string
  releasesOn: string
  expiresOn: string
  professions: string[] | null
}

/**
 * The activities people can take part in on this day, the newest release first, from after a place in the list; and how
 * many there are in all, counted up to a thousand; `isMore` says that there are more.
 *
 * Few are gathered and sorted. Where there are more than are counted, the list is walked from its newest until the page is
 * full; `coalesce` tells the planner that half of the rows fit, so that it walks whatever the word is.
 */
export async function listCatalog(
  db: Db,
  filter: CatalogFilter,
  today: LocalDate,
  limit: number,
): Promise<{ lines: Line[]; count: number; isMore: boolean }> {
  const words = wordsOf(filter.words)
  const hasWords = sql.join([sql`true`, ...words.map(hasWord)], sql` and `)
  const isWanted = sql.join([isOpen(today), forProfession(filter.profession)], sql` and `)
  const source = words.length > 0 ? sql`found a` : namedFor(filter.profession)
  const { rows } = await sql<{ count: number } & (Line | { id: null })>`
    with found as materialized (
      select a.id, a.releases_on, a.expires_on, a.is_listed, a.state from activities_activity a where ${hasWords}),
    few as materialized (
      select a.id, a.releases_on from ${source} where ${isWanted} limit ${sql.lit(mostCounted + 1)}),
    counted as materialized (select count(*) as count from few),
    page as (
      (select a.id, a.releases_on from few a
        where (select count from counted) <= ${sql.lit(mostCounted)} and ${isAfter(filter.after)} ${newest(limit)})
      union all
      (select a.id, a.releases_on from activities_activity a
        where (select count from counted) > ${sql.lit(mostCounted)} and ${isWanted} and coalesce(${hasWords}, false)
          and ${isAfter(filter.after)} ${newest(limit)}))
    select c.count, a.id, a.title, a.summary, a.format, a.minutes, a.fee, a.releases_on as "releasesOn",
      a.expires_on as "expiresOn", (
        select array_agg(distinct u.profession) from activities_audience u where u.activity_id = a.id) as professions
    from counted c
    left join (page p join activities_activity a on a.id = p.id) on true
    order by p.releases_on desc, p.id desc`.execute(db)
  const { count } = rows[0]!
  const lines = rows.filter((row) => row.id !== null)
  return { lines, count: Math.min(count, mostCounted), isMore: count > mostCounted }
}

/** One activity as the public may see it; undefined before it is published and for what is not listed. */
export function findPublished(db: Db, activityId: string) {
  return selectPublished(db, activityId).executeTakeFirst()
}

/** The same with all that its public page shows of the plan, in one query. */
export function findPublishedPlan(db: Db, activityId: string) {
  return selectPublished(db, activityId)
    .select([
      jsonArrayFrom(selectAudience(db, activityId)).as('audience'),
      jsonArrayFrom(selectObjectives(db, activityId)).as('objectives'),
      jsonArrayFrom(selectRoles(db, activityId)).as('people'),
      jsonArrayFrom(selectReferences(db, activityId)).as('references'),
      jsonArrayFrom(selectGapsOf(db, activityId)).as('gaps'),
    ])
    .executeTakeFirst()
}

function selectPublished(db: Db, activityId: string) {
  return db
    .selectFrom('activities_activity as a')
    .where('a.id', '=', activityId)
    .where('a.state', 'in', ['published', 'running', 'closed'])
    .select([
      'a.id',
      'a.number',
      'a.title',
      'a.summary',
      'a.description',
      'a.format',
      'a.minutes',
      'a.fee',
      'a.providership',
      'a.releases_on as releasesOn',
      'a.expires_on as expiresOn',
      'a.state',
    ])
}

/** In the words of its index: a plan that is kept does not know what a parameter will be. */
function isOpen(today: LocalDate) {
  return sql`a.is_listed and a.state in ('published', 'running') and a.releases_on <= ${today} and a.expires_on >= ${today}`
}

function forProfession(profession = '') {
  if (!profession) return sql`true`
  return sql`exists (select from activities_audience u where u.activity_id = a.id and u.profession = ${profession})`
}

/** Activities for a profession, one after the other from its index (`offset` keeps it so): quick for one that few are for, too. */
function namedFor(profession = '') {
  if (!profession) return sql`activities_activity a`
  const named = sql`select distinct u.activity_id from activities_audience u where u.profession = ${profession}`
  return sql`(${named}) n
    cross join lateral (select * from activities_activity a where a.id = n.activity_id offset 0) a`
}

/** Of one or two letters the index knows only where a word begins with them; so do most who type “AF” or “TB”. */
function hasWord(word: string): RawBuilder<unknown> {
  const text = sql`a.title || ' ' || a.summary || ' ' || a.description`
  if (!/^[\p{L}\p{N}]{1,2}$/u.test(word)) return sql`${text} ilike ${containing(word)}`
  return sql`(${text} ~* ${`[ (/-]${word}`} or ${text} ilike ${`${word}%`})`
}

function isAfter(place: [string, string] | undefined) {
  return place ? sql`(a.releases_on, a.id) < (${place[0]}::date, ${place[1]}::uuid)` : sql`true`
}

function newest(limit: number) {
  return sql`order by a.releases_on desc, a.id desc limit ${sql.lit(limit)}`
}
