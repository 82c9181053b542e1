import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'

/** Is the activity `a` one for the catalog? In the words of its index: a plan that is kept does not know what a parameter will be. */
const isOffered = sql<boolean>`a.is_listed and a.state in ('published', 'running')`

export type CatalogFilter = { words?: string; profession?: string; after?: [string, string] }

/** The activities people can take part in on this day, the newest release first, from after a place in the list. */
export function listCatalog(db: Db, filter: CatalogFilter, today: LocalDate, limit: number) {
  let query = open(db, today)
    .select((eb) => [
      'a.id',
      'a.title',
      'a.summary',
      'a.format',
      'a.minutes',
      'a.fee',
      'a.releases_on as releasesOn',
      'a.expires_on as expiresOn',
      eb
        .selectFrom('activities_audience as u')
        .whereRef('u.activity_id', '=', 'a.id')
        .select(sql<string[]>`array_agg(distinct u.profession)`.as('professions'))
        .as('professions'),
    ])
    .orderBy('a.releases_on', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
  query = narrow(query, filter)
  if (filter.after) {
    const [day, id] = filter.after
    query = query.where(sql<boolean>`(a.releases_on, a.id) < (${day}::date, ${id}::uuid)`)
  }
  return query.execute()
}

/** How many activities the catalog holds for this filter. */
export async function countCatalog(db: Db, filter: CatalogFilter, today: LocalDate): Promise<number> {
  const { count } = await narrow(open(db, today), filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** One activity as the public may see it; undefined before it is published and for what is not listed. */
export function findPublished(db: Db, activityId: string) {
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
    .executeTakeFirst()
}

function open(db: Db, today: LocalDate) {
  return db
    .selectFrom('activities_activity as a')
    .where(isOffered)
    .where('a.releases_on', '<=', today)
    .where('a.expires_on', '>=', today)
}

function narrow<Query extends ReturnType<typeof open>>(query: Query, filter: CatalogFilter): Query {
  let narrowed = query
  for (const word of (filter.words ?? '').split(/\s+/).filter(Boolean)) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    narrowed = narrowed.where(sql<boolean>`a.title || ' ' || a.summary || ' ' || a.description ilike ${like}`) as Query
  }
  if (filter.profession) {
    const profession = filter.profession
    narrowed = narrowed.where(
      sql<boolean>`exists (select from activities_audience u where u.activity_id = a.id and u.profession = ${profession})`,
    ) as Query
  }
  return narrowed
}
