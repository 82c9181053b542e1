import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { Gate } from '../../kernel/gate.ts'
import type { ReviewVerdict } from './assignment.schema.ts'

/** Whether a reviewer is free of ties for an activity: yes, not known yet, waiting for the officer, or not. */
export type Freedom = 'free' | 'not told' | 'being looked at' | 'not free'

/**
 * What the gate of peer review is made from. `dueOn` is when the review is due; `isAsked`: has the link gone out?
 * `response` is what was written about the changes, null before that.
 */
export type ReviewFacts = {
  activityId: string
  today: LocalDate
  director: string | null
  assignment: { reviewer: string; dueOn: LocalDate; isAsked: boolean; freedom: Freedom } | null
  review: { verdict: ReviewVerdict; response: string | null } | null
}

const says: Record<ReviewVerdict, string> = {
  sound: 'Sound',
  'sound with changes': 'Sound after changes',
  'not sound': 'Not sound',
}

/**
 * The gate of peer review. It is in order when someone free of ties has found the content sound, and what they asked to
 * change has been changed.
 *
 * @source accme.si.1.1
 */
export function reviewGateOf(facts: ReviewFacts): Gate {
  const { activityId, assignment } = facts
  const here = `/office/activities/${activityId}/review`
  const gate = {
    id: 'review',
    group: 'Content',
    title: 'Peer review',
    why: 'Someone without ties reads what will be taught, and finds it sound.',
    source: 'accme.si.1.1',
  } as const
  if (!assignment)
    return { ...gate, state: 'todo', says: 'Nobody asked yet', act: { label: 'Choose a reviewer', href: here } }
  const act = { label: 'Look', href: here }
  if (assignment.freedom === 'not free')
    return { ...gate, state: 'stop', says: 'The reviewer has ties', act: { label: 'Choose someone else', href: here } }
  if (facts.review) return { ...gate, ...readOf(facts.review, facts.director), act }
  return { ...gate, ...waitOf(assignment, facts.today), act }
}

type Standing = Pick<Gate, 'state' | 'says' | 'owedBy' | 'dueOn'>

function readOf(review: NonNullable<ReviewFacts['review']>, director: string | null): Standing {
  const { verdict, response } = review
  if (verdict === 'not sound') return { state: 'stop', says: says[verdict] }
  if (verdict === 'sound' || response !== null) return { state: 'done', says: says[verdict] }
  return { state: 'todo', says: 'Changes asked for', owedBy: director ?? 'The office' }
}

function waitOf(assignment: NonNullable<ReviewFacts['assignment']>, today: LocalDate): Standing {
  const { reviewer, dueOn, freedom, isAsked } = assignment
  if (freedom === 'being looked at')
    return { state: 'wait', says: 'Reviewer’s ties are looked at', owedBy: 'Integrity officer' }
  const waits = { owedBy: reviewer, dueOn }
  if (dueOn < today) return { ...waits, state: 'late', says: 'Late' }
  if (freedom === 'not told') return { ...waits, state: 'wait', says: 'Asked for ties first' }
  return { ...waits, state: 'wait', says: isAsked ? 'With reviewer' : 'The link goes out' }
}

/**
 * What was changed after a review that asked for changes. Only such a review has a response, and it says something.
 *
 * @returns the text, or refusal `review/no-changes-asked`, `review/no-response`
 * @source accme.si.1.1
 */
export function decideResponse(verdict: ReviewVerdict, text: string): Decision<string> {
  const source = 'accme.si.1.1'
  if (verdict !== 'sound with changes') {
    const message = 'This review asked for no changes'
    return refuse({ code: 'review/no-changes-asked', source, message })
  }
  if (text.trim() !== '') return allow(text.trim().slice(0, 10_000))
  const message = 'Write what was changed, point by point, and what was not and why'
  return refuse({ code: 'review/no-response', source, field: 'text', message })
}
