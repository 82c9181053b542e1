import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/**
 * Activities that are not over and in which somebody in control of content has not told, has told of something, or told
 * too long ago (before `since`): where questions can be open. Oldest first.
 */
export async function listQuestionable(db: Db, since: string, limit: number) {
  const { rows } = await sql<{ id: string; number: string; title: string; state: string; isClinical: boolean }>`
    select a.id, a.number, a.title, a.is_clinical as "isClinical", a.state
    from activities_activity a
    where a.state not in ('closed', 'archived') and exists (
      select from (
        select person_id from activities_role r where r.activity_id = a.id and r.ended_at is null
        union select person_id from integrity_control c where c.activity_id = a.id and c.ended_at is null) h
      left join lateral (
        select answer, signed_on from integrity_disclosure d where d.activity_id = a.id and d.person_id = h.person_id
        order by d.signed_at desc, d.id desc limit 1) d on true
      where d.answer is distinct from 'none' or d.signed_on < ${since}::date)
    order by a.proposed_at, a.id limit ${limit}`.execute(db)
  return rows
}
