import type { LocalDate } from '../../kernel/dates.ts'
import type { Quarters } from '../../kernel/quarters.ts'
import type { ActivityStep } from '../activities/life.schema.ts'
import { type LearningFormat, learningFormats } from '../../standards/ama.ts'

/** The learning formats credit can be designated for, by the ids of `standards/ama.ts`. */
export type FormatId = keyof typeof learningFormats
const formatIds = Object.keys(learningFormats) as FormatId[]

/** A format with its statement words, value and conditions. */
export function formatOf(id: FormatId): LearningFormat {
  return learningFormats[id]
}

/** The learning format that an activity's own word for its format stands for. */
export function formatIdOf(activityFormat: string): FormatId {
  return formatIds.find((id) => formatOf(id).inStatement === activityFormat) ?? 'other'
}

/** Which way time goes that lies exactly between two quarters. An office setting; the default is `up`. */
export const ties = ['up', 'down'] as const
export type Tie = (typeof ties)[number]

/**
 * What designating credit needs to know. `minutes` come from the agenda of a live activity or are the estimated time to
 * complete, assessment and evaluation included; `startsOn` is the first day of a live activity, `releasedOn` and
 * `expiresOn` the days of an enduring one; what does not apply is null. `passMarkShown`: is it told before the start?
 */
export type DesignationAsk = {
  format: FormatId
  minutes: number
  units?: number
  tie: Tie
  hasAssessment: boolean
  passMarkShown: boolean
  certifiedOn: LocalDate
  startsOn: LocalDate | null
  releasedOn: LocalDate | null
  expiresOn: LocalDate | null
}

/** Credit as announced: the most that one person can claim. */
export type Designation = { format: FormatId; quarters: Quarters }

/** What the credit of a plan hangs on. `designated` is null before credit is designated. */
export type PlanFacts = {
  activityId: string
  title: string
  provider: string
  format: FormatId
  minutes: number | null
  opensOn: LocalDate
  state: ActivityStep
  designated: { quarters: Quarters; at: Date; by: string } | null
  tie: Tie
}

/** Where the credit of a plan stands: what its minutes come to today, and whether that is what is designated. */
export type PlanCredit = PlanFacts & { worth: Quarters; standing: { state: 'done' | 'todo' | 'stop'; says: string } }
