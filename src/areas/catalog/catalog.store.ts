import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Source } from '../../platform/listing.ts'
import { containing } from '../../platform/search.ts'
import type { Profession } from '../people/person.schema.ts'

/** What the catalog is narrowed by; `today` is the day on which people want to take part. */
export type CatalogFilter = { profession?: Profession; today: LocalDate }

/** One activity of the catalog; `professions` is null where nobody is named. */
type Line = {
  id: string
  title: string
  summary: string
  format: string
  minutes: number | null
  fee: string
  releasesOn: LocalDate
  expiresOn: LocalDate
  professions: string[] | null
}

/** The activities people can take part in, the newest release first. */
export const catalog: Source<Line, CatalogFilter> = {
  table: 'activities_activity',
  as: 'a',
  select: sql<Line>`a.id, a.title, a.summary, a.format, a.minutes, a.fee, a.releases_on as "releasesOn",
    a.expires_on as "expiresOn",
    (select array_agg(distinct u.profession) from activities_audience u where u.activity_id = a.id) as professions`,
  hasWord,
  near: sql`a.title`,
  orders: { newest: { keys: [{ by: sql`a.releases_on`, type: 'day' }], down: true } },
  always: ({ today }) => [isOpen(today)],
  where: ({ profession }) => (profession ? [forProfession(profession)] : []),
}

/** In the words of its index: a plan that is kept does not know what a parameter will be. */
function isOpen(today: LocalDate) {
  return sql`a.is_listed and a.state in ('published', 'running') and a.releases_on <= ${today} and a.expires_on >= ${today}`
}

function forProfession(profession: Profession) {
  return sql`exists (
    select from activities_audience u where u.activity_id = a.id and u.profession = ${sql.lit(profession)})`
}

/** Of one or two letters the index knows only where a word begins with them; so do most who type “AF” or “TB”. */
function hasWord(word: string): RawBuilder<unknown> {
  const text = sql`a.title || ' ' || a.summary || ' ' || a.description`
  if (!/^[\p{L}\p{N}]{1,2}$/u.test(word)) return sql`${text} ilike ${containing(word)}`
  return sql`(${text} ~* ${`[ (/-]${word}`} or ${text} ilike ${`${word}%`})`
}
