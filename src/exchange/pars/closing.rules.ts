import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import {
  checkCredits,
  checkDays,
  checkDelivery,
  checkDescription,
  checkEnded,
  checkFormat,
  checkListing,
  checkPlace,
  checkSpan,
  checkTitle,
} from './activity.rules.ts'
import type { ReportableActivity } from './activity.schema.ts'
import { checkActivity } from './preflight.rules.ts'

/** How far PARS would take an activity with what is known of it; `Closed` is an act and not in this list. */
export type ActivityStatus = 'Nothing yet' | 'Draft' | 'Active' | 'Ready to Close'

/** Title, format, start and end make a draft. @source pars.lifecycle */
const draft = [checkTitle, checkFormat, checkDays, checkSpan]

/** Delivery, place, credit, listing and description make it active; providership always stands. @source pars.lifecycle */
const active = [checkDelivery, checkPlace, checkCredits, checkListing, checkDescription]

/**
 * The furthest status this activity fulfills: active until its last day is over, then ready to close.
 *
 * @source pars.lifecycle
 */
export function findStatus(activity: ReportableActivity, today: LocalDate): ActivityStatus {
  const fulfills = (checks: typeof draft) => checks.every((check) => check(activity).length === 0)
  if (!fulfills(draft)) return 'Nothing yet'
  if (!fulfills(active)) return 'Draft'
  return checkEnded(activity, today).length > 0 ? 'Active' : 'Ready to Close'
}

/**
 * May this activity be closed today? Everything of an active one, the last day over, partners, support and an outcome
 * told, both totals counted (0 counts).
 *
 * @returns the activity with `close` set, or refusal `activity/not-ready-to-close` with every reason
 * @source pars.lifecycle
 */
export function decideClose(activity: ReportableActivity, today: LocalDate): Decision<ReportableActivity> {
  const closed: ReportableActivity = { ...activity, close: true }
  const reasons = checkActivity(closed, today).map(({ message }) => message)
  if (reasons.length === 0) return allow(closed)
  const message = `This activity cannot be closed yet. ${reasons.join(' ')}`
  return refuse({ code: 'activity/not-ready-to-close', source: 'pars.lifecycle', message })
}
