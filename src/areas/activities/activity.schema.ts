import { z } from 'zod'
import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'
import { professions } from '../people/person.schema.ts'

/** @check activities_activity.format */
export const formats = ['enduring material'] as const

/** @check activities_activity.providership */
export const providerships = ['direct', 'joint'] as const

/** @check activities_activity.designed_for */
export const designedFor = ['competence', 'performance', 'patient outcomes'] as const

/** @check activities_activity.fee */
export const fees = ['free', 'fee', 'variable'] as const

/** @check activities_role.role */
export const activityRoles = ['activity director', 'planner', 'faculty'] as const
export type ActivityRole = (typeof activityRoles)[number]

/** @check activities_objective.need_type */
export const needTypes = ['knowledge', 'competence', 'performance'] as const
export type NeedType = (typeof needTypes)[number]

const day = (what: string) =>
  z
    .string({ error: `Enter ${what}` })
    .trim()
    .refine(isLocalDate, `Enter ${what} as a day, such as 2026-11-24`)
    .transform((text) => text as LocalDate)

/** What makes an activity out of a gap: little, because the gap knows the rest. */
export const planInput = z.object({
  title: z.string().trim().min(3, 'Enter a title').max(200, 'Keep the title under 200 letters'),
  releasesOn: day('the day it opens'),
  expiresOn: day('its last day'),
})
export type PlanInput = z.output<typeof planInput>

const words = (max: number, what: string) =>
  z
    .string()
    .trim()
    .refine((text) => text.split(/\s+/).filter(Boolean).length <= max, `Keep ${what} to ${max} words`)

/** What the plan says of the activity; the public page and the report to the accreditor are made from it. */
export const activityInput = planInput.extend({
  summary: z.string().trim().max(300, 'Keep the sentence for the catalog under 300 letters').default(''),
  description: z.string().trim().max(2500, 'The accreditor takes 2,500 letters at most').default(''),
  designRationale: words(25, 'the reason for the format').default(''),
  designedFor: z.enum(designedFor).default('competence'),
  providership: z.enum(providerships).default('direct'),
  isClinical: z.boolean().default(true),
  contentAreas: z.array(z.string().trim().min(1)).default([]),
  fee: z.enum(fees).default('free'),
  isListed: z.boolean().default(true),
})
export type ActivityInput = z.output<typeof activityInput>

/** Whom the form says it is for. */
export const professionsInput = z.object({
  audience: z.array(z.string()).refine((named) => named.every(isProfession), 'Choose professions from the list'),
})

function isProfession(word: string): boolean {
  return professions.some((profession) => profession === word)
}

/** What learners will be able to do, for which gap. */
export const objectiveInput = z.object({
  gapId: z.string().min(1, 'Choose the gap this objective serves'),
  statement: z
    .string()
    .trim()
    .min(10, 'Say what learners will be able to do')
    .max(400, 'Keep an objective under 400 letters'),
  needType: z.enum(needTypes, { error: 'Choose what kind of need it meets' }),
})
export type ObjectiveInput = z.output<typeof objectiveInput>

/** Who plans, directs or teaches, and from which day. */
export const roleInput = z.object({
  personId: z.string().min(1, 'Choose a person'),
  role: z.enum(activityRoles, { error: 'Choose a role' }),
  startsOn: day('the day the role begins'),
})

/** Whom it is for; an empty specialty means all of that profession. */
export const audienceInput = z.array(
  z.object({ profession: z.enum(professions), specialty: z.string().trim().default('') }),
)
export type Audience = z.output<typeof audienceInput>
