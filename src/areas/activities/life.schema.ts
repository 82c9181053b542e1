import type { LocalDate } from '../../kernel/dates.ts'

/** The steps of an activity's life, in their order. @check activities_step.state, activities_activity.state */
export const activitySteps = [
  'proposed',
  'in planning',
  'in review',
  'approved',
  'published',
  'running',
  'closed',
  'archived',
] as const
export type ActivityStep = (typeof activitySteps)[number]

/** Where an activity may go from each step. Back is always to planning; archived is the end. */
export const activityMoves: Record<ActivityStep, readonly ActivityStep[]> = {
  proposed: ['in planning', 'archived'],
  'in planning': ['in review', 'archived'],
  'in review': ['approved', 'in planning'],
  approved: ['published', 'in planning', 'archived'],
  published: ['running', 'in planning'],
  running: ['closed', 'in planning'],
  closed: ['archived'],
  archived: [],
}

/** A wish to move an activity. `why` is asked for when it goes back or ends before it ran. */
export type ActivityMove = {
  from: ActivityStep
  to: ActivityStep
  by: string | null
  on: LocalDate
  why: string | null
  endsOn: LocalDate | null
}

/** The longest an activity of a kind may last, in months, and who says so. Kinds that are not here have no limit. */
export const spanLimits = {
  enduring: { months: 36, name: 'Enduring material', source: 'accme.policy.enduring' },
  series: { months: 12, name: 'A series', source: 'accme.policy.series' },
} as const
export type SpanLimit = keyof typeof spanLimits

/** First and last day of an activity; `limit` is null where its format may last as long as it likes. */
export type ActivitySpan = { limit: SpanLimit | null; startsOn: LocalDate; endsOn: LocalDate }

/** What decides whether an enduring material can be started or claimed. */
export type Offer = { releasedOn: LocalDate; endsOn: LocalDate }

/** An activity whose next step has its day: published on or after its first day, or running on or after its last. */
export type DueStep = {
  id: string
  title: string
  state: 'published' | 'running'
  releasesOn: LocalDate
  expiresOn: LocalDate
}
