import { z } from 'zod'

/** Felt by learners, shown by data but not felt, claimed by others, or felt but contradicted by data. @check evidence_finding.need_type */
export const needTypes = ['perceived', 'unperceived', 'ascribed', 'misperceived'] as const
export type NeedType = (typeof needTypes)[number]

/** The kinds of need as a person chooses among them. */
export const needWords: Record<NeedType, { name: string; says: string }> = {
  unperceived: { name: 'Shown by data', says: 'Counts show it, whether or not anyone feels it' },
  perceived: { name: 'Felt', says: 'Those concerned say so themselves: moderate at most' },
  ascribed: { name: 'Claimed by others', says: 'A guideline, an agency or published work says so' },
  misperceived: {
    name: 'Felt, and contradicted by data',
    says: 'They feel able, and counts say otherwise, or the reverse',
  },
}

/** @check evidence_finding.strength */
export const strengths = ['strong', 'moderate', 'limited'] as const
export type Strength = (typeof strengths)[number]

export const strengthWords: Record<Strength, string> = { strong: 'Strong', moderate: 'Moderate', limited: 'Limited' }

/** What can be decided on a finding. */
export const verdicts = ['accepted', 'dismissed'] as const
export type Verdict = (typeof verdicts)[number]

/** A finding is open until someone has decided, and again once that is taken back; the latest row counts. @check evidence_finding_decision.verdict */
export const findingStates = ['open', 'accepted', 'dismissed'] as const
export type FindingState = (typeof findingStates)[number]

const text = (ask: string, most: number) =>
  z.string({ error: ask }).trim().min(1, ask).max(most, `Enter at most ${most} letters`)

const words = z
  .string()
  .trim()
  .max(2000, 'Enter at most 2000 letters')
  .nullish()
  .transform((value) => value || null)

/** What a person signs as a finding of a source. */
export const findingInput = z.object({
  sourceId: z.uuid(),
  statement: text('Enter what the source shows, in one sentence', 500),
  population: text('Enter whom it is about, such as "Adults with sepsis on general wards"', 300),
  needType: z.enum(needTypes, { error: 'Choose what kind of need this is' }),
  strength: z.enum(strengths, { error: 'Choose how strong this is' }),
  caveats: words.transform((value) => value ?? ''),
  measureValueId: z
    .union([z.uuid(), z.literal('')], { error: 'Choose a number of this source, or none' })
    .nullish()
    .transform((value) => value || null),
  comparator: words,
  topics: z
    .array(z.string().trim().max(200, 'Enter at most 200 letters for a topic'))
    .max(40, 'Choose at most 40 topics')
    .transform((topics) => [...new Set(topics.filter(Boolean))]),
})
export type FindingInput = z.output<typeof findingInput>

/** A verdict with its reason, for the committee that asks later. */
export const decisionInput = z.object({
  verdict: z.enum(verdicts, { error: 'Choose whether to accept or dismiss this finding' }),
  reason: text('Enter the reason in a sentence: it stays with the finding', 1000),
})
