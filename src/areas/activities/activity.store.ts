import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import { mostCounted } from '../../platform/listing-statement.ts'
import { type ActivityStep, activitySteps } from './life.schema.ts'

/** One activity with where it stands; undefined when there is none, or where `roleOf` is told and has no role in it now. */
export function findActivity(db: Db | Tx, activityId: string, roleOf?: string) {
  const query = selectActivity(db, activityId)
  return (roleOf ? query.where(isRoleOf(roleOf)) : query).executeTakeFirst()
}

/** Has this person a role in the activity `a` now? */
function isRoleOf(personId: string) {
  return sql<boolean>`exists (
    select from activities_role r where r.activity_id = a.id and r.person_id = ${personId} and r.ended_at is null)`
}

/** The query of `findActivity`, for the dossier, which reads it with others. */
export function selectActivity(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('activities_activity as a')
    .where('a.id', '=', activityId)
    .select([
      'a.id',
      'a.number',
      'a.title',
      'a.format',
      'a.summary',
      'a.description',
      'a.providership',
      'a.design_rationale as designRationale',
      'a.designed_for as designedFor',
      'a.releases_on as releasesOn',
      'a.expires_on as expiresOn',
      'a.minutes',
      'a.is_clinical as isClinical',
      'a.content_areas as contentAreas',
      'a.fee',
      'a.is_listed as isListed',
      'a.level',
      'a.proposed_at as proposedAt',
      'a.state',
    ])
}

/** Which activities to list; `roleOf` leaves those in which this person has a role. */
export type ActivityFilter = { state?: ActivityStep; roleOf?: string }

/** An activity as the office lists it. */
export type ActivityRow = {
  id: string
  number: string
  title: string
  summary: string
  releasesOn: string
  expiresOn: string
  state: ActivityStep
  director: string | null
}

/** Activities of the office, the newest number first. Words are looked for in title and number. */
export const listedActivities: Source<ActivityRow, ActivityFilter> = {
  table: 'activities_activity',
  as: 'a',
  select: sql<ActivityRow>`a.id, a.number, a.title, a.summary, a.releases_on as "releasesOn", a.expires_on as "expiresOn", a.state,
    (select p.given_name || ' ' || p.family_name from activities_role r join people_person p on p.id = r.person_id
      where r.activity_id = a.id and r.role = 'activity director' and r.ended_at is null order by r.named_at limit 1) as director`,
  text: sql`a.title || ' ' || a.number`,
  near: sql`a.title`,
  orders: {
    number: { keys: [{ by: sql`a.number`, type: 'text' }], down: true },
    opens: { keys: [{ by: sql`a.releases_on`, type: 'day' }], down: true },
    title: { keys: [{ by: sql`lower(a.title) collate "C"`, type: 'text' }] },
  },
  where: ({ state, roleOf }) => [
    ...(state ? [sql`a.state = ${sql.lit(state)}`] : []),
    ...(roleOf ? [isRoleOf(roleOf)] : []),
  ],
}

/** How many activities stand at each step, counted up to a thousand: "1,000+" says that there are more. */
export async function countByState(db: Db): Promise<Record<string, number | string>> {
  const { rows } = await sql<{ state: ActivityStep; count: number }>`
    select s.state, c.count from unnest(${[...activitySteps]}::text[]) s (state)
    cross join lateral (
      select count(*) as count from (select from activities_activity a where a.state = s.state
        order by a.number desc limit ${sql.lit(mostCounted + 1)}) few
    ) c where c.count > 0`.execute(db)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count > mostCounted ? '1,000+' : count]))
}

/** An activity as roles name it, found by its number or its whole title; undefined where there is none. */
export async function findActivityScope(db: Db | Tx, words: string) {
  const found = await db
    .selectFrom('activities_activity')
    .where((eb) => eb.or([eb('number', '=', words), eb(sql`lower(title)`, '=', words.toLowerCase())]))
    .orderBy('number', 'desc')
    .limit(1)
    .select(['id', 'number'])
    .executeTakeFirst()
  return found && { id: found.id, name: `activity ${found.number}` }
}

/** Does this person have a role in this activity now? */
export async function isInRole(db: Db | Tx, activityId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('activities_role')
    .where('activity_id', '=', activityId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Everyone with a role in an activity now: directors, then planners, then faculty. */
export function listRoles(db: Db | Tx, activityId: string) {
  return selectRoles(db, activityId).execute()
}

/** The query of `listRoles`, for the dossier, which reads it with others. */
export function selectRoles(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('activities_role as r')
    .innerJoin('people_person as p', 'p.id', 'r.person_id')
    .where('r.activity_id', '=', activityId)
    .where('r.ended_at', 'is', null)
    .orderBy(sql`array_position(array['activity director', 'planner', 'faculty'], r.role)`)
    .orderBy('r.named_at')
    .select([
      'r.id',
      'r.person_id as personId',
      'r.role',
      'r.starts_on as startsOn',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'p.degree',
      'p.email',
      'p.profession',
    ])
}

/** What learners will be able to do, in order, each with its gap. */
export function listObjectives(db: Db | Tx, activityId: string) {
  return selectObjectives(db, activityId).execute()
}

/** The query of `listObjectives`, for the dossier, which reads it with others. */
export function selectObjectives(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('activities_objective as o')
    .innerJoin('gaps_gap as g', 'g.id', 'o.gap_id')
    .where('o.activity_id', '=', activityId)
    .orderBy('o.position')
    .select([
      'o.id',
      'o.position',
      'o.statement',
      'o.need_type as needType',
      'o.gap_id as gapId',
      'g.number as gapNumber',
      'g.title as gapTitle',
    ])
}

/** The gaps an activity answers. */
export function listGapsOf(db: Db | Tx, activityId: string) {
  return selectGapsOf(db, activityId).execute()
}

/** The query of `listGapsOf`, for the dossier, which reads it with others. */
export function selectGapsOf(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('activities_gap as ag')
    .innerJoin('gaps_gap as g', 'g.id', 'ag.gap_id')
    .where('ag.activity_id', '=', activityId)
    .orderBy('g.number')
    .select([
      'g.id',
      'g.number',
      'g.title',
      'g.current_practice as currentPractice',
      'g.best_practice as bestPractice',
      'g.why_exists as whyExists',
      'g.measure_id as measureId',
      'g.need_knowledge as needKnowledge',
      'g.need_competence as needCompetence',
      'g.need_performance as needPerformance',
    ])
}

/** Whom an activity is for. */
export function listAudience(db: Db | Tx, activityId: string) {
  return selectAudience(db, activityId).execute()
}

/** The query of `listAudience`, for the dossier, which reads it with others. */
export function selectAudience(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('activities_audience')
    .where('activity_id', '=', activityId)
    .orderBy('profession')
    .orderBy('specialty')
    .select(['profession', 'specialty'])
}

/** What an activity rests on, in the order cited. */
export function listReferences(db: Db | Tx, activityId: string) {
  return selectReferences(db, activityId).execute()
}

/** The query of `listReferences`, for the dossier, which reads it with others. */
export function selectReferences(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('activities_reference as r')
    .leftJoin('evidence_source as s', 's.id', 'r.source_id')
    .where('r.activity_id', '=', activityId)
    .orderBy('r.position')
    .select(['r.id', 'r.position', 'r.citation', 'r.source_id as sourceId', 's.link', 's.standing', 's.design'])
}

/** Organizations without accreditation that provide it together with the office. */
export function listJointProviders(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('activities_joint_provider as j')
    .innerJoin('organizations_organization as o', 'o.id', 'j.organization_id')
    .where('j.activity_id', '=', activityId)
    .orderBy('o.name')
    .select(['o.id', 'o.name'])
    .execute()
}

/** Every step an activity has taken, newest first: the query, for the dossier, which reads it with others. */
export function selectSteps(db: Db | Tx, activityId: string) {
  return db
    .selectFrom('activities_step as s')
    .leftJoin('people_person as p', 'p.id', 's.by_id')
    .where('s.activity_id', '=', activityId)
    .orderBy('s.at', 'desc')
    .orderBy('s.id', 'desc')
    .select(['s.state', 's.why', 's.at', 'p.given_name as givenName', 'p.family_name as familyName'])
}
