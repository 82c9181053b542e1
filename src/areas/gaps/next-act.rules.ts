import { type LocalDate, addTo, showShortDay } from '../../kernel/dates.ts'
import type { GapState } from './life.schema.ts'

/** What is known of a gap when asking what comes next. `addressedOn` is the day it was first taught, null before. */
export type GapNow = {
  state: GapState
  owner: string | null
  speaking: number
  isMarked: boolean
  hasMeasure: boolean
  watchMonths: number | null
  addressedOn: LocalDate | null
}

/** What comes next: what, by whom and by when, and which act does it (null: nothing to press). */
export type NextAct = {
  says: string
  more: string
  by: string
  dueOn: LocalDate | null
  act: 'link' | 'step' | 'owner' | 'score' | 'plan' | 'measure' | null
}

/**
 * The one thing that comes next for a gap: first what it stands on, then whose it is, then its place, then education, then
 * the decision.
 *
 * @source office.gap.life
 */
export function nextAct(gap: GapNow): NextAct {
  const by = gap.owner ?? 'The office'
  const next = (says: string, more: string, act: NextAct['act'], dueOn: LocalDate | null = null) => ({
    says,
    more,
    by: dueOn ? `${by}, by ${showShortDay(dueOn)}.` : `${by}.`,
    dueOn,
    act,
  })
  switch (gap.state) {
    case 'candidate':
      if (gap.speaking === 0)
        return next('Link an accepted finding.', 'Nothing that counts speaks for this gap.', 'link')
      return next('Accept this gap, or park it.', 'It is a candidate until the office decides.', 'step')
    case 'accepted':
      return nextBeforePlan(gap, next)
    case 'reopened':
      return next('Plan education for it again.', 'It was closed once and is open again.', 'plan')
    case 'planned':
      return next('Bring the planned education to learners.', 'The gap counts as addressed once it is open.', null)
    case 'addressed':
      return nextAfterTeaching(gap, next)
    case 'closed':
      return next('Nothing; this gap is closed.', 'It can be reopened, with the reason.', null)
    case 'parked':
      return next('Take it up again, or leave it.', 'It is parked and takes no place in the ranking.', 'step')
  }
}

type Say = (says: string, more: string, act: NextAct['act'], dueOn?: LocalDate | null) => NextAct

function nextBeforePlan({ owner, isMarked }: GapNow, next: Say): NextAct {
  if (owner === null) return next('Name who owns this gap.', 'An owner sees it through to the measure.', 'owner')
  if (!isMarked) return next('Mark it on every criterion.', 'Only then does it take its place in the ranking.', 'score')
  return next('Plan education for it.', 'What the gap says is carried over; nothing is typed again.', 'plan')
}

function nextAfterTeaching({ hasMeasure, watchMonths, addressedOn }: GapNow, next: Say): NextAct {
  if (!hasMeasure)
    return next('Choose the measure that will close it.', 'It was taught, and nothing shows a change.', 'measure')
  const dueOn = addressedOn === null || watchMonths === null ? null : addTo(addressedOn, { months: watchMonths })
  return next(
    'Decide whether this gap stays open.',
    'It was taught; the measure tells whether practice changed.',
    'step',
    dueOn,
  )
}

/** Points between now and the target that one course rarely moves: the middle half of the trials ended below this. */
export const farPoints = 16

/**
 * Is the target of a share further away than one course is likely to move it? Told at planning, never refused.
 *
 * @param value now, and `target`, as shares
 * @source methods.course-effect
 */
export function isFarTarget(value: number, target: number): boolean {
  return Math.round(Math.abs(target - value) * 1000) > farPoints * 10
}
