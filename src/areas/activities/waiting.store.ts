import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db, Fragment } from '../../platform/database.ts'
import type { ActivityStep, DueStep } from './life.schema.ts'

/** The activity director of the activity `a`; null while there is none. */
const director = sql<string | null>`(select p.given_name || ' ' || p.family_name from activities_role r
  join people_person p on p.id = r.person_id
  where r.activity_id = a.id and r.role = 'activity director' and r.ended_at is null order by r.named_at limit 1)`

/** What a plan still lacks of its own. */
export type PlanFacts = {
  gaps: number
  objectives: number
  audience: number
  cited: number
  retracted: number
  hasReason: boolean
  hasWords: boolean
}

/** What stands in the plan of the activity `a`, counted. */
export const planFacts = sql<PlanFacts>`jsonb_build_object(
  'gaps', (select count(*) from activities_gap x where x.activity_id = a.id),
  'objectives', (select count(*) from activities_objective x where x.activity_id = a.id),
  'audience', (select count(*) from activities_audience x where x.activity_id = a.id),
  'cited', (select count(*) from activities_reference x where x.activity_id = a.id),
  'retracted', (select count(*) from activities_reference x join evidence_source s on s.id = x.source_id
    where x.activity_id = a.id and s.standing = 'retracted'),
  'hasReason', a.design_rationale <> '',
  'hasWords', a.summary <> '' and a.description <> '')`

/** A plan that is not approved yet, with what each area knows of it, in the order asked. */
export type OpenPlan = {
  id: string
  title: string
  state: ActivityStep
  releasesOn: LocalDate
  isClinical: boolean
  director: string | null
  isOwn: boolean
  facts: unknown[]
}

/**
 * Plans that are not approved yet, those that open first, each with these facts; in one query, however many there are.
 *
 * @param who `isOwn` are the plans they direct or plan; only those where `onlyOwn` is said
 */
export async function listOpenPlans(
  db: Db,
  facts: readonly Fragment[],
  who: { personId: string; onlyOwn: boolean },
): Promise<OpenPlan[]> {
  const { rows } = await sql<OpenPlan>`
    select p.* from (
      select a.id, a.title, a.state, a.releases_on as "releasesOn", a.is_clinical as "isClinical",
        ${director} as director,
        exists (select from activities_role r where r.activity_id = a.id and r.person_id = ${who.personId}
          and r.role in ('activity director', 'planner') and r.ended_at is null) as "isOwn",
        jsonb_build_array(${sql.join(facts)}) as facts
      from activities_activity a
      where a.state in ('proposed', 'in planning', 'in review')) p
    where p."isOwn" or not ${who.onlyOwn}
    order by p."releasesOn", p.id`.execute(db)
  return rows
}

/** Activities that open or have opened and are not noted as running, and those on or after their last day that run. */
export function listDueSteps(db: Db, today: LocalDate): Promise<DueStep[]> {
  return db
    .selectFrom('activities_activity')
    .select(['id', 'title', sql<DueStep['state']>`state`.as('state')])
    .select([sql<LocalDate>`releases_on`.as('releasesOn'), sql<LocalDate>`expires_on`.as('expiresOn')])
    .where((or) =>
      or.or([
        or('state', '=', 'published').and('releases_on', '<=', today),
        or('state', '=', 'running').and('expires_on', '<=', today),
      ]),
    )
    .orderBy('releases_on')
    .orderBy('id')
    .execute()
}
