import { z } from 'zod'
import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'

/** What a file for the accreditor can be. @check exchange_report.kind */
export const reportKinds = ['pars activity', 'pars learners', 'learner file', 'mems', 'activity report'] as const
export type ReportKind = (typeof reportKinds)[number]

/** Files about one activity, and files about the learners of a period. */
export const activityFileKinds = ['pars activity', 'mems'] as const
export type ActivityFileKind = (typeof activityFileKinds)[number]
export const learnerFileKinds = ['pars learners', 'learner file', 'activity report'] as const
export type LearnerFileKind = (typeof learnerFileKinds)[number]

/** What PARS is asked to do with an activity. A deletion is not made here. @check exchange_report_activity.action */
export const activityActions = ['Add', 'Update'] as const
export type ActivityAction = (typeof activityActions)[number]

/** @check exchange_report_line.action */
export const lineActions = ['add', 'delete'] as const

/** What each kind is called, how its file begins and ends, and what it is for. */
export const reportWords: Record<ReportKind, { name: string; file: string; mediaType: string; use: string }> = {
  'pars activity': {
    name: 'PARS activity file',
    file: 'pars-activity.xml',
    mediaType: 'application/xml',
    use: 'Batch upload of the activity into PARS.',
  },
  'pars learners': {
    name: 'PARS learner file',
    file: 'pars-learners.xml',
    mediaType: 'application/xml',
    use: 'Batch upload of physicians’ credit into PARS.',
  },
  'learner file': {
    name: 'Learner spreadsheet',
    file: 'pars-learners.csv',
    mediaType: 'text/csv; charset=utf-8',
    use: 'The same records in the columns of the upload template. Import its columns as text.',
  },
  mems: {
    name: 'Medical Education Metrics',
    file: 'mems.xml',
    mediaType: 'application/xml',
    use: 'MedBiquitous MEMS 2, for exchange with other systems.',
  },
  'activity report': {
    name: 'Activity Report',
    file: 'activity-report.xml',
    mediaType: 'application/xml',
    use: 'MedBiquitous Activity Report 2: every completion of the period, for a board that asks. PARS is not told.',
  },
}

/** The days a report is about, both included. */
export type Period = { from: LocalDate; to: LocalDate }

const day = (what: string) =>
  z
    .string({ error: `Enter the ${what} day` })
    .refine(isLocalDate, `Enter the ${what} day as 2026-11-24`)
    .transform((text) => text as LocalDate)

/** A period as a form or an address gives it. */
export const periodInput = z
  .object({ from: day('first'), to: day('last') })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'Enter a last day on or after the first' })

/** Why a file is set aside. */
export const withdrawalInput = z.object({
  why: z
    .string({ error: 'Say why' })
    .trim()
    .min(3, 'Say why, in a few words: it stays with the file')
    .max(500, 'Enter at most 500 letters'),
})

/** A file of the list: what it is, who made it, how many records are in it, and whether it was set aside. */
export type ReportLine = {
  id: string
  kind: ReportKind
  name: string
  bytes: number
  sha256: string
  periodStart: LocalDate
  periodEnd: LocalDate
  madeAt: Date
  maker: string | null
  withdrawnAt: Date | null
  why: string | null
  activities: number
  title: string | null
  action: ActivityAction | null
  closes: boolean
  added: number
  deleted: number
}
