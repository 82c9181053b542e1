import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import type { CountedCommitment } from './commitment.schema.ts'

export type Tally = {
  started: number
  completed: number
  responses: number
  openReports: number
  commitments: (CountedCommitment & { count: number })[]
}

/**
 * What learners say of an activity, in numbers: who began, completed and evaluated it, reports of bias that are open, and
 * commitments by what became of them.
 */
export async function findTally(db: Db | Tx, activityId: string): Promise<Tally> {
  const { rows } = await sql<Tally>`
    select
      (select count(*) from participation_record where activity_id = ${activityId}) as started,
      (select count(completed_at) from participation_record where activity_id = ${activityId}) as completed,
      (select count(submitted_at) from evaluation_response where activity_id = ${activityId}) as responses,
      (select count(*) from evaluation_bias_report where activity_id = ${activityId} and resolved_at is null)
        as "openReports",
      (select coalesce(json_agg(k), '[]') from (
        select f.asked_at is not null as asked, f.answer, count(*) as count
        from evaluation_commitment c join evaluation_follow_up f on f.commitment_id = c.id
        where c.activity_id = ${activityId} group by 1, 2) k) as commitments`.execute(db)
  return rows[0]!
}
