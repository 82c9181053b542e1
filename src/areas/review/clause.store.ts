import { sql } from 'kysely'
import type { ClausePeriod } from '../../platform/clause-source.ts'
import type { Db } from '../../platform/database.ts'

/**
 * Activities first published in a period; and of them those whose reviewer found the content sound, as it was or after
 * changes, and that cite a standing source whose level of evidence is on record.
 */
export async function countReviewed(db: Db, period: ClausePeriod): Promise<{ published: number; reviewed: number }> {
  const { rows } = await sql<{ published: number; reviewed: number }>`
    with first as (
      select activity_id from activities_step where state = 'published' group by activity_id
      having (min(at) at time zone ${period.timeZone})::date between ${period.from} and ${period.to})
    select count(*) as published, count(*) filter (
      where exists (select from review_assignment m join review_review w on w.assignment_id = m.id
          where m.activity_id = f.activity_id and m.ended_at is null and w.verdict <> 'not sound')
        and exists (select from activities_reference r join evidence_source s on s.id = r.source_id
          where r.activity_id = f.activity_id and s.level_start is not null and s.standing <> 'retracted')) as reviewed
    from first f`.execute(db)
  return rows[0]!
}
