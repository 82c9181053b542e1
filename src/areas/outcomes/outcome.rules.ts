import { isOpen } from '../gaps/life.rules.ts'
import { isMoving, readGap } from './change.rules.ts'
import { type Change, type OutcomeView, type WatchedGap, outcomeViews } from './outcome.schema.ts'

/** A gap with how its measure stands. */
export type Outcome = WatchedGap & { change: Change }

/** What the list is narrowed to: a view, words, and the number of the last gap shown. */
export type OutcomeFilter = { view: OutcomeView; words: string; after: number | null }

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
function isInView({ state, change, smallestChange }: Outcome, view: OutcomeView): boolean {
  if (view === 'closed') return state === 'closed'
  if (!isOpen(state)) return false
  if (view === 'moving') return isMoving(change, smallestChange)
  if (view === 'past target') return change.isReached === true
  if (view === 'taught') return state === 'addressed' || state === 'reopened'
  return true
}

/** How many gaps each view holds for these words. */
export function countViews(outcomes: readonly Outcome[], words: string): Record<OutcomeView, number> {
  const found = outcomes.filter((outcome) => hasWords(outcome, words))
  const counts = outcomeViews.map((view) => [view, found.filter((one) => isInView(one, view)).length] as const)
  return Object.fromEntries(counts) as Record<OutcomeView, number>
}

/** The gaps of a view with these words, the newest number first, from after a place. */
export function narrowOutcomes(outcomes: readonly Outcome[], { view, words, after }: OutcomeFilter): Outcome[] {
  return outcomes
    .filter((one) => isInView(one, view) && hasWords(one, words) && (after === null || one.number < after))
    .toSorted((a, b) => b.number - a.number)
}

function hasWords(outcome: WatchedGap, words: string): boolean {
  const text = [outcome.number, outcome.title, outcome.measure, outcome.reporter].join(' ').toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
