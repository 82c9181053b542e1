import type { LocalDate } from '../../kernel/dates.ts'
import * as activityRules from './activity.rules.ts'
import type { ReportableActivity } from './activity.schema.ts'
import * as learnerRules from './learner.rules.ts'
import { findRepeated, showLearner } from './learner.rules.ts'
import type { ReportableCompletion } from './learner.schema.ts'

/**
 * One thing PARS would refuse or misread: the number of the check, what is wrong and what to do in one sentence or two,
 * the rule's id, and the record it is about (our activity number, or the credit id).
 */
export type Problem = { point: number; message: string; source: string; subject: string }

type Check<T> = { point: number; source: string; find: (record: T, today: LocalDate) => string[] }

/** The checks by number, for a screen that shows what is looked at. */
export const preflightPoints: readonly { point: number; title: string }[] = [
  { point: 1, title: 'Numbers of the provider and the activity' },
  { point: 2, title: 'Title and description' },
  { point: 3, title: 'Start, end and length' },
  { point: 4, title: 'Format and delivery' },
  { point: 5, title: 'Place of an activity in person' },
  { point: 6, title: 'Designated credit' },
  { point: 7, title: 'Joint providers' },
  { point: 8, title: 'Commercial support' },
  { point: 9, title: 'Measured outcomes, to close' },
  { point: 10, title: 'Numbers of learners' },
  { point: 11, title: 'Public listing' },
  {
    point: 12,
    title: 'Boards for continuing certification: not checked, because no activity is registered with a board yet',
  },
  { point: 13, title: 'Learner’s name, birthday, license and permission' },
  { point: 14, title: 'Credit within the designation' },
  { point: 15, title: 'Day of completion' },
  { point: 16, title: 'Nothing added twice' },
  { point: 17, title: 'Credit ids' },
  { point: 18, title: 'Days without a time' },
  { point: 19, title: 'Words of the fee' },
  { point: 20, title: 'Years of the reporting period' },
]

const numbers: readonly Check<ReportableActivity>[] = [
  { point: 1, source: 'pars.ids', find: activityRules.checkProviderNumber },
  { point: 1, source: 'pars.ids', find: activityRules.checkActivityNumber },
  { point: 1, source: 'pars.duplicates', find: activityRules.checkRepeat },
]

const contents: readonly Check<ReportableActivity>[] = [
  { point: 2, source: 'pars.activity.fields', find: activityRules.checkTitle },
  { point: 2, source: 'pars.activity.fields', find: activityRules.checkDescription },
  { point: 3, source: 'pars.counting', find: activityRules.checkSpan },
  { point: 4, source: 'pars.vocabulary', find: activityRules.checkFormat },
  { point: 4, source: 'pars.delivery', find: activityRules.checkDelivery },
  { point: 5, source: 'pars.place', find: activityRules.checkPlace },
  { point: 6, source: 'ama.pra.increment', find: activityRules.checkCredits },
  { point: 7, source: 'pars.joint', find: activityRules.checkPartners },
  { point: 8, source: 'pars.support', find: activityRules.checkSupport },
  { point: 9, source: 'pars.vocabulary', find: activityRules.checkOutcomes },
  { point: 10, source: 'pars.counting', find: activityRules.checkTotals },
  { point: 11, source: 'pars.listing', find: activityRules.checkListing },
  { point: 18, source: 'pars.days', find: activityRules.checkDays },
  { point: 19, source: 'pars.vocabulary', find: activityRules.checkFee },
  { point: 20, source: 'pars.activity.fields', find: activityRules.checkReportingYears },
]

/** What only closing asks for. @source pars.lifecycle */
const closing: readonly Check<ReportableActivity>[] = [
  { point: 3, source: 'pars.lifecycle', find: activityRules.checkEnded },
  { point: 9, source: 'pars.lifecycle', find: activityRules.checkMeasured },
  { point: 10, source: 'pars.lifecycle', find: activityRules.checkCounted },
]

const found: readonly Check<ReportableCompletion>[] = [
  { point: 1, source: 'pars.ids', find: learnerRules.checkActivityKnown },
  { point: 13, source: 'pars.learner.match', find: learnerRules.checkName },
  { point: 13, source: 'pars.learner.match', find: learnerRules.checkBirth },
  { point: 13, source: 'pars.learner.match', find: learnerRules.checkLicense },
  { point: 13, source: 'pars.npi', find: learnerRules.checkNpi },
  { point: 17, source: 'pars.learner.xml', find: learnerRules.checkCreditId },
  { point: 18, source: 'pars.days', find: learnerRules.checkLearnerDays },
]

const earned: readonly Check<ReportableCompletion>[] = [
  { point: 13, source: 'pars.learner.match', find: learnerRules.checkConsent },
  { point: 13, source: 'pars.learner.match', find: learnerRules.checkPhysician },
  { point: 14, source: 'pars.learner.credit', find: learnerRules.checkCredit },
  { point: 15, source: 'pars.learner.credit', find: learnerRules.checkCompletedOn },
]

/**
 * Everything PARS would refuse or misread in one activity, in the order of the checks; empty when it can be sent.
 * A deletion is asked for its numbers only, and the fields of closing only where `close` is set.
 *
 * @source pars.activity.fields
 */
export function checkActivity(activity: ReportableActivity, today: LocalDate): Problem[] {
  if (activity.action === 'Delete') return run(numbers, activity, activity.providerActivityId, today)
  const checks = [...numbers, ...contents, ...(activity.close ? closing : [])]
  return run(checks, activity, activity.providerActivityId, today)
}

/**
 * As `checkActivity` for a whole upload, where no activity may stand twice.
 *
 * @source pars.duplicates
 */
export function checkActivities(activities: readonly ReportableActivity[], today: LocalDate): Problem[] {
  const numbersSeen = new Set<string>()
  return activities.flatMap((activity) => {
    const subject = activity.providerActivityId
    const message = `The number ${subject} stands twice in this upload and would make two records of one. Remove one.`
    const twice = numbersSeen.has(subject) ? [{ point: 1, message, source: 'pars.duplicates', subject }] : []
    numbersSeen.add(subject)
    return [...twice, ...checkActivity(activity, today)]
  })
}

/**
 * Everything PARS would refuse or misread in a list of completions, record by record; empty when all can be sent.
 * A deletion is asked only for what finds the record it takes back.
 *
 * @source pars.learner.match
 */
export function checkCompletions(list: readonly ReportableCompletion[], today: LocalDate): Problem[] {
  const repeated = new Map(findRepeated(list).map(({ at, taken }) => [at, taken]))
  return list.flatMap((learner, at) => {
    const checks = learner.action === 'delete' ? found : [...found, ...earned]
    return [...run(checks, learner, learner.creditId, today), ...showRepeated(learner, repeated.get(at))]
  })
}

function showRepeated(learner: ReportableCompletion, taken: 'same' | 'other' | undefined): Problem[] {
  const { creditId: subject } = learner
  const who = showLearner(learner)
  if (taken === 'same') {
    const message = `A credit is added once, and ${who} stands here twice for ${subject}. Remove one; to correct it, delete and add.`
    return [{ point: 16, message, source: 'pars.learner.correction', subject }]
  }
  if (taken === 'other') {
    const message = `A credit id is used once, and ${subject} of ${who} already belongs to another record. Give it a new one.`
    return [{ point: 17, message, source: 'pars.learner.correction', subject }]
  }
  return []
}

function run<T>(checks: readonly Check<T>[], record: T, subject: string, today: LocalDate): Problem[] {
  return checks
    .flatMap(({ point, source, find }) => find(record, today).map((message) => ({ point, message, source, subject })))
    .sort((one, other) => one.point - other.point)
}
