import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'

/**
 * How it stands with what a person has to disclose, without what they told: activities they control, when they told last. `setMonths`: how
 * long that can be reused, where the office has set it.
 */
export async function findDisclosureState(db: Db, personId: string, today: LocalDate) {
  return db
    .selectNoFrom([
      sql<number>`(select count(*) from (
        select activity_id from integrity_control where person_id = ${personId} and ended_at is null
        union select activity_id from activities_role where person_id = ${personId} and ended_at is null) c)`.as(
        'controls',
      ),
      sql<LocalDate | null>`(select max(d.signed_on) from integrity_disclosure d where d.person_id = ${personId})`.as(
        'toldOn',
      ),
      sql<number>`(select count(*) from tasks_task t where t.owed_by = ${personId} and t.kind = 'disclose' and t.is_open)`.as(
        'asked',
      ),
      sql<
        number | null
      >`(select value from policies_policy where key = 'integrity.validMonths' and effective_on <= ${today}
        order by effective_on desc, set_at desc limit 1)`.as('setMonths'),
    ])
    .executeTakeFirstOrThrow()
}
