import { z } from 'zod'
import type { ItemDraft } from '../items/item.schema.ts'

/** The key of the question whether content was free of commercial bias, and the answer that opens a case. */
export const biasKey = 'bias'
export const biasSeen = 'yes'

/** The questions of an evaluation form, made from the objectives of the activity. Two pages: what it did, what was missing. */
export function draftEvaluation(objectives: readonly { position: number; statement: string }[]): ItemDraft[] {
  const scale = { maximum: 5, lowLabel: 'not at all', highLabel: 'fully' }
  const met = objectives.map((objective) => ({
    page: 1,
    key: `objective_${objective.position}`,
    type: 'rating' as const,
    wording: `I can now: ${objective.statement}`,
    required: true,
    ...scale,
  }))
  return [
    ...met,
    {
      page: 2,
      key: 'before',
      type: 'rating',
      wording: 'How sure were you of this before?',
      required: true,
      maximum: 5,
      lowLabel: 'not sure',
      highLabel: 'certain',
    },
    {
      page: 2,
      key: 'now',
      type: 'rating',
      wording: 'How sure are you now?',
      required: true,
      maximum: 5,
      lowLabel: 'not sure',
      highLabel: 'certain',
    },
    yesNo('evidence', 'Did its recommendations rest on evidence?'),
    yesNo(biasKey, 'Did you see commercial bias in it?'),
    {
      page: 3,
      key: 'bias_what',
      type: 'long text',
      wording: 'What did you see?',
      help: 'The office looks at every report',
      required: true,
      showIf: { key: biasKey, is: [biasSeen] },
    },
    { page: 3, key: 'next', type: 'long text', wording: 'What should we teach next?', required: false },
  ]
}

function yesNo(key: string, wording: string): ItemDraft {
  const options = [
    { key: 'yes', wording: 'Yes' },
    { key: 'no', wording: 'No' },
  ]
  return { page: 3, key, type: 'single', wording, required: true, options }
}

/** One commitment as typed: what will change, for which objective, how sure, what may stand in the way. */
export const commitmentInput = z.object({
  statement: z
    .string()
    .trim()
    .min(10, 'Say in a sentence what you will do differently')
    .max(400, 'Keep it under 400 letters'),
  objectiveId: z.string().nullable(),
  confidence: z.coerce
    .number({ error: 'Say how sure you are' })
    .int()
    .min(1, 'Say how sure you are')
    .max(5, 'Say how sure you are'),
  barrier: z.string().trim().max(300, 'Keep it under 300 letters').default(''),
})
export type CommitmentInput = z.output<typeof commitmentInput>

/** At most so many commitments; one that is kept is worth more than five that are not. */
export const commitmentsAtMost = 3
