import { sql } from 'kysely'
import type { ClausePeriod } from '../../platform/clause-source.ts'
import type { Db } from '../../platform/database.ts'
import type { CareerStage } from '../people/person.schema.ts'
import type { MeasureKind } from '../measures/measure.schema.ts'

/**
 * Learners who completed something in a period, by career stage as it was then, and how many of them showed competence:
 * passed the test and either named a change they will make or rated every objective 4 or 5 of 5. Each person counts once.
 */
export async function countCompetent(db: Db, { from, to, timeZone }: ClausePeriod) {
  const { rows } = await sql<{ stage: CareerStage; learners: number; competent: number }>`
    with done as (
      select * from participation_record r
      where (r.completed_at at time zone ${timeZone})::date between ${from} and ${to}),
    shown as (
      select d.person_id, d.career_stage, d.completed_at,
        exists (select from participation_entry e where e.record_id = d.id and e.kind = 'tested' and e.is_passed)
          and (exists (select from evaluation_commitment c where c.activity_id = d.activity_id and c.person_id = d.person_id)
            or (${lowestRating}) >= 4) as is_competent
      from done d),
    learner as (
      select (array_agg(career_stage order by completed_at desc))[1] as stage, coalesce(bool_or(is_competent), false) as is_competent
      from shown group by person_id)
    select stage, count(*) as learners, count(*) filter (where is_competent) as competent
    from learner group by stage order by stage`.execute(db)
  return rows
}

const lowestRating = sql`
  select min((n.value #>> '{}')::numeric)
  from evaluation_response q
  join answers_answer n on n.sheet_id = q.sheet_id
  join questions_item i on i.id = n.item_id and i.type = 'rating' and i.key like 'objective\\_%'
  where q.activity_id = d.activity_id and q.person_id = d.person_id and q.submitted_at is not null`

/**
 * Series that are watched for a gap with a target and have a figure in the period, by what they are about, and how many
 * reach the target by their newest figure in it; one that several gaps watch reaches it when it reaches all of theirs.
 */
export async function countWatched(db: Db, { from, to }: ClausePeriod) {
  const { rows } = await sql<{ kind: MeasureKind; watched: number; reached: number }>`
    select kind, count(*) as watched, count(*) filter (where is_reached) as reached
    from (
      select m.kind, m.id, g.measure_reporter, g.measure_population,
        bool_and(case m.improvement when 'increase' then v.value >= g.target else v.value <= g.target end) as is_reached
      from gaps_gap g
      join gaps_standing t on t.gap_id = g.id and t.state not in ('candidate', 'parked')
      join measures_measure m on m.id = g.measure_id and m.is_improvement_told
      cross join lateral (
        select w.value from measures_value w
        where w.measure_id = m.id and w.reporter = g.measure_reporter and w.population = g.measure_population
          and w.value is not null and w.period_end between ${from} and ${to}
        order by w.period_end desc, w.period_start desc, w.edition desc limit 1) v
      where g.target is not null
      group by 1, 2, 3, 4) series
    group by kind`.execute(db)
  return rows
}
