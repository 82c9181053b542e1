import { linesAtMost } from '../people/duty.rules.ts'
import type { DutyLine } from '../people/duty.schema.ts'
import type { GapState } from './life.schema.ts'
import { type NextAct, nextAct } from './next-act.rules.ts'

/** Gaps that stand alike, with how many they are and the first of them. */
export type GapGroup = {
  state: GapState
  isOwned: boolean
  hasFinding: boolean
  isMarked: boolean
  count: number
  first: readonly { id: string; number: number; title: string }[]
}

type Act = 'step' | 'owner' | 'score'

/** What the office does next for one gap, and what several such gaps are called together. */
const acts: Record<Act, { says: (gap: string) => string; path: string; act: string; all: string; list: string }> = {
  step: {
    says: (gap) => `Accept or park ${gap}`,
    path: 'steps',
    act: 'Decide',
    all: 'candidates wait for a decision',
    list: '/gaps?state=candidate',
  },
  owner: {
    says: (gap) => `Name who owns ${gap}`,
    path: 'owner',
    act: 'Name one',
    all: 'accepted gaps have no owner',
    list: '/gaps?view=no+owner&state=accepted',
  },
  score: {
    says: (gap) => `Mark ${gap}`,
    path: 'scores',
    act: 'Mark it',
    all: 'accepted gaps have no place in the ranking yet',
    list: '/gaps?state=accepted',
  },
}

/**
 * What gaps wait for from the office, as its home lists it: candidates a decision, accepted gaps an owner and their marks.
 * That a gap could be planned is no duty: which one is next, the ranking says.
 *
 * @source office.gap.life
 */
export function listGapLines(groups: readonly GapGroup[]): DutyLine[] {
  const waiting = groups.map((group) => ({ ...group, next: nextOf(group) }))
  return (Object.keys(acts) as Act[]).flatMap((act) => {
    const same = waiting.filter((group) => group.next.act === act)
    const count = same.reduce((sum, group) => sum + group.count, 0)
    if (count > linesAtMost) return [foldedLine(act, count, same[0]!.next)]
    return same.flatMap((group) => group.first.map((gap) => gapLine(act, gap, group.next)))
  })
}

function nextOf({ state, isOwned, hasFinding, isMarked }: GapGroup): NextAct {
  const owner = isOwned ? 'The owner' : null
  const taught = { hasMeasure: true, watchMonths: null, addressedOn: null }
  return nextAct({ ...taught, state, owner, isMarked, speaking: hasFinding ? 1 : 0 })
}

function gapLine(act: Act, { id, number, title }: GapGroup['first'][number], { more }: NextAct): DutyLine {
  const { says, path, act: label } = acts[act]
  return {
    id: `gap-${id}`,
    title: says(`gap ${number}: ${title}`),
    why: more,
    href: `/gaps/${id}/${path}`,
    act: label,
    dueOn: null,
  }
}

function foldedLine(act: Act, count: number, { more }: NextAct): DutyLine {
  const { all, list } = acts[act]
  const title = `${count.toLocaleString('en-US')} ${all}`
  return { id: `gaps-${act}`, title, why: more, href: list, act: 'Look at them', dueOn: null }
}
