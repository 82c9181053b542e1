import { tryWeights } from './ranking.rules.ts'
import {
  type Mark,
  type RankedInput,
  type Steadiness,
  type Weighting,
  criterionIds,
  usualTrial,
} from './ranking.schema.ts'

/** A gap with its marks in the order of the criteria. */
export type Marked = { id: string; marks: readonly number[] }

/**
 * Tries the weights on every gap, drawing only for those that can be in the top at all: where so many others are at least
 * as good on every criterion and better on one that counts, no draw brings a gap there; and of gaps with the same marks no
 * more are drawn for than there are places. The shares are those that drawing for all would give, so that thousands of gaps
 * cost little more than dozens.
 *
 * @source office.gap.sensitivity
 */
export function tryContenders(gaps: readonly Marked[], weighting: Weighting, trial = usualTrial): Steadiness[] {
  const contenders = listContenders(gaps, weighting, trial.top)
  const tried = tryWeights(contenders.map(inputOf), weighting, trial)
  const found = new Map(tried.map((one, at) => [String(contenders[at]!.marks), one]))
  const never = { inTop: 0, first: 0, dependsOnWeights: false, draws: trial.draws }
  return gaps.map(({ id, marks }) => ({ ...(found.get(String(marks)) ?? never), id }))
}

/**
 * The gaps that fewer than `places` others beat on every criterion that counts; of gaps with the same marks as many as there
 * are places.
 *
 * @source office.gap.sensitivity
 */
export function listContenders(gaps: readonly Marked[], { weights }: Weighting, places: number): Marked[] {
  const counting = criterionIds.flatMap((id, at) => (weights[id] > 0 ? [at] : []))
  const sum = ({ marks }: Marked) => counting.reduce((total, at) => total + marks[at]!, 0)
  const best = listFew(gaps, places)
    .map((gap) => ({ gap, sum: sum(gap) }))
    .toSorted((a, b) => b.sum - a.sum)
  const beats = (a: Marked, b: Marked) =>
    counting.every((at) => a.marks[at]! >= b.marks[at]!) && counting.some((at) => a.marks[at]! > b.marks[at]!)
  return best.flatMap(({ gap, sum }) => {
    let beaten = 0
    for (const other of best) {
      if (other.sum <= sum || beaten === places) break
      if (beats(other.gap, gap)) beaten++
    }
    return beaten < places ? [gap] : []
  })
}

/** Of gaps with the same marks no more than this. */
function listFew(gaps: readonly Marked[], most: number): Marked[] {
  const seen = new Map<string, number>()
  return gaps.filter(({ marks }) => {
    const count = (seen.get(String(marks)) ?? 0) + 1
    seen.set(String(marks), count)
    return count <= most
  })
}

function inputOf({ id, marks }: Marked): RankedInput {
  return { id, marks: criterionIds.map((criterion, at): Mark => ({ criterion, mark: marks[at]!, because: '' })) }
}
