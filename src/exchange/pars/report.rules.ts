import { type LocalDate, addTo, showShortDay } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { ReportableActivity } from './activity.schema.ts'
import { type ActivityStatus, decideClose, findStatus } from './closing.rules.ts'
import { checkActivities, preflightPoints } from './preflight.rules.ts'
import type { Reporter } from './reportable.schema.ts'
import type { ActivityFileKind, Period, ReportKind, ReportLine } from './report.schema.ts'
import { reportWords } from './report.schema.ts'

/** How far an activity is at PARS: as far as what is known of it reaches, or closed by a file that was made. @source pars.lifecycle */
export function findStanding(
  activity: ReportableActivity,
  isClosed: boolean,
  today: LocalDate,
): ActivityStatus | 'Closed' {
  return isClosed ? 'Closed' : findStatus(activity, today)
}

/**
 * One point of the pre-flight as a screen shows it: `stop` keeps the file back, `todo` is missing to close only,
 * `learners` is looked at person by person, `open` is not looked at yet. `says` holds a sentence for each thing found.
 */
export type PointReading = {
  point: number
  title: string
  is: 'done' | 'stop' | 'todo' | 'learners' | 'open'
  says: string[]
}

const aboutLearners = [13, 14, 15, 16, 17]
const notChecked = [12]

/** Every point of the pre-flight with what it found for this activity, sending and closing told apart. @source pars.activity.fields */
export function readPoints(activity: ReportableActivity, today: LocalDate): PointReading[] {
  const toSend = checkActivities([{ ...activity, close: false }], today)
  const toClose = checkActivities([{ ...activity, close: true }], today)
  return preflightPoints.map(({ point, title }) => {
    const reading = (is: PointReading['is'], says: string[]) => ({ point, title, is, says })
    if (aboutLearners.includes(point)) return reading('learners', [])
    if (notChecked.includes(point)) return reading('open', [])
    const found = toSend.filter((problem) => problem.point === point).map(({ message }) => message)
    if (found.length > 0) return reading('stop', found)
    const missing = toClose.filter((problem) => problem.point === point).map(({ message }) => message)
    return reading(missing.length > 0 ? 'todo' : 'done', missing)
  })
}

/**
 * May anyone report yet? A file names the accredited provider.
 *
 * @returns who reports, or refusal `report/no-provider`
 * @source pars.ids
 */
export function decideReporter(reporter: Reporter): Decision<Reporter> {
  if (reporter.providerName !== '') return allow(reporter)
  const message = 'No organization is recorded as the accredited provider, which every file names. Record it first.'
  return refuse({ code: 'report/no-provider', source: 'pars.ids', message })
}

/** What is asked of PARS, or of another system, with the activity. `isAdded`: a file that adds it was made before. */
export type ActivityAsk = { kind: ActivityFileKind; closes: boolean; isAdded: boolean }

/**
 * May a file be made of this activity? Everything found by the pre-flight is told at once. An activity that was added to
 * PARS is not added again while its number is not known.
 *
 * @returns the activity as it is to be printed, or refusal `report/added-before`, `report/not-ready`, or of `decideClose`
 * @source pars.duplicates
 * @source pars.activity.fields
 */
export function decideActivityFile(
  activity: ReportableActivity,
  { kind, closes, isAdded }: ActivityAsk,
  today: LocalDate,
): Decision<ReportableActivity> {
  if (kind === 'pars activity' && isAdded && activity.accmeActivityId === null) {
    const message =
      'A file that adds this activity to PARS was made before, and a second would make a second activity. ' +
      'Enter the number PARS gave, or set that file aside if it was never handed in.'
    return refuse({ code: 'report/added-before', source: 'pars.duplicates', field: 'accmeActivityId', message })
  }
  if (kind === 'pars activity' && closes) return decideClose(activity, today)
  const problems = checkActivities([activity], today)
  if (problems.length === 0) return allow(activity)
  const message = problems.map((problem) => problem.message).join(' ')
  return refuse({ code: 'report/not-ready', source: problems[0]!.source, message })
}

/**
 * Is this text a PARS number, and free? Nine digits, one activity each.
 *
 * @param holder the other activity that has it, undefined where it is free
 * @returns the number, or refusal `accreditor-id/not-nine-digits`, `accreditor-id/taken`
 * @source pars.ids
 */
export function decideAccreditorId(typed: string, holder: { number: string } | undefined): Decision<string> {
  const source = 'pars.ids'
  const field = 'accmeActivityId'
  const digits = typed.trim()
  if (!/^\d{9}$/.test(digits)) {
    const message = 'Enter the 9 digits that PARS gave, without spaces, such as 202612345'
    return refuse({ code: 'accreditor-id/not-nine-digits', source, field, message })
  }
  if (!holder) return allow(digits)
  const message = `${digits} belongs to activity ${holder.number}. Look the number up in PARS again`
  return refuse({ code: 'accreditor-id/taken', source, field, message })
}

/**
 * May a file be set aside, so that what it says counts as not said? Once, and not while a later file goes on from it.
 *
 * @param later how many later files speak of the same credit
 * @returns the file, or refusal `report/set-aside-before`, `report/gone-on-from`
 * @source pars.learner.correction
 */
export function decideWithdrawal(report: ReportLine, later: number): Decision<ReportLine> {
  const source = 'pars.learner.correction'
  if (report.withdrawnAt !== null)
    return refuse({ code: 'report/set-aside-before', source, message: 'This file is set aside already.' })
  if (later === 0) return allow(report)
  const files = later === 1 ? 'a later file speaks' : `${later} later files speak`
  const message = `It stays, because ${files} of the same credit. Set the latest of them aside first.`
  return refuse({ code: 'report/gone-on-from', source, message })
}

/** The days a report is asked for when nobody says: this reporting year and the last, which PARS still takes. @source pars.learner.credit */
export function usualPeriod(today: LocalDate): Period {
  const lastYear = addTo(today, { years: -1 }).slice(0, 4)
  return { from: `${lastYear}-01-01` as LocalDate, to: today }
}

/** "pars-activity-26-013-2026-11-24.xml": what a file is called, by its kind, what it is about and its day. @source pars.activity.xml */
export function showFileName(kind: ReportKind, about: string, today: LocalDate): string {
  const [name, ending] = reportWords[kind].file.split('.')
  return `${[name, about, today].filter(Boolean).join('-')}.${ending}`
}

/** "Thu, Jan 1, 2026 to Tue, Nov 24, 2026". @source pars.days */
export function showPeriod({ from, to }: Period): string {
  return from === to ? showShortDay(from) : `${showShortDay(from)} to ${showShortDay(to)}`
}
