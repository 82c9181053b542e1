import { isOpen } from '../gaps/life.rules.ts'
import { isMoving, readGap } from './change.rules.ts'
import { type Change, type OutcomeView, type WatchedGap, outcomeViews } from './outcome.schema.ts'

/** A gap with how its measure stands. */
export type Outcome = WatchedGap & { change: Change }

/** How the measures of these gaps stand. @source office.outcome.change */
export function readOutcomes(gaps: readonly WatchedGap[]): Outcome[] {
  return gaps.map((gap) => ({ ...gap, change: readGap(gap) }))
}

/**
 * Does a gap stand in this view? Open ones may move or be past their target; those taught and not closed are a view of their
 * own, because they are what the office answers for.
 *
 * @source office.outcome.change
 */
export function isInView({ state, change, smallestChange }: Outcome, view: OutcomeView): boolean {
  if (view === 'closed') return state === 'closed'
  if (!isOpen(state)) return false
  if (view === 'moving') return isMoving(change, smallestChange)
  if (view === 'past target') return change.isReached === true
  if (view === 'taught') return state === 'addressed' || state === 'reopened'
  return true
}

/** How many of these gaps each view holds. */
export function countViews(outcomes: readonly Outcome[]): Record<OutcomeView, number> {
  const counts = outcomeViews.map((view) => [view, outcomes.filter((one) => isInView(one, view)).length] as const)
  return Object.fromEntries(counts) as Record<OutcomeView, number>
}
