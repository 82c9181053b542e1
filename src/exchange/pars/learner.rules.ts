import { type LocalDate, isLocalDate, showDay } from '../../kernel/dates.ts'
import { showCredits } from '../../kernel/quarters.ts'
import type { ReportableCompletion } from './learner.schema.ts'
import { isNpi } from '../../kernel/npi.ts'
import { states } from './place.schema.ts'
import { creditIdLimit } from './vocabulary.schema.ts'

/** A learner record hangs on the number PARS gave the activity. @source pars.ids */
export function checkActivityKnown({ accmeActivityId, title }: ReportableCompletion): string[] {
  if (accmeActivityId === null)
    return [`PARS has no number for “${title}” yet. Report the activity first and enter the number PARS gives it.`]
  return /^\d{9}$/.test(accmeActivityId)
    ? []
    : [`A PARS activity number has 9 digits and not “${accmeActivityId}”. Copy it from PARS.`]
}

/** Both names are needed to find a physician. @source pars.learner.match */
export function checkName({ givenName, familyName }: ReportableCompletion): string[] {
  if (givenName.trim() !== '' && familyName.trim() !== '') return []
  return ['PARS finds a physician by first and last name. Enter the one that is missing.']
}

/** A day that exists in some year: February 29 does. @source pars.learner.match */
export function checkBirth(learner: ReportableCompletion): string[] {
  const { birth } = learner
  if (!birth) return [`PARS finds a physician by the month and day of birth. Ask ${showLearner(learner)} for them.`]
  const { month, day } = birth
  const inLeapYear = `2000-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (isLocalDate(inLeapYear)) return []
  return [`Month ${month}, day ${day} is no day of the year. Correct the birthday of ${showLearner(learner)}.`]
}

/**
 * A license with its state, or an NPI. Without either the credit stands and is not reported.
 *
 * @source pars.learner.match
 */
export function checkLicense(learner: ReportableCompletion): string[] {
  const { license, npi } = learner
  const who = showLearner(learner)
  if (!hasText(license?.number) && !hasText(npi))
    return [
      `PARS finds a physician only by a US license and its state, or by an NPI, and ${who} has neither on record. ` +
        'The credit stands, and the certificate and transcript show it. Enter one of them, or leave the record out.',
    ]
  if (license && !states.has(license.state))
    return [`“${license.state}” is not a state of the USA in two letters. Correct the license of ${who}.`]
  return []
}

/** An NPI is right to its last digit. @source pars.npi */
export function checkNpi(learner: ReportableCompletion): string[] {
  if (!hasText(learner.npi) || isNpi(learner.npi)) return []
  return [
    `The NPI ${learner.npi} does not agree with its check digit. Correct it for ${showLearner(learner)}, or remove it.`,
  ]
}

/** Nobody is reported who has not agreed; taking a record back needs no leave. @source pars.learner.match */
export function checkConsent(learner: ReportableCompletion): string[] {
  if (learner.consent) return []
  return [
    `A learner is reported only with permission, and ${showLearner(learner)} has not given it. Leave the record out, or ask.`,
  ]
}

/** PARS takes records of physicians, residents among them; others are in the totals. @source pars.learner.match */
export function checkPhysician(learner: ReportableCompletion): string[] {
  if (learner.isPhysician) return []
  return [
    `PARS takes single records of physicians only. ${showLearner(learner)} is counted with the other learners; leave the record out.`,
  ]
}

/** In quarters, at least one, never above the designation. @source pars.learner.credit */
export function checkCredit(learner: ReportableCompletion): string[] {
  const { quarters, designated } = learner
  if (!Number.isInteger(quarters) || quarters < 1)
    return [`Credit starts at 0.25 and goes in steps of 0.25. Correct the credit of ${showLearner(learner)}.`]
  if (quarters <= designated) return []
  const [has, limit] = [showCredits(quarters), showCredits(designated)]
  return [
    `Nobody earns more than the designated credit: ${has} of at most ${limit} for ${showLearner(learner)}. Correct it.`,
  ]
}

/** On a day of the activity and not after today; enduring material counts until its last day. @source pars.learner.credit */
export function checkCompletedOn(learner: ReportableCompletion, today: LocalDate): string[] {
  const { completedOn, activityStartOn, activityEndOn, format } = learner
  if (![completedOn, activityStartOn, activityEndOn].every(isLocalDate)) return []
  const who = showLearner(learner)
  if (completedOn > today)
    return [
      `Only what has happened is reported, and ${who} completes on ${showDay(completedOn)}. Report it after that day.`,
    ]
  if (completedOn > activityEndOn)
    return [`The activity ended on ${showDay(activityEndOn)}, before ${who} completed it. Correct one of the days.`]
  if (format !== 'Enduring Material' && completedOn < activityStartOn)
    return [`The activity began on ${showDay(activityStartOn)}, after ${who} completed it. Correct one of the days.`]
  return []
}

/** Days are days, without a time. @source pars.days */
export function checkLearnerDays({ completedOn, activityStartOn, activityEndOn }: ReportableCompletion): string[] {
  return [completedOn, activityStartOn, activityEndOn]
    .filter((day) => !isLocalDate(day))
    .map((day) => `“${day}” is not a day without a time. Enter it as 2026-11-14.`)
}

/** `ccid:domain:id`, at most 300 characters. @source pars.learner.xml */
export function checkCreditId({ creditId }: ReportableCompletion): string[] {
  if (/^ccid:[^:]+:[^:]+$/.test(creditId) && creditId.length <= creditIdLimit) return []
  return [
    `A credit id reads ccid:domain:number in at most ${creditIdLimit} characters, and not “${creditId}”. Correct it.`,
  ]
}

/**
 * Walks a report in its order and tells of each addition whose credit id is already taken: by the same learner and
 * activity (`same`), or by another (`other`). A deletion frees its id, because a correction is a deletion and an addition.
 *
 * @source pars.learner.correction
 */
export function findRepeated(list: readonly ReportableCompletion[]): { at: number; taken: 'same' | 'other' }[] {
  const open = new Map<string, string>()
  return list.flatMap((record, at) => {
    const holder = open.get(record.creditId)
    if (record.action === 'delete') {
      open.delete(record.creditId)
      return []
    }
    const key = JSON.stringify([record.accmeActivityId, record.givenName, record.familyName, record.birth])
    if (holder === undefined) {
      open.set(record.creditId, key)
      return []
    }
    return [{ at, taken: holder === key ? ('same' as const) : ('other' as const) }]
  })
}

/** "Ada Learner", or what stands in for a missing name. @source pars.learner.match */
export function showLearner({ givenName, familyName, creditId }: ReportableCompletion): string {
  return `${givenName} ${familyName}`.trim() || `the learner of ${creditId}`
}

function hasText(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text.trim() !== ''
}
