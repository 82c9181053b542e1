import { z } from 'zod'

/** The criteria gaps are ranked by, with what each mark from 0 to 4 stands for. */
export const criteria = {
  harm: {
    label: 'Harm',
    asks: 'What happens to patients while the gap stays open?',
    anchors: ['No harm seen', 'Discomfort or delay', 'Harm that passes', 'Lasting harm or another operation', 'Death'],
  },
  people: {
    label: 'People',
    asks: 'How many patients a year does it touch in our hospitals?',
    anchors: ['Under 10', '10 to 99', '100 to 299', '300 to 999', '1,000 or more'],
  },
  evidence: {
    label: 'Evidence',
    asks: 'How strong is what we know, and through how many doors did it come?',
    anchors: ['None', 'One door, felt only', 'Low', 'Moderate', 'High'],
  },
  educable: {
    label: 'Education can move it',
    asks: 'How much of it can knowledge, skill or team training change?',
    anchors: ['None of it', 'Little', 'Some', 'Most', 'Nearly all, as shown before'],
  },
  between: {
    label: 'Between professions',
    asks: 'How many professions or specialties each hold a part?',
    anchors: ['One', 'Two specialties', 'Two professions', 'Three professions', 'Four or more'],
  },
} as const
export type CriterionId = keyof typeof criteria
export const criterionIds = Object.keys(criteria) as CriterionId[]

/** The weights of one version of the rule; they have a sum of 1. Old versions stay, and a rank names its own. */
export type Weighting = { version: string; weights: Record<CriterionId, number> }

/** How the office starts out. */
export const usualWeighting: Weighting = {
  version: '2026-1',
  weights: { harm: 0.3, people: 0.2, evidence: 0.2, educable: 0.2, between: 0.1 },
}

/** The criteria as a rule holds them, for an office that has no rule yet. */
export function usualCriteria(): { key: CriterionId; label: string; weight: number; anchors: string[] }[] {
  return criterionIds.map((key) => ({
    key,
    label: criteria[key].label,
    weight: usualWeighting.weights[key],
    anchors: [...criteria[key].anchors],
  }))
}

/** A mark on one criterion, with the reason that is printed for the committee. */
export type Mark = { criterion: CriterionId; mark: number; because: string }

/** A gap as it enters the ranking; `marks` may still be incomplete. */
export type RankedInput = { id: string; marks: readonly Mark[] }

/**
 * A gap's score with its parts. `score` runs from 0 to 4 and `share` from 0 to 1; both are null while a criterion has no
 * mark, and `missing` says which.
 */
export type Score = {
  score: number | null
  share: number | null
  parts: readonly (Mark & { weight: number })[]
  missing: readonly CriterionId[]
}

/** How the weights are tried: draws around them, how close, from which seed, and how many places count as the top. */
export type Trial = { draws: number; concentration: number; seed: number; top: number; enough: number }
export const usualTrial: Trial = { draws: 10_000, concentration: 50, seed: 20_260_101, top: 5, enough: 0.6 }

/** How a gap fared in the draws: shares of draws in the top and in first place, and whether its rank hangs on the weights. */
export type Steadiness = { id: string; inTop: number; first: number; dependsOnWeights: boolean; draws: number }

/** A mark on one criterion as the office gives it. */
export type Given = { criterionKey: string; points: number; because: string }

/** ".85" for a score of 3.4 of 4: how the register tells it. "–" while a mark is missing. */
export function showShare(score: number | null): string {
  if (score === null) return '–'
  const share = score / 4
  return share === 1 ? '1.00' : share.toFixed(2).replace(/^0/, '')
}

/** Why the weights change, as the form sends it. */
export const whyInput = z.object({
  why: z
    .string({ error: 'Enter why the weights change: it stays with the version' })
    .trim()
    .min(1, 'Enter why the weights change: it stays with the version')
    .max(1000, 'Enter at most 1,000 letters'),
})
