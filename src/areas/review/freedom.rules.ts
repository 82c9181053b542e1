import type { LocalDate } from '../../kernel/dates.ts'
import type { Gate } from '../../kernel/gate.ts'
import { hasDisclosed } from '../integrity/control.rules.ts'
import type { AssessedController } from '../integrity/control.schema.ts'
import type { ReviewVerdict } from './assignment.schema.ts'
import { type Freedom, reviewGateOf } from './review.rules.ts'

/**
 * Is a reviewer free of ties for an activity? A mitigated tie is a tie: a reviewer has none at all that is relevant.
 *
 * @param reviewer as assessed for the activity; undefined where they are not known there
 * @source office.review.reviewer
 */
export function freedomOf(reviewer: AssessedController | undefined): Freedom {
  if (!reviewer) return 'not told'
  const { verdict, hasTies, disclosure } = reviewer
  if (verdict.kind === 'not required') return 'free'
  if (disclosure === null) return 'not told'
  if (hasTies || verdict.kind === 'blocked') return 'not free'
  if (!hasDisclosed(reviewer)) return 'not told'
  return verdict.kind === 'clear' ? 'free' : 'being looked at'
}

/** An assignment as its gate needs it; `taskDueOn` is the day the reviewer was given, null before the link went out. */
export type AssignedReview = {
  reviewerId: string
  reviewer: string
  dueOn: LocalDate
  taskDueOn: LocalDate | null
  isAsked: boolean
  verdict: ReviewVerdict | null
  response: string | null
}

/**
 * The gate of peer review from what is on record.
 *
 * @param activity.roles those who hold a role in the plan; the director among them answers a review
 * @param assignment undefined where nobody is assigned
 * @param people everyone in control of content, assessed
 * @source accme.si.1.1
 */
export function reviewGateFor(
  activity: { id: string; roles: readonly { role: string; givenName: string; familyName: string }[] },
  assignment: AssignedReview | undefined,
  people: readonly AssessedController[],
  today: LocalDate,
): Gate {
  const director = activity.roles.find(({ role }) => role === 'activity director')
  const name = director ? `${director.givenName} ${director.familyName}` : null
  return reviewGateBy({ id: activity.id, director: name }, assignment, people, today)
}

/** The same where the director is known by name. @source accme.si.1.1 */
export function reviewGateBy(
  { id: activityId, director }: { id: string; director: string | null },
  assignment: AssignedReview | undefined,
  people: readonly AssessedController[],
  today: LocalDate,
): Gate {
  const known = { activityId, today, director }
  if (!assignment) return reviewGateOf({ ...known, assignment: null, review: null })
  const { reviewer, isAsked, verdict, response, taskDueOn, dueOn } = assignment
  const freedom = freedomOf(people.find(({ personId }) => personId === assignment.reviewerId))
  return reviewGateOf({
    ...known,
    assignment: { reviewer, isAsked, freedom, dueOn: taskDueOn ?? dueOn },
    review: verdict ? { verdict, response } : null,
  })
}
