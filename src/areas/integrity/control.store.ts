import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Fragment, Tx } from '../../platform/database.ts'
import type { Eligibility } from '../companies/company.schema.ts'
import type { Controller, ControlRole, Relevance, ToldRelationship } from './control.schema.ts'
import type { DisclosureAnswer } from './disclosure.schema.ts'
import type { InsiderException } from './relationship.schema.ts'

/** One role of someone in control of content, with what they told, as `controlRows` reads it. */
export type ControlRow = {
  activityId: string
  personId: string
  givenName: string
  familyName: string
  email: string
  role: string
  startsOn: LocalDate
  taskId: string | null
  dueOn: LocalDate | null
  lastAskedAt: Date | null
  disclosureId: string | null
  answer: DisclosureAnswer | null
  signedOn: LocalDate | null
  firstSignedOn: LocalDate | null
  signedName: string | null
  windowStart: LocalDate | null
  told: ToldRow[]
}

/** A relationship as it is selected, before its company is made one thing. */
type ToldRow = Awaited<ReturnType<ReturnType<typeof selectTold>['execute']>>[number]

/**
 * Everyone in control of content of these activities now: the roles of the plan and reviewers, each with the newest
 * disclosure, what was decided about its relationships, and the open request. In the order they were named.
 */
export async function listControllers(db: Db | Tx, activityIds: readonly string[]): Promise<Controller[]> {
  if (activityIds.length === 0) return []
  const rows = controlRows(db, sql`activity_id = any(${activityIds}::uuid[])`)
  const found = await sql<ControlRow>`${rows} order by h.named_at, h.role`.execute(db)
  return foldControllers(found.rows)
}

/** People out of their roles, in the order of the rows. */
export function foldControllers(rows: readonly ControlRow[]): Controller[] {
  const people = new Map<string, Controller>()
  for (const row of rows) {
    const key = `${row.activityId} ${row.personId}`
    const known = people.get(key)
    if (known) known.roles.push({ role: row.role, startsOn: row.startsOn })
    else people.set(key, controllerOf(row))
  }
  return [...people.values()]
}

/** The same for one activity. */
export function listControllersOf(db: Db | Tx, activityId: string): Promise<Controller[]> {
  return listControllers(db, [activityId])
}

function controllerOf(row: ControlRow): Controller {
  return {
    activityId: row.activityId,
    personId: row.personId,
    name: `${row.givenName} ${row.familyName}`,
    email: row.email,
    roles: [{ role: row.role, startsOn: row.startsOn }],
    ask: row.taskId ? { taskId: row.taskId, dueOn: row.dueOn, lastAskedAt: row.lastAskedAt } : null,
    disclosure: row.disclosureId
      ? {
          id: row.disclosureId,
          answer: row.answer!,
          signedOn: row.signedOn!,
          firstSignedOn: row.firstSignedOn,
          signedName: row.signedName!,
          windowStart: row.windowStart!,
        }
      : null,
    relationships: row.told.map(toldOf),
  }
}

function toldOf({ companyId, companyName, eligibility, holding, businessLines, ...row }: ToldRow): ToldRelationship {
  const company = { id: companyId, name: companyName, eligibility, holding, businessLines }
  return { ...row, company } as ToldRelationship
}

/** The query for everyone in control of content now, a row for each role `h` of the activities that `isWanted` says. */
export function controlRows(db: Db | Tx, isWanted: Fragment): Fragment<ControlRow> {
  return sql<ControlRow>`
    select h.activity_id as "activityId", h.person_id as "personId", p.given_name as "givenName",
      p.family_name as "familyName", p.email, h.role, h.starts_on as "startsOn", t.id as "taskId", t.due_on as "dueOn",
      (select max(s.at) from tasks_ask s where s.task_id = t.id) as "lastAskedAt", d.id as "disclosureId", d.answer,
      d.signed_on as "signedOn", d.signed_name as "signedName", d.window_start as "windowStart",
      (select min(f.signed_on) from integrity_disclosure f where f.activity_id = h.activity_id
        and f.person_id = h.person_id and f.answer <> 'refused') as "firstSignedOn",
      ${jsonArrayFrom(selectTold(db).where('r.disclosure_id', '=', sql.ref<string>('d.id')))} as told
    from (
      select activity_id, person_id, role, starts_on, named_at from activities_role
      where ended_at is null and ${isWanted}
      union all
      select activity_id, person_id, role, starts_on, named_at from integrity_control
      where ended_at is null and ${isWanted}) h
    join people_person p on p.id = h.person_id
    left join lateral (
      select * from integrity_disclosure d where d.activity_id = h.activity_id and d.person_id = h.person_id
      order by d.signed_at desc, d.id desc limit 1) d on true
    left join tasks_task t
      on t.kind = 'disclose' and t.subject_id = h.activity_id and t.owed_by = h.person_id and t.is_open`
}

/** The newest verdict on the company `c`; undetermined while nobody has decided. */
const eligibilityOf = sql<Eligibility>`coalesce((select e.verdict from companies_eligibility e
  where e.company_id = c.id order by e.decided_at desc, e.id desc limit 1), 'undetermined')`

/** Relationships as they were told, with what the office made of each; for queries that say which. */
function selectTold(db: Db | Tx) {
  return db
    .selectFrom('integrity_relationship as r')
    .innerJoin('companies_company as c', 'c.id', 'r.company_id')
    .orderBy('r.id')
    .select((eb) => [
      'r.root_id as id',
      'c.id as companyId',
      'c.name as companyName',
      'c.holding',
      'c.business_lines as businessLines',
      eligibilityOf.as('eligibility'),
      'r.nature',
      'r.about',
      'r.shares',
      'r.said_holding as saidHolding',
      'r.started_on as startedOn',
      'r.ended_on as endedOn',
      'r.thinks_relevant as thinksRelevant',
      sql<Relevance | null>`(select jsonb_build_object('isRelevant', v.is_relevant, 'why', v.why)
        from integrity_relevance v where v.relationship_id = r.root_id
        order by v.decided_at desc, v.id desc limit 1)`.as('relevance'),
      sql<InsiderException | null>`(select x.conditions || jsonb_build_object('kind', x.exception)
        from integrity_exception x where x.relationship_id = r.root_id
        order by x.decided_at desc, x.id desc limit 1)`.as('exception'),
      jsonArrayFrom(
        eb
          .selectFrom('integrity_mitigation as m')
          .leftJoin('people_person as b', 'b.id', 'm.by_id')
          .whereRef('m.relationship_id', '=', 'r.root_id')
          .orderBy('m.recorded_at', 'desc')
          .select([
            'm.method',
            'm.description',
            sql<string | null>`b.given_name || ' ' || b.family_name`.as('by'),
            'm.by_id as byId',
            'm.completed_on as completedOn',
          ]),
      ).as('mitigations'),
    ])
}

/** Is this person in control of content of this activity now, by the plan or as a reviewer? */
export async function findControl(db: Db | Tx, activityId: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select
    exists (select from activities_role where activity_id = ${activityId} and person_id = ${personId} and ended_at is null)
    or exists (select from integrity_control where activity_id = ${activityId} and person_id = ${personId} and ended_at is null)
    as "is"`.execute(db)
  return rows[0]!.is
}

/** Notes that someone controls content in a role outside the plan; nothing where that is noted. */
export async function saveControl(
  tx: Tx,
  control: { activityId: string; personId: string; role: ControlRole; startsOn: LocalDate },
): Promise<void> {
  await tx
    .insertInto('integrity_control')
    .values({
      id: newId(),
      activity_id: control.activityId,
      person_id: control.personId,
      role: control.role,
      starts_on: control.startsOn,
      named_at: tx.at,
    })
    .onConflict((oc) => oc.columns(['activity_id', 'person_id', 'role']).where('ended_at', 'is', null).doNothing())
    .execute()
}

/** Ends such a role; the row stays with the reason. */
export async function endControl(
  tx: Tx,
  control: { activityId: string; personId: string; role: ControlRole },
  why: string,
): Promise<void> {
  await tx
    .updateTable('integrity_control')
    .set({ ended_at: tx.at, ended_why: why })
    .where('activity_id', '=', control.activityId)
    .where('person_id', '=', control.personId)
    .where('role', '=', control.role)
    .where('ended_at', 'is', null)
    .execute()
}

/** Holds everything about the independence of one activity until the act ends, so that no two acts judge it at once. */
export async function lockIndependence(tx: Tx, activityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7263007, hashtext(${activityId}))`.execute(tx)
}
