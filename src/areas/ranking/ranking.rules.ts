import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { drawWeights } from '../../statistics/dirichlet.ts'
import { seededRandom } from '../../statistics/random.ts'
import type { CriterionId, Mark, RankedInput, Score, Steadiness, Trial, Weighting } from './ranking.schema.ts'
import { criteria, criterionIds, usualTrial } from './ranking.schema.ts'

/**
 * Takes weights only when none is below nothing and their sum is 1.
 *
 * @returns the weighting, or refusal `ranking/weight-below-nothing`, `ranking/weights-not-one`
 * @source methods.decision-matrix
 */
export function decideWeighting(weighting: Weighting): Decision<Weighting> {
  const source = 'methods.decision-matrix'
  const weights = criterionIds.map((id) => weighting.weights[id])
  if (!weights.every((weight) => weight >= 0))
    return refuse({ code: 'ranking/weight-below-nothing', source, message: 'Enter weights of 0 or more' })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (Math.abs(sum - 1) < 1e-9) return allow(weighting)
  const message = `The weights have a sum of ${Number(sum.toFixed(4))}. Change them until it is 1`
  return refuse({ code: 'ranking/weights-not-one', source, message })
}

/**
 * Takes a mark only as a whole number from 0 to 4 and with the reason that will be printed.
 *
 * @returns the mark, or refusal `ranking/not-a-mark`, `ranking/no-reason`
 * @source methods.decision-matrix
 */
export function decideMark(mark: Mark): Decision<Mark> {
  const source = 'methods.decision-matrix'
  const { label, anchors } = criteria[mark.criterion]
  if (!Number.isInteger(mark.mark) || mark.mark < 0 || mark.mark >= anchors.length) {
    const message = `Mark ${label} from 0, ${anchors[0].toLowerCase()}, to 4, ${anchors[4].toLowerCase()}`
    return refuse({ code: 'ranking/not-a-mark', source, field: mark.criterion, message })
  }
  if (mark.because.trim() !== '') return allow(mark)
  const message = `Say why ${label} is marked ${mark.mark}; the committee reads it`
  return refuse({ code: 'ranking/no-reason', source, field: mark.criterion, message })
}

/** The weights of criteria by their key. @source methods.decision-matrix */
export function weightsOf(criteria: readonly { key: CriterionId; weight: number }[]): Record<CriterionId, number> {
  return Object.fromEntries(criteria.map(({ key, weight }) => [key, weight])) as Record<CriterionId, number>
}

/**
 * The score of a gap: the sum of weight times mark over all criteria, with the parts as they are printed.
 *
 * @source methods.decision-matrix
 */
export function weighMarks(marks: readonly Mark[], { weights }: Weighting): Score {
  const found = criterionIds.map((id) => marks.find(({ criterion }) => criterion === id))
  const parts = found.filter((mark) => mark !== undefined).map((mark) => ({ ...mark, weight: weights[mark.criterion] }))
  const missing = criterionIds.filter((_, i) => found[i] === undefined)
  if (missing.length > 0) return { score: null, share: null, parts, missing }
  const score = rounded(parts.reduce((sum, { weight, mark }) => sum + weight * mark, 0))
  return { score, share: rounded(score / 4), parts, missing }
}

/**
 * Tries the ranking with weights drawn around the chosen ones, the same draws for the same seed. A gap that is in the
 * top in some draws, though in under 60 of 100, depends on the weights.
 *
 * @returns one line for each gap that has a score, in the order given
 * @source office.gap.sensitivity
 * @source methods.dirichlet
 */
export function tryWeights(
  gaps: readonly RankedInput[],
  { weights }: Weighting,
  trial: Trial = usualTrial,
): Steadiness[] {
  const scored = gaps.filter(({ marks }) => criterionIds.every((id) => marks.some((mark) => mark.criterion === id)))
  const rows = scored.map(({ marks }) => criterionIds.map((id) => marks.find((mark) => mark.criterion === id)!.mark))
  const center = criterionIds.map((id) => weights[id])
  const random = seededRandom(trial.seed)
  const inTop = rows.map(() => 0)
  const first = rows.map(() => 0)
  for (let draw = 0; draw < trial.draws; draw++) {
    const drawn = drawWeights(center, trial.concentration, random)
    const scores = rows.map((row) => rounded(row.reduce((sum, mark, c) => sum + mark * drawn[c]!, 0)))
    const best = listBest(scores, trial.top)
    for (const [i, score] of scores.entries()) {
      if (score >= best.at(-1)!) inTop[i]!++
      if (score >= best[0]!) first[i]!++
    }
  }
  return scored.map(({ id }, i) => {
    const share = inTop[i]! / trial.draws
    const dependsOnWeights = share > 0 && share < trial.enough
    return { id, inTop: share, first: first[i]! / trial.draws, dependsOnWeights, draws: trial.draws }
  })
}

/** The highest scores, best first, as many as there are places; in one pass, because it runs once for every draw. */
function listBest(scores: readonly number[], places: number): number[] {
  const best: number[] = []
  for (const score of scores) {
    if (best.length === places && score <= best[places - 1]!) continue
    const at = best.findIndex((other) => score > other)
    best.splice(at === -1 ? best.length : at, 0, score)
    if (best.length > places) best.pop()
  }
  return best
}

/** "First in 97 of 100 draws of the weights", or "Depends on weights: in the top 5 in 41 of 100 draws". @source office.gap.sensitivity */
export function showSteadiness({ inTop, first, dependsOnWeights }: Steadiness, top = usualTrial.top): string {
  const inHundred = (share: number) => `${Math.round(share * 100)} of 100 draws`
  if (dependsOnWeights) return `Depends on weights: in the top ${top} in ${inHundred(inTop)}`
  if (first >= 0.5) return `First in ${inHundred(first)} of the weights`
  return inTop === 0 ? `Never in the top ${top}` : `In the top ${top} in ${inHundred(inTop)} of the weights`
}

/** Sums of weights carry dust in the last digits; without it equal gaps are equal. */
function rounded(x: number): number {
  return Math.round(x * 1e9) / 1e9
}
