import { z } from 'zod'
import { professions, specialties } from '../people/person.schema.ts'
import type { GapState } from './life.schema.ts'

/** Does a finding speak for the gap or against it? @check gaps_finding.direction */
export const directions = ['for', 'against'] as const
export type Direction = (typeof directions)[number]

/** The saved views of the register, in the order of its tabs. */
export const gapViews = ['open', 'mine', 'no owner', 'between', 'closed'] as const
export type GapView = (typeof gapViews)[number]

/** From so many professions or specialties on, a gap lies between them. */
export const betweenFrom = { professions: 2, specialties: 3 }

/** Whom a gap concerns: a profession, and a specialty or "" for all of it. */
export type Audience = { profession: (typeof professions)[number]; specialty: string }

/** Narrows the register; `doors` are the fewest channels that speak. */
export type GapFilter = {
  view?: GapView
  /** Whose gaps the view "mine" shows. */
  me?: string
  profession?: string
  doors?: number
  state?: GapState
}

const text = (ask: string, most: number) =>
  z.string({ error: ask }).trim().min(1, ask).max(most, `Enter at most ${most} letters`)

const number = z.number({ error: 'Enter a number' })

/** The series that raised the gap and will close it: of which measure, of whom, for which population ("" for all). */
const gapMeasureInput = z.object({
  measureId: z.uuid({ error: 'Choose the measure that will close this gap' }),
  reporter: text('Choose who reports the measure', 300),
  population: z.string().trim().default(''),
  target: number.nullable(),
  smallestChange: number.positive('Enter more than 0').nullable(),
  watchMonths: z
    .int('Enter whole months')
    .min(1, 'Enter at least 1 month')
    .max(60, 'Enter at most 60 months')
    .nullable(),
})
export type GapMeasure = z.output<typeof gapMeasureInput>

/** What is said of a gap. Numbers of the measure are in its own unit: a share of 90 in 100 is .9. */
export const gapInput = z
  .object({
    title: text('Enter the gap in one sentence', 200),
    patients: text('Enter which patients it touches, such as "Adults with sepsis on general wards"', 300),
    currentPractice: z.string().trim().max(2000, 'Enter at most 2000 letters'),
    bestPractice: z.string().trim().max(2000, 'Enter at most 2000 letters'),
    bestPracticeSource: text('Enter who says so, such as a guideline with its year', 500),
    difference: z.string().trim().max(500, 'Enter at most 500 letters').default(''),
    whyExists: text('Enter why the gap exists, as far as is known', 2000),
    needKnowledge: z.boolean().default(false),
    needCompetence: z.boolean().default(false),
    needPerformance: z.boolean().default(false),
    isComplex: z.boolean().default(false),
    audience: z
      .array(
        z.object({
          profession: z.enum(professions, { error: 'Choose a profession from the list' }),
          specialty: z.union([z.enum(specialties, { error: 'Choose a specialty from the list' }), z.literal('')]),
        }),
      )
      .min(1, 'Choose at least one profession that holds a part of it')
      .max(60, 'Choose at most 60 pairs'),
    measure: gapMeasureInput.nullable().default(null),
  })
  .refine((gap) => gap.needKnowledge || gap.needCompetence || gap.needPerformance, {
    path: ['needs'],
    message: 'Tick what people lack: knowledge, competence or performance',
  })
export type GapInput = z.output<typeof gapInput>

/** A gap to be proposed, from these findings, which speak for it. */
export type GapDraft = GapInput & { findingIds: readonly string[] }

/** A step with its reason, which stays in the history. */
export const stepInput = z.object({ why: text('Enter the reason in a sentence: it stays with the gap', 1000) })

/** Who owns a gap from now on, and why. */
export const ownerInput = z.object({
  personId: z.uuid({ error: 'Choose who owns this gap' }),
  why: z.string().trim().max(1000, 'Enter at most 1000 letters').default(''),
})

/** Which of the three people lack, in words. */
export function needWords(gap: { needKnowledge: boolean; needCompetence: boolean; needPerformance: boolean }) {
  return [
    gap.needKnowledge ? 'knowledge' : '',
    gap.needCompetence ? 'competence' : '',
    gap.needPerformance ? 'performance' : '',
  ].filter((word) => word !== '')
}

/** "surgery, anesthesiology, pharmacists, critical care nurses": who holds a part, as read aloud. */
export function showAudience(audience: readonly { profession: string; specialty: string }[]): string {
  const physiciansFirst = audience.toSorted(
    (a, b) => Number(b.profession === 'physician') - Number(a.profession === 'physician'),
  )
  const words = physiciansFirst.map(({ profession, specialty }) => {
    if (specialty === '') return profession === 'other' ? 'others' : `${profession}s`
    return profession === 'physician' ? specialty.toLowerCase() : `${profession}s in ${specialty.toLowerCase()}`
  })
  return [...new Set(words)].join(', ')
}

/** "Doses in weak kidneys, Kidney and clot, 2025": what names a source in one line; a title's own full stop goes. */
export function showSource(source: { title: string; issuer?: string | null; issuedText?: string | null }): string {
  return [source.title.replace(/\.$/, ''), source.issuer, source.issuedText].filter(Boolean).join(', ')
}
