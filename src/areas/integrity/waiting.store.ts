import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db, Fragment } from '../../platform/database.ts'
import { findPolicyValue, findPolicyIn } from '../policies/policy-value.store.ts'
import { policies } from '../policies/policy.schema.ts'
import type { Controller } from './control.schema.ts'
import { type ControlRow, controlRows, foldControllers } from './control.store.ts'

/** Who controls the content of an activity as one JSON value, with the policy their assessment needs. */
export type ControlFacts = {
  rows: (Omit<ControlRow, 'lastAskedAt'> & { lastAskedAt: string | null })[]
  validMonths: unknown
}

/** Everyone in control of the content of the activity `a`; for queries that list activities. */
export function listControlFacts(db: Db, today: LocalDate): Fragment<ControlFacts> {
  const rows = sql`${controlRows(db, sql`activity_id = a.id`)} order by h.named_at, h.role`
  return sql<ControlFacts>`jsonb_build_object(
    'rows', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from (${rows}) c),
    'validMonths', ${findPolicyValue('integrity.validMonths', today)})`
}

/** The people of `listControlFacts`, and the months a disclosure holds. */
export function findControlIn(facts: ControlFacts): { people: Controller[]; validityMonths: number } {
  const rows = facts.rows.map((row) => ({ ...row, lastAskedAt: row.lastAskedAt ? new Date(row.lastAskedAt) : null }))
  return {
    people: foldControllers(rows),
    validityMonths: findPolicyIn('integrity.validMonths', facts.validMonths),
  }
}

/**
 * Activities that are not over and teach about care, in which somebody in control of content has not told, has told of
 * something, or told too long ago; each with its people, in one query.
 */
export async function listQuestioned(db: Db, today: LocalDate) {
  const months = sql`coalesce((${findPolicyValue('integrity.validMonths', today)})::int,
    ${policies['integrity.validMonths'].standing}::int)`
  const { rows } = await sql<{ id: string; title: string; control: ControlFacts }>`
    select a.id, a.title, ${listControlFacts(db, today)} as control
    from activities_activity a
    where a.is_clinical and a.state not in ('closed', 'archived') and exists (
      select from (
        select person_id from activities_role r where r.activity_id = a.id and r.ended_at is null
        union select person_id from integrity_control c where c.activity_id = a.id and c.ended_at is null) h
      left join lateral (
        select answer, signed_on from integrity_disclosure d where d.activity_id = a.id and d.person_id = h.person_id
        order by d.signed_at desc, d.id desc limit 1) d on true
      where d.answer is distinct from 'none' or d.signed_on < ${today}::date - make_interval(months => ${months}))
    order by a.proposed_at, a.id`.execute(db)
  return rows
}
