import { type LocalDate, addTo, showShortDay } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { Item } from '../items/item.schema.ts'
import { reviewVerdicts, verdictKey } from './assignment.schema.ts'

/** The longest a reviewer is given, in days. */
const daysAtMost = 90

/**
 * Someone who might review, as the office knows them. `roles` are those they hold in the activity; `ties` what is known of
 * their financial relationships for it: none relevant, some, or nothing yet. `isBarred`: they refused to tell, or own or
 * work for a company.
 */
export type Candidate = { name: string; roles: readonly string[]; ties: 'none' | 'some' | 'unknown'; isBarred: boolean }

/**
 * May this person review the content of an activity? Who reviews has no part in it and no tie that matters for it; what is
 * not known yet is asked for before they read.
 *
 * @param reviewer the one who reviews it already, null where nobody does
 * @returns the candidate, or refusal `review/plan-closed`, `review/assigned`, `reviewer/in-control`, `reviewer/has-ties`
 * @source office.review.reviewer
 */
export function decideReviewer(
  candidate: Candidate,
  activity: { state: string; reviewer: string | null },
): Decision<Candidate> {
  const source = 'office.review.reviewer'
  const { name, roles, ties, isBarred } = candidate
  if (!['proposed', 'in planning', 'in review'].includes(activity.state)) {
    const message = `This activity is ${activity.state}. Take it back to planning, with the reason, before it is reviewed again`
    return refuse({ code: 'review/plan-closed', source, message })
  }
  if (activity.reviewer !== null) {
    const message = `${activity.reviewer} reviews it. End that first, with the reason, to ask someone else`
    return refuse({ code: 'review/assigned', source, message })
  }
  if (roles.length > 0) {
    const message = `${name} is ${roles.join(' and ')} of this activity. Choose someone who has no part in it`
    return refuse({ code: 'reviewer/in-control', source, field: 'email', message })
  }
  if (ties === 'none' || (ties === 'unknown' && !isBarred)) return allow(candidate)
  const message = `${name} is not free of ties for this activity. Choose someone else`
  return refuse({ code: 'reviewer/has-ties', source, field: 'email', message })
}

/** By when a review can be asked for: tomorrow at the earliest. Refusal `review/due-day`. @source office.review.reviewer */
export function decideDue(dueOn: LocalDate, today: LocalDate): Decision<LocalDate> {
  const last = addTo(today, { days: daysAtMost })
  if (dueOn > today && dueOn <= last) return allow(dueOn)
  const message = `Enter a day from tomorrow to ${showShortDay(last)}`
  return refuse({ code: 'review/due-day', source: 'office.review.reviewer', field: 'dueOn', message })
}

/**
 * Can this form be reviewed with? Whatever else the office asks, it asks for a verdict in words the gate knows.
 *
 * @returns the version's items, or refusal `review/form-without-verdict`
 * @source office.review.reviewer
 */
export function decideForm(items: readonly Pick<Item, 'key' | 'type' | 'options'>[]): Decision<typeof items> {
  const verdict = items.find(({ key }) => key === verdictKey)
  const keys = verdict?.options.map(({ key }) => key) ?? []
  if (verdict?.type === 'single' && keys.every((key) => reviewVerdicts.some((known) => known === key)))
    return allow(items)
  const message = `The review form needs a question with the key “${verdictKey}” and the answers ${reviewVerdicts.join(', ')}. Mend it among the questionnaires`
  return refuse({ code: 'review/form-without-verdict', source: 'office.review.reviewer', message })
}
