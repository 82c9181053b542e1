import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import { containing } from '../../platform/search.ts'
import type { LearnerLine } from './completion.schema.ts'
import type { ActivityAction, Period, ReportKind, ReportLine } from './report.schema.ts'

/** Files are made one after another, so that no two of them tell the accreditor the same thing. */
export async function lockReports(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7263014, 1)`.execute(tx)
}

/** Every file that was made, the newest first, with what it says in numbers; words are looked for in its name. */
export const reportList: Source<ReportLine, { kind?: ReportKind; isSetAside?: boolean }> = {
  table: 'exchange_report',
  as: 'r',
  details: sql`join platform_file f on f.id = r.file_id
    left join people_person p on p.id = r.made_by
    left join exchange_report_withdrawal w on w.report_id = r.id
    cross join lateral (
      select count(*) as activities, max(y.action) as action, bool_or(y.closes) as closes,
        case when count(*) = 1 then max(a.title) end as title
      from exchange_report_activity y join activities_activity a on a.id = y.activity_id where y.report_id = r.id) x
    cross join lateral (
      select count(*) filter (where action = 'add') as added, count(*) filter (where action = 'delete') as deleted
      from exchange_report_line where report_id = r.id) l`,
  select: sql`r.id, r.kind, f.name, f.bytes, f.sha256, r.period_start as "periodStart", r.period_end as "periodEnd",
    r.made_at as "madeAt", p.given_name || ' ' || p.family_name as maker, w.at as "withdrawnAt", w.why,
    x.activities, x.title, x.action, coalesce(x.closes, false) as closes, l.added, l.deleted`,
  hasWord: (
    word,
  ) => sql`(exists (select from platform_file f where f.id = r.file_id and f.name ilike ${containing(word)})
    or exists (select from exchange_report_activity y join activities_activity a on a.id = y.activity_id
      where y.report_id = r.id and a.title || ' ' || a.number ilike ${containing(word)}))`,
  orders: { newest: { keys: [{ by: sql`r.made_at`, type: 'instant' }], down: true } },
  where: ({ kind, isSetAside }) => [
    ...(kind ? [sql`r.kind = ${sql.lit(kind)}`] : []),
    ...(isSetAside ? [sql`exists (select from exchange_report_withdrawal w where w.report_id = r.id)`] : []),
  ],
}

type Filter = { id?: string; activityId?: string }

/** Files that were made, newest first, each with what it says in numbers. `title` is told where it is about one activity. */
export async function listReports(db: Db | Tx, filter: Filter, limit: number): Promise<ReportLine[]> {
  const which = [sql`true`]
  if (filter.id) which.push(sql`r.id = ${filter.id}`)
  if (filter.activityId)
    which.push(
      sql`exists (select from exchange_report_activity y where y.report_id = r.id and y.activity_id = ${filter.activityId})`,
    )
  const { rows } = await sql<ReportLine>`
    select ${reportList.select} from exchange_report r ${reportList.details!}
    where ${sql.join(which, sql` and `)}
    order by r.made_at desc, r.id desc limit ${limit}`.execute(db)
  return rows
}

/** One file that was made; undefined when there is none. */
export async function findReport(db: Db | Tx, reportId: string): Promise<ReportLine | undefined> {
  return (await listReports(db, { id: reportId }, 1))[0]
}

/** Under which id the bytes of a file are kept; undefined when there is no such file. */
export function findKeptFile(db: Db, reportId: string) {
  return db.selectFrom('exchange_report').where('id', '=', reportId).select('file_id as fileId').executeTakeFirst()
}

/** The activities a file speaks of, by number. */
export function listActivitiesOf(db: Db, reportId: string) {
  return db
    .selectFrom('exchange_report_activity as x')
    .innerJoin('activities_activity as a', 'a.id', 'x.activity_id')
    .where('x.report_id', '=', reportId)
    .orderBy('a.number')
    .select(['a.id', 'a.number', 'a.title', 'x.action', 'x.closes'])
    .execute()
}

/** The records of a learner file in their order, from after a position. */
export async function listLines(db: Db, reportId: string, after: number, limit: number) {
  const rows = await db
    .selectFrom('exchange_report_line as l')
    .innerJoin('certificates_certificate as c', 'c.id', 'l.certificate_id')
    .where('l.report_id', '=', reportId)
    .where('l.position', '>', after)
    .orderBy('l.position')
    .limit(limit)
    .select(['l.position', 'l.action', 'l.content', 'c.person_id as personId', 'c.number as certificate'])
    .execute()
  return rows.map((row) => ({ ...row, content: row.content as unknown as LearnerLine['completion'] }))
}

/** How many files, made after this one and not set aside, speak of the same credit. */
export async function countLater(db: Db | Tx, reportId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct o.report_id) as count
    from exchange_report_line l
    join exchange_report_line o on o.certificate_id = l.certificate_id
      and o.report_id > l.report_id
    where l.report_id = ${reportId}
      and not exists (select from exchange_report_withdrawal w where w.report_id = o.report_id)`.execute(db)
  return rows[0]!.count
}

/** What a file says, for its rows beside the bytes. */
export type ReportContent = {
  kind: ReportKind
  fileId: string
  period: Period
  activities: readonly { id: string; action: ActivityAction | null; closes: boolean }[]
  lines: readonly LearnerLine[]
}

/** Writes a file that was made, with the activities and records in it; returns its id. */
export async function saveReport(tx: Tx, report: ReportContent): Promise<string> {
  const id = newId()
  await tx
    .insertInto('exchange_report')
    .values({
      id,
      kind: report.kind,
      file_id: report.fileId,
      period_start: report.period.from,
      period_end: report.period.to,
      made_by: tx.actor.personId,
      made_at: tx.at,
    })
    .execute()
  const activities = report.activities.map(({ id: activity_id, action, closes }) => ({
    report_id: id,
    activity_id,
    action,
    closes,
  }))
  await tx.insertInto('exchange_report_activity').values(activities).execute()
  await saveLines(tx, id, report.lines)
  return id
}

/** Lines go in batches, because one statement takes only so many values. */
async function saveLines(tx: Tx, reportId: string, lines: readonly LearnerLine[]): Promise<void> {
  const rows = lines.map(({ certificateId, activityId, completion }, at) => ({
    report_id: reportId,
    position: at + 1,
    certificate_id: certificateId,
    activity_id: activityId,
    action: completion.action,
    credit_id: completion.creditId,
    completed_on: completion.completedOn,
    content: JSON.stringify(completion),
  }))
  for (let from = 0; from < rows.length; from += 1000)
    await tx
      .insertInto('exchange_report_line')
      .values(rows.slice(from, from + 1000))
      .execute()
}

/** Sets a file aside, with the reason. */
export async function saveWithdrawal(tx: Tx, reportId: string, why: string): Promise<void> {
  await tx
    .insertInto('exchange_report_withdrawal')
    .values({ report_id: reportId, why, by_id: tx.actor.personId, at: tx.at })
    .execute()
}
