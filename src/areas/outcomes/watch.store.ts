import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Figure, WatchedGap } from './outcome.schema.ts'
import { decideTask } from './verdict.schema.ts'

/** The day it is, and the zone of the office: education is told by its days. */
export type Calendar = { today: LocalDate; timeZone: string }

/**
 * Which gaps to read: one, those that were taught at least, those of an owner, or (`isUnasked`) those on whose newest figure
 * nobody has decided and nobody is asked to. All gaps with a measure where nothing is said.
 */
export type WatchFilter = {
  gapId?: string
  measureId?: string
  isTaught?: boolean
  ownerId?: string
  isUnasked?: boolean
}

const longest = 48

/**
 * Gaps with a measure, each with the education that opened for it up to today and the newest periods of its series in time
 * order, of each the newest edition. In one query, however many there are.
 */
export async function listWatched(
  db: Db | Tx,
  { today, timeZone }: Calendar,
  filter: WatchFilter = {},
): Promise<WatchedGap[]> {
  const which = [
    filter.gapId ? sql`g.id = ${filter.gapId}` : sql`g.measure_id is not null`,
    filter.measureId ? sql`g.measure_id = ${filter.measureId}` : sql`true`,
    filter.isTaught ? sql`t.state in ('addressed', 'reopened', 'closed')` : sql`true`,
    filter.ownerId ? sql`t.owner_id = ${filter.ownerId}` : sql`true`,
    filter.isUnasked ? unasked : sql`true`,
  ]
  const { rows } = await sql<WatchedGap>`
    select g.id as "gapId", g.number, g.title, g.patients, t.state, t.owner_id as "ownerId",
      p.given_name as "ownerGivenName", p.family_name as "ownerFamilyName",
      g.target, g.smallest_change as "smallestChange", m.id as "measureId", m.name as measure, m.unit, m.improvement,
      m.is_improvement_told as "isImprovementTold", m.kind, g.measure_reporter as reporter,
      g.measure_population as population, e.education, s.series
    from gaps_gap g
    join gaps_standing t on t.gap_id = g.id
    join measures_measure m on m.id = g.measure_id
    left join people_person p on p.id = t.owner_id
    cross join lateral (${educationOf({ today, timeZone })}) e
    cross join lateral (${seriesOf}) s
    where ${sql.join(which, sql` and `)}
    order by g.number desc`.execute(db)
  return rows.map((row) => ({ ...row, series: row.series.map(typed) }))
}

/** Instants come out of JSON as text. */
function typed(figure: Figure): Figure {
  return { ...figure, recordedAt: new Date(figure.recordedAt) }
}

/** One gap with its measure; undefined when there is no such gap, or it has no measure. */
export async function findWatched(db: Db | Tx, gapId: string, calendar: Calendar): Promise<WatchedGap | undefined> {
  return (await listWatched(db, calendar, { gapId }))[0]
}

/** Activities for the gap that were published and released: education takes place from the later of the two days on. */
const educationOf = ({ today, timeZone }: Calendar) => sql`
  select coalesce(json_agg(json_build_object(
      'activityId', o.id, 'number', o.number, 'title', o.title, 'on', o.day) order by o.day, o.number), '[]') as education,
    min(o.at) as opened_at
  from (
    select a.id, a.number, a.title, min(x.at) as at,
      greatest(a.releases_on, (min(x.at) at time zone ${timeZone})::date) as day
    from activities_gap l
    join activities_activity a on a.id = l.activity_id
    join activities_step x on x.activity_id = a.id and x.state = 'published'
    where l.gap_id = g.id
    group by a.id) o
  where o.day <= ${today}`

/** No task asks whether the gap stays open, and nobody has said so of its newest figure with a value. */
const unasked = sql`
  not exists (select from tasks_task x where x.kind = ${decideTask} and x.subject_id = g.id and x.is_open)
  and not exists (select from outcomes_verdict d where d.gap_id = g.id and d.measure_value_id::text = (
    select f.one ->> 'id' from json_array_elements(s.series) with ordinality f (one, place)
    where f.one ->> 'value' is not null order by f.place desc limit 1))`

const seriesOf = sql`
  select coalesce(json_agg(json_build_object(
      'id', v.id, 'periodStart', v.period_start, 'periodEnd', v.period_end,
      'initialPopulation', v.initial_population, 'numerator', v.numerator, 'denominator', v.denominator, 'exclusion', v.exclusion, 'exception', v.exception, 'value', v.value,
      'version', v.version, 'edition', v.edition, 'recordedAt', v.recorded_at, 'sourceId', v.source_id, 'source', v.title, 'cameSince', coalesce(v.recorded_at > e.opened_at, false))
    order by v.period_end, v.period_start), '[]') as series
  from (
    select * from (
      select distinct on (w.period_start, w.period_end) w.*, c.title
      from measures_value w join evidence_source c on c.id = w.source_id
      where w.measure_id = g.measure_id and w.reporter = g.measure_reporter and w.population = g.measure_population
      order by w.period_start, w.period_end, w.edition desc) newest
    order by period_end desc, period_start desc limit ${longest}) v`
