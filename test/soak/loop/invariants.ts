import type { Reached } from './program.ts'

/** What may never be seen, whenever the office was stopped: each query counts what is half done. */
export const invariants: readonly { says: string; text: string }[] = [
  {
    says: 'an activity without a step',
    text: 'select from activities_activity a where not exists (select from activities_step s where s.activity_id = a.id)',
  },
  {
    says: 'an activity that stands elsewhere than at its newest step',
    text: `select from activities_activity a where a.state is distinct from
      (select s.state from activities_step s where s.activity_id = a.id order by s.at desc, s.id desc limit 1)`,
  },
  {
    says: 'an activity without a gap',
    text: 'select from activities_activity a where not exists (select from activities_gap g where g.activity_id = a.id)',
  },
  {
    says: 'a gap without a step',
    text: 'select from gaps_gap g where not exists (select from gaps_step s where s.gap_id = g.id)',
  },
  {
    says: 'a gap without a finding',
    text: 'select from gaps_gap g where not exists (select from gaps_finding f where f.gap_id = g.id)',
  },
  {
    says: 'a gap whose standing says another state than its last step',
    text: `select from gaps_gap g left join gaps_standing t on t.gap_id = g.id
      where t.state is distinct from
        (select s.state from gaps_step s where s.gap_id = g.id order by s.at desc, s.id desc limit 1)`,
  },
  {
    says: 'an enrollment without a record of participation',
    text: `select from courses_enrollment e where not exists
      (select from participation_record r where r.activity_id = e.activity_id and r.person_id = e.person_id)`,
  },
  {
    says: 'a test handed in without exactly one entry in the ledger',
    text: `select from courses_attempt t
      join answers_sheet s on s.id = t.sheet_id join courses_enrollment e on e.id = t.enrollment_id
      join participation_record r on r.activity_id = e.activity_id and r.person_id = e.person_id
      where s.submitted_at is not null and 1 <> (select count(*) from participation_entry p
        where p.record_id = r.id and p.kind = 'tested' and p.what = 'Attempt ' || t.number)`,
  },
  {
    says: 'an entry of a test that was not handed in',
    text: `select from participation_entry p join participation_record r on r.id = p.record_id
      where p.kind = 'tested' and not exists (select from courses_attempt t
        join answers_sheet s on s.id = t.sheet_id join courses_enrollment e on e.id = t.enrollment_id
        where e.activity_id = r.activity_id and e.person_id = r.person_id and s.submitted_at is not null)`,
  },
  {
    says: 'a completed record without its last entry, or the other way around',
    text: `select from participation_record r where (r.completed_at is not null) <> exists
      (select from participation_entry p where p.record_id = r.id and p.kind = 'completed')`,
  },
  {
    says: 'an evaluation that is closed and not handed in',
    text: `select from evaluation_response r join answers_sheet s on s.id = r.sheet_id
      where r.submitted_at is not null and s.submitted_at is null`,
  },
  {
    says: 'a commitment without its follow-up',
    text: `select from evaluation_commitment c where not exists
      (select from evaluation_follow_up f where f.commitment_id = c.id)`,
  },
  {
    says: 'a claim without exactly one certificate',
    text: `select from claims_claim c where 1 <> (select count(*) from certificates_certificate d
      where d.claim_id = c.id and d.supersedes_id is null)`,
  },
  {
    says: 'a signed disclosure whose draft is still there',
    text: `select from integrity_disclosure d join integrity_draft f
      on f.activity_id = d.activity_id and f.person_id = d.person_id and f.saved_at < d.signed_at`,
  },
  {
    says: 'a task that is open and has ended, or is neither',
    text: 'select from tasks_task t where t.is_open = exists (select from tasks_task_end e where e.task_id = t.id)',
  },
  {
    says: 'news of a subject with a number missing',
    text: `select subject from platform_news group by subject having max(seq) <> count(*) or min(seq) <> 1`,
  },
  {
    says: 'a subject whose last number is not that of its last news',
    text: `select from platform_news_subject s where s.last_seq <>
      (select coalesce(max(n.seq), 0) from platform_news n where n.subject = s.subject)`,
  },
  {
    says: 'a delivery done without its hour',
    text: `select from platform_delivery where (state = 'done') <> (done_at is not null)`,
  },
  { says: 'a delivery given up', text: `select from platform_delivery where state = 'parked'` },
  {
    says: 'someone asked twice by one piece of news',
    text: `select from tasks_task group by kind, subject_id, owed_by having count(*) > 1`,
  },
  {
    says: 'an import that kept more or fewer rows than it says',
    text: `select from exchange_run r where r.rows_done <> (select count(*) from exchange_row w where w.run_id = r.id)`,
  },
  {
    says: 'an import that is done and has rows left',
    text: `select from exchange_run where state = 'done' and rows_done <> rows_total`,
  },
  {
    says: 'a source that came by an import and stands in no row of it',
    text: `select from evidence_source s where s.run_id is not null and not exists
      (select from exchange_row w where w.run_id = s.run_id and w.path = '/evidence/sources/' || s.id)`,
  },
]

/** Everything in the database that is half done. */
export async function findBroken(program: Reached): Promise<string[]> {
  const broken: string[] = []
  for (const { says, text } of invariants) {
    const rows = await program.query(text)
    if (rows.length > 0) broken.push(`${rows.length} × ${says}`)
  }
  return broken
}
