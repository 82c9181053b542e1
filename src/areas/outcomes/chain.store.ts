import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { FollowUpAnswer } from '../evaluation/commitment.schema.ts'
import type { ActivityStep } from '../activities/life.schema.ts'

/** What stands between a gap and its measure: what was to be learned, where, and what became of it. */
export type GapChain = {
  objectives: { statement: string; activityId: string }[]
  activities: {
    id: string
    number: string
    title: string
    releasesOn: string
    state: ActivityStep
    started: number
    completed: number
  }[]
  tested: number
  passed: number
  rated: number
  ratedHigh: number
  /** Commitments by whether they were asked about and what was answered. */
  commitments: { asked: boolean; answer: FollowUpAnswer | null; count: number }[]
}

/** The chain of a gap in one query. Ratings of 4 or 5 of 5 count as high; tests and ratings are counted by learner. */
export async function findChain(db: Db, gapId: string): Promise<GapChain> {
  const { rows } = await sql<GapChain>`
    with mine as (select activity_id from activities_gap where gap_id = ${gapId})
    select (${objectives(gapId)}) as objectives, (${activities}) as activities, (${commitments(gapId)}) as commitments,
      t.tested, t.passed, r.rated, r."ratedHigh"
    from (${tests}) t, (${ratings(gapId)}) r`.execute(db)
  return rows[0]!
}

const objectives = (gapId: string) => sql`
  select coalesce(json_agg(json_build_object('statement', o.statement, 'activityId', o.activity_id)
    order by a.number, o.position), '[]')
  from activities_objective o join activities_activity a on a.id = o.activity_id
  where o.gap_id = ${gapId}`

const activities = sql`
  select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'title', a.title,
    'releasesOn', a.releases_on, 'started', p.started, 'completed', p.completed, 'state', a.state)
    order by a.releases_on, a.number), '[]')
  from mine join activities_activity a on a.id = mine.activity_id
  cross join lateral (
    select count(*) as started, count(completed_at) as completed from participation_record where activity_id = a.id) p`

const tests = sql`
  select count(distinct r.id) as tested, count(distinct r.id) filter (where e.is_passed) as passed
  from mine join participation_record r on r.activity_id = mine.activity_id
  join participation_entry e on e.record_id = r.id and e.kind = 'tested'`

/** A learner counts once: with every objective of the gap rated, and high where all of them are. */
const ratings = (gapId: string) => sql`
  select count(*) as rated, count(*) filter (where lowest >= 4) as "ratedHigh"
  from (
    select q.id, min((n.value #>> '{}')::numeric) as lowest
    from evaluation_response q
    join activities_objective o on o.activity_id = q.activity_id and o.gap_id = ${gapId}
    join answers_answer n on n.sheet_id = q.sheet_id
    join questions_item i on i.id = n.item_id and i.type = 'rating' and i.key = 'objective_' || o.position
    where q.submitted_at is not null
    group by q.id) each`

/** Commitments to an objective of the gap, and those tied to none in an activity that serves it. */
const commitments = (gapId: string) => sql`
  select coalesce(json_agg(json_build_object('asked', asked, 'answer', answer, 'count', count)), '[]')
  from (
    select f.asked_at is not null or f.answer is not null as asked, f.answer, count(*) as count
    from mine
    join evaluation_commitment c on c.activity_id = mine.activity_id
    join evaluation_follow_up f on f.commitment_id = c.id
    left join activities_objective o on o.id = c.objective_id
    where c.objective_id is null or o.gap_id = ${gapId}
    group by 1, 2) tally`
