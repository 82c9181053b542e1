import { type LocalDate, addTo, showShortDay } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { type ActivityMove, type ActivitySpan, type ActivityStep, type Offer } from './life.schema.ts'
import { activityMoves, activitySteps, spanLimits } from './life.schema.ts'

/** The steps an activity may take from here, for buttons and hints. @source office.activity.life */
export function listMoves(from: ActivityStep): readonly ActivityStep[] {
  return activityMoves[from]
}

/** Does this move go back, or end the activity before it has run? Then a reason is owed. */
export function isSetback({ from, to }: Pick<ActivityMove, 'from' | 'to'>): boolean {
  if (to === 'archived') return from !== 'closed'
  return activitySteps.indexOf(to) < activitySteps.indexOf(from)
}

/**
 * May the activity take this step? Whether its gates are in order is decided by review, before it is approved.
 *
 * @returns the move, or refusal `activity/not-this-step`, `activity/nobody`, `activity/no-reason`, `activity/not-over`
 * @source office.activity.life
 */
export function decideMove(move: ActivityMove): Decision<ActivityMove> {
  const source = 'office.activity.life'
  const { from, to, by, on, why, endsOn } = move
  if (!activityMoves[from].includes(to))
    return refuse({ code: 'activity/not-this-step', source, message: showWayFrom(from, to) })
  if (!by?.trim())
    return refuse({ code: 'activity/nobody', source, field: 'by', message: 'Sign in, so that the step carries a name' })
  if (isSetback(move) && !why?.trim())
    return refuse({ code: 'activity/no-reason', source, field: 'why', message: showAskWhy(to) })
  if (to === 'closed' && (endsOn === null || endsOn >= on))
    return refuse({ code: 'activity/not-over', source, message: showWaitForEnd(endsOn) })
  return allow(move)
}

function showWayFrom(from: ActivityStep, to: ActivityStep): string {
  const next = activityMoves[from]
  if (next.length === 0) return `An activity that is ${from} stays as it is. Propose a new one`
  return `An activity that is ${from} cannot be ${to} next. It can be ${next.join(' or ')}`
}

function showAskWhy(to: ActivityStep): string {
  return to === 'archived' ? 'Say why it is archived' : `Say why it is ${to} again`
}

function showWaitForEnd(endsOn: LocalDate | null): string {
  if (endsOn === null) return 'Enter the last day of the activity before closing it'
  return `The activity ends on ${showShortDay(endsOn)}. Close it on a later day`
}

/**
 * Do first and last day fit each other and the format? A span may end no later than the same day so many months on.
 *
 * @returns the span, or refusal `activity/ends-before-start`, `activity/too-long`
 * @source accme.policy.enduring
 * @source accme.policy.series
 */
export function decideSpan(span: ActivitySpan): Decision<ActivitySpan> {
  if (span.endsOn < span.startsOn) {
    const message = `Enter a last day on or after ${showShortDay(span.startsOn)}`
    return refuse({ code: 'activity/ends-before-start', field: 'expiresOn', message })
  }
  if (span.limit === null) return allow(span)
  const { months, name, source } = spanLimits[span.limit]
  const latest = addTo(span.startsOn, { months })
  if (span.endsOn <= latest) return allow(span)
  const message = `${name} lasts up to ${months} months. Enter ${showShortDay(latest)} or an earlier last day`
  return refuse({ code: 'activity/too-long', source, field: 'expiresOn', message })
}

/**
 * The last day an enduring material may be offered: three years after its release, though never after its own end. What is
 * reviewed to be offered longer is planned and approved again, as an activity of its own.
 *
 * @source accme.policy.enduring
 */
export function lastDayOffered({ releasedOn, endsOn }: Offer): LocalDate {
  const due = addTo(releasedOn, { months: spanLimits.enduring.months })
  return due < endsOn ? due : endsOn
}

/**
 * Can an enduring material be started, continued and claimed on this day? The last day itself still counts.
 *
 * @returns the day asked about, or refusal `activity/not-released`, `activity/ended`, `activity/review-overdue`
 * @source accme.policy.enduring
 */
export function decideOffer(offer: Offer, today: LocalDate): Decision<LocalDate> {
  const source = 'accme.policy.enduring'
  if (today < offer.releasedOn) {
    const message = `This activity opens on ${showShortDay(offer.releasedOn)}`
    return refuse({ code: 'activity/not-released', source, message })
  }
  if (today > offer.endsOn) {
    const message = `This activity ended on ${showShortDay(offer.endsOn)}. Look in the catalog for one that is open`
    return refuse({ code: 'activity/ended', source, message })
  }
  const last = lastDayOffered(offer)
  if (today <= last) return allow(today)
  const message = `This activity was offered for three years, until ${showShortDay(last)}. Look in the catalog for one that is open`
  return refuse({ code: 'activity/review-overdue', source, message })
}
