import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Source } from '../../platform/listing.ts'
import type { ReviewState, ReviewVerdict } from './assignment.schema.ts'

/** A review that somebody was asked for, as its list reads it. */
export type ReviewFound = {
  id: string
  activityId: string
  number: string
  title: string
  reviewer: string
  email: string
  dueOn: LocalDate
  askedAt: Date
  submittedAt: Date | null
  verdict: ReviewVerdict | null
  endedWhy: string | null
  state: ReviewState
}

/** In which state to list them, `today` for what is late. */
export type ReviewChoice = { state?: ReviewState; today: LocalDate }

const state = sql`case when m.ended_at is not null then 'ended' when w.id is not null then 'handed in' else 'waiting' end`

/** Every review that somebody was asked for, the newest first; words are looked for in activity and reviewer. */
export const reviewList: Source<ReviewFound, ReviewChoice & { isLate?: boolean; verdict?: ReviewVerdict }> = {
  table: 'review_assignment',
  as: 'm',
  joins: sql`join activities_activity a on a.id = m.activity_id join people_person p on p.id = m.reviewer_id
    left join review_review w on w.assignment_id = m.id`,
  select: sql`m.id, m.activity_id as "activityId", a.number, a.title, p.given_name || ' ' || p.family_name as reviewer,
    p.email, m.due_on as "dueOn", m.asked_at as "askedAt", m.ended_why as "endedWhy", w.submitted_at as "submittedAt",
    w.verdict, ${state} as state`,
  text: sql`a.title || ' ' || a.number || ' ' || p.given_name || ' ' || p.family_name || ' ' || p.email`,
  near: sql`p.given_name || ' ' || p.family_name`,
  orders: {
    newest: { keys: [{ by: sql`m.asked_at`, type: 'instant' }], down: true },
    due: { keys: [{ by: sql`m.due_on`, type: 'day' }] },
  },
  where: ({ state: chosen, verdict, isLate, today }) => [
    ...(chosen ? [sql`${state} = ${sql.lit(chosen)}`] : []),
    ...(verdict ? [sql`w.verdict = ${sql.lit(verdict)}`] : []),
    ...(isLate ? [sql`${state} = 'waiting' and m.due_on < ${today}::date`] : []),
  ],
}
