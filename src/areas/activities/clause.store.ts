import { sql } from 'kysely'
import type { ClausePeriod } from '../../platform/clause-source.ts'
import type { Db } from '../../platform/database.ts'

/** Activities that learners could take part in on some day of a period, and how many of them are provided with a partner. */
export async function countJoint(db: Db, { from, to, timeZone }: ClausePeriod) {
  const { rows } = await sql<{ open: number; joint: number }>`
    select count(*) as open,
      count(*) filter (where exists (
        select from activities_joint_provider j where j.activity_id = a.id)) as joint
    from activities_activity a
    where a.releases_on <= ${to} and a.expires_on >= ${from}
      and exists (
        select from activities_step s where s.activity_id = a.id and s.state = 'published'
          and (s.at at time zone ${timeZone})::date <= ${to})
      and not exists (
        select from activities_step s where s.activity_id = a.id and s.state in ('closed', 'archived')
          and (s.at at time zone ${timeZone})::date < ${from})`.execute(db)
  return rows[0]!
}
