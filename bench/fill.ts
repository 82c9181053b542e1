import type pg from 'pg'
import { demonstrationAct, demonstrationDone } from '../src/platform/content.ts'
import { hashToken } from '../src/platform/tokens.ts'

/** How much an office holds. */
export type Size = { activities: number; people: number; gaps: number }

/** What the pages under test are about. */
export type Known = { adaId: string; courseId: string; token: string }

const adaId = '01900000-0000-7000-8000-0000000000ad'
const courseId = '01900000-0000-7000-8000-0000000000c0'
const token = 'benchbenchbenchbenchbenchbenchbenchbench'

/** Given and family names: of a hundred people one has a given family name, as in the phone book of a small city. */
const family = `'Fam' || chr(65 + (n / 7) % 10) || chr(97 + (n / 70) % 10) || 'erly'`

/** Puts in one person who works there and learns, with a session; the first of everything hangs on her. The office is a demonstration. */
export async function fillFirst(client: pg.Client): Promise<Known> {
  await client.query(
    `insert into platform_audit (id, at, act, subject, via)
     select gen_random_uuid(), now(), act, 'office', 'command line' from unnest($1::text[]) act`,
    [[demonstrationAct, demonstrationDone]],
  )
  await client.query(
    `insert into people_person (id, given_name, family_name, email, profession, degree, career_stage, created_at)
     values ('${adaId}', 'Ada', 'Lane', 'ada@alderbay.example', 'physician', 'MD', 'faculty', now())`,
  )
  await client.query(
    `insert into access_role_grant (id, person_id, role, granted_at)
     select gen_random_uuid(), '${adaId}', r, now() from unnest(array['office staff', 'administrator']) r`,
  )
  await client.query(
    `insert into access_session (id, token_hash, person_id, started_at, seen_at, expires_at)
     values (gen_random_uuid(), $1, '${adaId}', now(), now(), now() + interval '1 day')`,
    [hashToken(token)],
  )
  await client.query(
    `insert into organizations_organization (id, name, kind, is_provider, created_at)
     values (gen_random_uuid(), 'Alder Bay School of Medicine', 'school', true, now())`,
  )
  return { adaId, courseId, token }
}

/** Fills up to a size; what is there stays. Comes back when the planner knows what there is. */
export async function fill(client: pg.Client, size: Size): Promise<void> {
  await fillGaps(client, size.gaps)
  await fillActivities(client, size.activities)
  await fillPeople(client, size.people)
  await fillCourse(client)
  await client.query('vacuum analyze')
}

async function fillPeople(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `insert into people_person (id, given_name, family_name, email, profession, career_stage, created_at)
     select gen_random_uuid(), 'Giv' || chr(97 + n % 7) || 'en', ${family}, 'person' || n || '@alderbay.example',
       (array['physician', 'nurse', 'pharmacist', 'social worker'])[1 + n % 4], 'practicing', now()
     from generate_series((select count(*)::int from people_person), ${count - 1}) n`,
  )
}

async function fillGaps(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `with made as (
       insert into gaps_gap (id, number, title, current_practice, best_practice, best_practice_source, why_exists,
         need_performance, patients, recorded_at)
       select gen_random_uuid(), n, 'Only ' || n % 60 || ' of 100 patients are seen again in time', 'Some are', 'All are',
         'Guideline, 2022', 'Nobody owns it', true, 'Adults on the ward', now()
       from generate_series((select count(*)::int from gaps_gap) + 1, ${count}) n returning id, number),
     stepped as (insert into gaps_step (id, gap_id, state, why, at)
       select gen_random_uuid(), id, 'accepted', 'Voted for', now() from made),
     held as (insert into gaps_audience (gap_id, profession) select id, unnest(array['nurse', 'physician']) from made)
     insert into gaps_standing (gap_id, number, state, owner_id, professions, specialties, doors, marks, score)
     select id, number, 'accepted', '${adaId}', 2, 0, array['literature'], array[3, 3, 3, 3, 3]::smallint[], 1 + number % 3
     from made`,
  )
}

async function fillActivities(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `with made as (
       insert into activities_activity (id, number, title, format, summary, description, releases_on, expires_on, minutes,
         state, proposed_at)
       select case when n = 1 then '${courseId}'::uuid else gen_random_uuid() end, 'B' || lpad(n::text, 7, '0'),
         'Reading ' || n || ' about ' || (array['sepsis', 'stroke', 'falls', 'delirium', 'pain'])[1 + n % 5] || ' on ward ' || n % 100 || 'w',
         'enduring material', 'What to do in the first hour, and what to tell the night shift.',
         'A reading of four parts and a test of three questions.', current_date - 1 - n % 300, current_date + 400, 60, 'published', now()
       from generate_series((select count(*)::int from activities_activity) + 1, ${count}) n returning id),
     stepped as (insert into activities_step (id, activity_id, state, at)
       select gen_random_uuid(), id, s, now() + i * interval '1 second' from made,
         unnest(array['proposed', 'in planning', 'approved', 'published']) with ordinality o(s, i)),
     held as (insert into activities_audience (activity_id, profession)
       select id, unnest(array['nurse', 'physician']) from made)
     insert into activities_gap (activity_id, gap_id)
     select id, (select id from gaps_gap where number = 1) from made`,
  )
}

/** The one activity whose page is loaded gets what a course has, and a learner on the way through it. */
async function fillCourse(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select from activities_objective where activity_id = '${courseId}'`)
  if (rows.length > 0) return
  await client.query(
    `insert into activities_objective (id, activity_id, gap_id, position, statement, need_type)
     select gen_random_uuid(), '${courseId}', g.id, n, 'See the patient again in hour ' || n, 'performance'
     from generate_series(1, 4) n, gaps_gap g where g.number = 1`,
  )
  await client.query(
    `with asked as (insert into questions_questionnaire (id, kind, title, created_at)
       values (gen_random_uuid(), 'test', 'The test', now()) returning id),
     versioned as (insert into questions_version (id, questionnaire_id, number, title, created_at)
       select gen_random_uuid(), id, 1, 'The test', now() from asked),
     written as (insert into courses_module (id, activity_id, position, title, body, minutes)
       select gen_random_uuid(), '${courseId}', n, 'Part ' || n, 'What to do in hour ' || n, 10 from generate_series(1, 4) n)
     insert into courses_test (id, activity_id, questionnaire_id, pass_percent, minutes)
     select gen_random_uuid(), '${courseId}', id, 70, 10 from asked`,
  )
  await client.query(
    `insert into participation_record (id, activity_id, person_id, profession, career_stage, started_at)
     select gen_random_uuid(), a.id, '${adaId}', 'physician', 'faculty', now() from activities_activity a
     where a.id = '${courseId}' or a.number in ('B0000002', 'B0000003')`,
  )
  await client.query(
    `insert into courses_enrollment (id, activity_id, person_id, enrolled_at)
     select gen_random_uuid(), activity_id, person_id, started_at from participation_record`,
  )
}
