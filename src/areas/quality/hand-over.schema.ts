import { z } from 'zod'
import { type LocalDate, isLocalDate, showShortDay } from '../../kernel/dates.ts'
import { needTypes, strengths } from '../evidence/finding.schema.ts'
import { improvements } from '../measures/measure.schema.ts'
import { professions, specialties } from '../people/person.schema.ts'

/** Numbers of a period, or a theme that runs through cases a committee reviewed. @check quality_hand_over.kind */
export const handOverKinds = ['numbers', 'case theme'] as const
export type HandOverKind = (typeof handOverKinds)[number]

export const kindWords: Record<HandOverKind, { name: string; says: string }> = {
  numbers: { name: 'Numbers', says: 'How many, out of how many, in which months' },
  'case theme': { name: 'A theme of case reviews', says: 'What several reviewed cases have in common' },
}

/** The worst that came of the cases, without saying to whom. @check quality_hand_over.harm */
export const harmLevels = [
  'did not reach a patient',
  'no harm',
  'mild harm',
  'moderate harm',
  'severe harm',
  'death',
] as const
export type HarmLevel = (typeof harmLevels)[number]

/** What contributes to what goes wrong, in our own words. */
export const factors = [
  'knowledge or skill',
  'decision under time pressure',
  'communication in the team',
  'handoff',
  'supervision',
  'staffing or workload',
  'equipment or room',
  'record system',
  'protocol missing or unclear',
  'patient could not be asked',
] as const
export type Factor = (typeof factors)[number]

/** Where patients or their care change hands. */
export const handoffs = [
  'between shifts',
  'between units',
  'between specialties',
  'emergency department to ward',
  'operating room to ward',
  'ward to critical care',
  'between hospitals',
  'to primary care',
] as const
export type Handoff = (typeof handoffs)[number]

/** @check quality_decision.verdict */
export const verdicts = ['accepted', 'dismissed'] as const
export type Verdict = (typeof verdicts)[number]

export const handOverStates = ['waiting', 'accepted', 'dismissed'] as const
export type HandOverState = (typeof handOverStates)[number]

export const stateWords: Record<HandOverState, string> = {
  waiting: 'Waits for the office',
  accepted: 'Became a finding',
  dismissed: 'Dismissed',
}

const text = (ask: string, most: number) =>
  z.string({ error: ask }).trim().min(1, ask).max(most, `Enter at most ${most} letters`)

const day = (ask: string) =>
  z
    .string({ error: ask })
    .trim()
    .refine(isLocalDate, ask)
    .transform((value) => value as LocalDate)

const count = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((typed) => String(typed ?? '').replace(/[\s,]/g, ''))
  .refine((typed) => /^\d{0,8}$/.test(typed), 'Enter a whole number, such as 24')
  .transform((typed) => (typed === '' ? null : Number(typed)))

const several = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z.array(z.enum(words, { error: 'Choose from the list' })).default([])

/** A box of a form is sent as "yes" or not at all; a program sends true or false. */
const ticked = z
  .union([z.boolean(), z.literal('yes')])
  .nullish()
  .transform((value) => value === true || value === 'yes')

const shared = {
  statement: text('Enter what the committee saw, in one sentence', 500),
  population: text('Enter whom it is about, such as “Adults before planned surgery”', 300),
  periodStart: day('Enter the first day that counts'),
  periodEnd: day('Enter the last day that counts'),
  meetingId: z
    .union([z.uuid(), z.literal('')], { error: 'Choose a meeting, or none' })
    .nullish()
    .transform((value) => value || null),
  note: z.string().trim().max(2000, 'Enter at most 2000 letters').default(''),
}

/** What a liaison hands over: numbers, or a theme of case reviews. One shape for the form and for programs. */
export const handOverInput = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('numbers'), ...shared, numerator: count, denominator: count }),
    z.object({
      kind: z.literal('case theme'),
      ...shared,
      cases: count,
      harm: z.enum(harmLevels, { error: 'Choose the worst that came of it' }),
      factors: several(factors),
      handoffs: several(handoffs),
      professions: several(professions),
      specialties: several(specialties),
      isChronic: ticked,
      isMedicalSurgical: ticked,
    }),
  ],
  { error: 'Choose what you hand over' },
)
export type HandOverInput = z.output<typeof handOverInput>

/** What making a finding of a hand-over sends; `measure` names the series its numbers go on with, empty for none. */
export const acceptanceInput = z.object({
  statement: shared.statement,
  population: shared.population,
  needType: z.enum(needTypes, { error: 'Choose what kind of need this is' }),
  strength: z.enum(strengths, { error: 'Choose how strong this is' }),
  caveats: z.string().trim().max(2000, 'Enter at most 2000 letters').default(''),
  topics: z.string().trim().max(500, 'Enter at most 500 letters').default(''),
  measure: z.string().trim().max(300, 'Enter at most 300 letters').default(''),
  improvement: z
    .enum(improvements)
    .or(z.literal('').transform(() => undefined))
    .optional(),
  reason: text('Say why, in a sentence: the committee reads it', 1000),
})
export type AcceptanceInput = z.output<typeof acceptanceInput>

/** What dismissing one sends. */
export const dismissalInput = z.object({ reason: text('Say why, in a sentence: the committee reads it', 1000) })

/** "Jul 1, 2026 to Sep 30, 2026" */
export function showDays(from: LocalDate, to: LocalDate): string {
  return `${showShortDay(from)} to ${showShortDay(to)}`
}

/** "38 of 190 (20%)"; of a theme how many cases show it. */
export function showNumbers(one: {
  numerator: number | null
  denominator: number | null
  cases: number | null
}): string {
  if (one.numerator !== null && one.denominator !== null)
    return `${one.numerator.toLocaleString('en-US')} of ${one.denominator.toLocaleString('en-US')} (${Math.round((one.numerator / one.denominator) * 100)}%)`
  return one.cases === 1 ? 'One reviewed case' : `${one.cases ?? 0} reviewed cases`
}

/**
 * What came of a finding since: the gaps it speaks for, the education for them, and its measure then and now. `then` and `now`
 * are said as people read them, with their periods; `now` is null where no figure came since.
 */
export type Aftermath = {
  gaps: { id: string; title: string; state: string }[]
  activities: { id: string; title: string; state: string }[]
  measure: { id: string; name: string; then: string; now: string | null } | null
}
