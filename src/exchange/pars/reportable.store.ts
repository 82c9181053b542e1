import { sql } from 'kysely'
import type { Db, Fragment } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import { containing } from '../../platform/search.ts'
import { countForReport } from '../../areas/participation/record.store.ts'
import type { ActivityFacts, MeasuredFacts, PartnerFacts } from './reportable.schema.ts'

/** What the list reads of an activity; the rest is read for a page of them. */
export type ReportableFound = Omit<ActivityFacts, 'partners' | 'measured' | 'physicians' | 'others'>

const isOpened = sql`exists (
  select from activities_step o where o.activity_id = a.id and o.state in ('published', 'running', 'closed'))`

/**
 * Activities that were opened to learners, whatever became of them, the newest number first: with what PARS asks and what
 * was last told. Planned and never opened ones are not reported. `year` is one in which they ran.
 *
 * @source pars.counting
 */
export const reportableList: Source<ReportableFound, { state?: string; year?: number }> = {
  table: 'activities_activity',
  as: 'a',
  details: sql`left join credit_designation d on d.activity_id = a.id and d.withdrawn_at is null
    left join exchange_accreditor_id n on n.activity_id = a.id
    left join lateral (
      select bool_or(x.action = 'Add') as is_added, bool_or(x.closes) as is_closed
      from exchange_report_activity x where x.activity_id = a.id and x.action is not null
        and not exists (select from exchange_report_withdrawal w where w.report_id = x.report_id)) t on true
    left join lateral (
      select r.id, r.kind, r.made_at from exchange_report_activity x join exchange_report r on r.id = x.report_id
      where x.activity_id = a.id order by r.made_at desc, r.id desc limit 1) l on true`,
  select: sql`a.id, a.number, a.title, a.description, a.state, a.releases_on as "releasesOn", a.expires_on as "expiresOn",
    a.providership, a.fee, a.is_listed as "isListed", d.quarters, n.accme_activity_id as "accmeActivityId",
    coalesce(t.is_added, false) as "isAdded", coalesce(t.is_closed, false) as "isClosed",
    l.kind as "lastKind", l.id as "lastReportId", l.made_at as "lastMadeAt"`,
  hasWord: (word) => sql`a.id in (
    select s.id from activities_activity s where s.title || ' ' || s.number ilike ${containing(word)}
    union all select k.activity_id from exchange_accreditor_id k where k.accme_activity_id ilike ${containing(word)})`,
  near: sql`a.title`,
  orders: {
    number: { keys: [{ by: sql`a.number`, type: 'text' }], down: true },
    title: { keys: [{ by: sql`lower(a.title) collate "C"`, type: 'text' }] },
    opens: { keys: [{ by: sql`a.releases_on`, type: 'day' }] },
  },
  always: () => [isOpened],
  where: ({ state, year }) => [
    ...(state ? [sql`a.state = ${sql.lit(state)}`] : []),
    ...(year ? [sql`a.releases_on <= ${`${year}-12-31`} and a.expires_on >= ${`${year}-01-01`}`] : []),
  ],
}

/** The newest activities that were opened to learners. */
export function listReportables(db: Db, limit: number, timeZone: string): Promise<ActivityFacts[]> {
  return listFacts(db, sql`true`, limit, timeZone)
}

async function listFacts(db: Db, which: Fragment, limit: number, timeZone: string): Promise<ActivityFacts[]> {
  const { rows } = await sql<ReportableFound>`
    select ${reportableList.select} from activities_activity a ${reportableList.details!}
    where ${isOpened} and ${which} order by a.number desc limit ${limit}`.execute(db)
  return listWhole(db, rows, timeZone)
}

/** The same activities with partners, what was measured and who took part. Three queries, however many there are. */
export async function listWhole(db: Db, rows: readonly ReportableFound[], timeZone: string): Promise<ActivityFacts[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [partners, measured, counts] = await Promise.all([
    listPartners(db, ids),
    listMeasured(db, ids, timeZone),
    countForReport(db, ids),
  ])
  return rows.map((row) => {
    const count = counts.find(({ activityId }) => activityId === row.id)
    return {
      ...row,
      partners: partners.filter(({ activityId }) => activityId === row.id),
      measured: measured.find(({ activityId }) => activityId === row.id)!,
      physicians: count?.physicians ?? 0,
      others: count?.others ?? 0,
    }
  })
}

/** One activity that was opened to learners; undefined for any other. */
export async function findReportable(db: Db, activityId: string, timeZone: string): Promise<ActivityFacts | undefined> {
  return (await listFacts(db, sql`a.id = ${activityId}`, 1, timeZone))[0]
}

async function listPartners(db: Db, ids: readonly string[]) {
  const { rows } = await sql<PartnerFacts & { activityId: string }>`
    select j.activity_id as "activityId", o.name, o.kind, (
        select e.verdict from companies_company c join companies_eligibility e on e.company_id = c.id
        where lower(c.name) = lower(o.name) order by e.decided_at desc, e.id desc limit 1) as verdict
    from activities_joint_provider j join organizations_organization o on o.id = j.organization_id
    where j.activity_id = any(${[...ids]}::uuid[]) order by o.name`.execute(db)
  return rows
}

/** A value tells of the time after education where its period lies wholly after the day on which the activity opened. */
async function listMeasured(db: Db, ids: readonly string[], timeZone: string) {
  const { rows } = await sql<MeasuredFacts & { activityId: string }>`
    select a.id as "activityId",
      exists (select from participation_record r join participation_entry e on e.record_id = r.id
        where r.activity_id = a.id and e.kind = 'tested') as "isTested",
      exists (select from evaluation_commitment c where c.activity_id = a.id) as "isCommitted",
      exists (select from evaluation_commitment c join evaluation_follow_up f on f.commitment_id = c.id
        where c.activity_id = a.id and f.answer is not null) as "isFollowedUp",
      array(select distinct m.kind from activities_gap l
        join gaps_gap g on g.id = l.gap_id join measures_measure m on m.id = g.measure_id
        where l.activity_id = a.id and exists (
          select from measures_value v
          where v.measure_id = m.id and v.reporter = g.measure_reporter and v.population = g.measure_population
            and v.value is not null and v.period_start > o.opened_on) order by m.kind) as measures
    from activities_activity a
    cross join lateral (
      select greatest(a.releases_on, min((s.at at time zone ${timeZone})::date)) as opened_on from activities_step s
      where s.activity_id = a.id and s.state in ('published', 'running', 'closed')) o
    where a.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** The first and last year in which any activity that was opened runs; undefined before there is one. */
export async function findYears(db: Db): Promise<{ first: number; last: number } | undefined> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select extract(year from min(a.releases_on))::int as first, extract(year from max(a.expires_on))::int as last
    from activities_activity a
    where ${isOpened}`.execute(db)
  const row = rows[0]
  return row && row.first !== null && row.last !== null ? { first: row.first, last: row.last } : undefined
}
