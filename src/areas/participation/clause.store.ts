import { sql } from 'kysely'
import type { ClausePeriod } from '../../platform/clause-source.ts'
import type { Db } from '../../platform/database.ts'

/** Learners alike in all that the mission asks: `tie` is what they are to the school, null for others. */
export type LearnerGroup = {
  profession: string
  stage: string
  state: string | null
  country: string
  tie: string | null
  learners: number
}

/**
 * People who completed something in a period, each once, as they were at their last completion in it. Ties to the school that
 * had ended before the period do not count.
 */
export async function listLearnerGroups(db: Db, { from, to, timeZone }: ClausePeriod): Promise<LearnerGroup[]> {
  const { rows } = await sql<LearnerGroup>`
    with learner as (
      select distinct on (r.person_id) r.person_id, r.profession, r.career_stage as stage
      from participation_record r
      where (r.completed_at at time zone ${timeZone})::date between ${from} and ${to}
      order by r.person_id, r.completed_at desc)
    select l.profession, l.stage, p.state, p.country, t.tie, count(*) as learners
    from learner l
    join people_person p on p.id = l.person_id
    left join lateral (
      select a.relation as tie from people_affiliation a join organizations_organization o on o.id = a.organization_id
      where a.person_id = l.person_id and o.is_provider and (a.until is null or a.until >= ${from})
        and a.relation in ('faculty', 'graduate', 'student', 'trainee')
      order by array_position(array['faculty', 'student', 'trainee', 'graduate'], a.relation) limit 1) t on true
    group by 1, 2, 3, 4, 5`.execute(db)
  return rows
}

/** Online activities begun in a period, by career stage, and how many of these were completed by its end. */
export async function countOnline(db: Db, { from, to, timeZone }: ClausePeriod) {
  const { rows } = await sql<{ stage: string; begun: number; completed: number }>`
    select r.career_stage as stage, count(*) as begun,
      count(*) filter (where (r.completed_at at time zone ${timeZone})::date <= ${to}) as completed
    from participation_record r join activities_activity a on a.id = r.activity_id
    where a.format = 'enduring material' and (r.started_at at time zone ${timeZone})::date between ${from} and ${to}
    group by 1 order by 1`.execute(db)
  return rows
}
