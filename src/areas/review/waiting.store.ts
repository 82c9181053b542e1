import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db, Fragment } from '../../platform/database.ts'
import { type ControlFacts, listControlFacts } from '../integrity/waiting.store.ts'
import type { ReviewVerdict } from './assignment.schema.ts'

/** The open assignment of an activity with what became of it, and what decides whether the reviewer is free of ties. */
export type ReviewedFacts = {
  control: ControlFacts
  assignment: {
    reviewerId: string
    reviewer: string
    dueOn: LocalDate
    taskDueOn: LocalDate | null
    isAsked: boolean
    verdict: ReviewVerdict | null
    response: string | null
  } | null
}

/** Where the peer review of the activity `a` stands. */
export function reviewedFacts(db: Db, today: LocalDate): Fragment<ReviewedFacts> {
  return sql<ReviewedFacts>`jsonb_build_object('control', ${listControlFacts(db, today)}, 'assignment', (
    select jsonb_build_object('reviewerId', m.reviewer_id, 'reviewer', p.given_name || ' ' || p.family_name,
      'dueOn', m.due_on, 'verdict', w.verdict,
      'taskDueOn', (select t.due_on from tasks_task t where t.kind = 'review' and t.subject_id = m.id
        order by t.created_at desc limit 1),
      'isAsked', exists (select from tasks_task t where t.kind = 'review' and t.subject_id = m.id),
      'response', (select r.text from review_response r where r.review_id = w.id order by r.at desc limit 1))
    from review_assignment m
    join people_person p on p.id = m.reviewer_id
    left join review_review w on w.assignment_id = m.id
    where m.activity_id = a.id and m.ended_at is null))`
}

/** Has this person an open task to read the review of the activity `a`? Then their home lists it already. */
export function isReadAsked(personId: string): Fragment<boolean> {
  return sql<boolean>`exists (select from review_assignment m join tasks_task t on t.subject_id = m.id
    where m.activity_id = a.id and t.kind = 'read review' and t.owed_by = ${personId} and t.is_open)`
}
