import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { CompletionFacts, Told } from './completion.schema.ts'
import type { ReportableCompletion } from './learner.schema.ts'
import type { Period } from './report.schema.ts'

/** Which completions to read: of a period, and of one activity where it is named. */
export type CompletionFilter = Period & { activityId?: string }

/**
 * Everyone who completed an activity in the period, by name, with what reporting asks. One query, however many. All of
 * them are held at once, because a file for PARS is one document and is made in one transaction: some 100 MB for 100,000
 * completions on the page of learners, up to 700 MB while their file is made. An office that has more in a year reports
 * shorter periods, or activity by activity.
 */
export async function listCompletions(
  db: Db,
  { from, to, activityId }: CompletionFilter,
  timeZone: string,
): Promise<CompletionFacts[]> {
  const ofActivity = activityId ? sql`r.activity_id = ${activityId}` : sql`true`
  const { rows } = await sql<CompletionFacts>`
    select r.id as "recordId", r.person_id as "personId", r.activity_id as "activityId", a.title,
      a.releases_on as "releasesOn", a.expires_on as "expiresOn", d.quarters as designated,
      n.accme_activity_id as "accmeActivityId", p.given_name as "givenName", p.family_name as "familyName",
      p.birth_month as "birthMonth", p.birth_day as "birthDay", p.npi,
      l.state as "licenseState", l.number as "licenseNumber", o.act as consent, r.profession,
      (r.completed_at at time zone ${timeZone})::date as "completedOn",
      c.id as "certificateId", c.kind as "certificateKind", c.number as "certificateNumber", m.quarters
    from participation_record r
    join activities_activity a on a.id = r.activity_id
    join people_person p on p.id = r.person_id
    left join credit_designation d on d.activity_id = a.id and d.withdrawn_at is null
    left join exchange_accreditor_id n on n.activity_id = a.id
    left join lateral (
      select state, number from people_license where person_id = p.id
      order by is_primary desc, recorded_at limit 1) l on true
    left join lateral (
      select act from people_consent where person_id = p.id and purpose = 'report credit'
      order by at desc, id desc limit 1) o on true
    left join lateral (
      select id, kind, number, claim_id from certificates_certificate s
      where s.activity_id = a.id and s.person_id = p.id and ${standing} order by issued_at desc limit 1) c on true
    left join claims_claim m on m.id = c.claim_id
    where (r.completed_at at time zone ${timeZone})::date between ${from} and ${to} and ${ofActivity}
    order by p.family_name, p.given_name, a.number, r.id`.execute(db)
  return rows
}

/** A certificate (aliased `s`) that holds: nothing supersedes it, and it was not withdrawn. */
const standing = sql`not exists (select from certificates_certificate e where e.supersedes_id = s.id)
  and not exists (select from certificates_withdrawal w where w.certificate_id = s.id)`

/**
 * What PARS holds by the files that were made and not set aside: of each certificate the last thing said, where that was
 * an addition. Files follow each other by their ids, which are made while no other file is. Whether the certificate and the permission still stand is told with it.
 *
 * @source pars.learner.correction
 */
export async function listTold(db: Db, { from, to, activityId }: CompletionFilter): Promise<Told[]> {
  const ofActivity = activityId ? sql`l.activity_id = ${activityId}` : sql`true`
  const { rows } = await sql<Omit<Told, 'completion'> & { action: 'add' | 'delete'; content: unknown }>`
    select t.*, ${standing} as "isStanding", coalesce(o.act = 'given', false) as "isAgreed"
    from (
      select distinct on (l.certificate_id) l.certificate_id as "certificateId", l.activity_id as "activityId",
        l.action, l.content
      from exchange_report_line l join exchange_report r on r.id = l.report_id
      where l.completed_on between ${from} and ${to} and ${ofActivity}
        and not exists (select from exchange_report_withdrawal x where x.report_id = r.id)
      order by l.certificate_id, r.id desc, l.position desc) t
    join certificates_certificate s on s.id = t."certificateId"
    left join lateral (
      select act from people_consent where person_id = s.person_id and purpose = 'report credit'
      order by at desc, id desc limit 1) o on true
    where t.action = 'add'
    order by t."certificateId"`.execute(db)
  return rows.map(({ certificateId, activityId: ofWhich, isStanding, isAgreed, content }) => ({
    certificateId,
    activityId: ofWhich,
    isStanding,
    isAgreed,
    completion: content as ReportableCompletion,
  }))
}
