import { type LocalDate, addTo, isLocalDate, showDay } from '../../kernel/dates.ts'
import type { JointProvider, ReportableActivity, Support } from './activity.schema.ts'
import { countries, states } from './place.schema.ts'
import {
  activityFormats,
  deliveryByFormat,
  deliveryMethods,
  descriptionLimit,
  fees,
  measuredOutcomes,
  measurementTypes,
  registrations,
} from './vocabulary.schema.ts'

/** The provider's number has seven digits, leading zeros and all. @source pars.ids */
export function checkProviderNumber({ providerId }: ReportableActivity): string[] {
  if (/^\d{7}$/.test(providerId)) return []
  const padded = /^\d{1,6}$/.test(providerId) ? `, probably ${providerId.padStart(7, '0')}` : ''
  return [`The provider number has 7 digits and not “${providerId}”. Enter it as the accreditor gave it${padded}.`]
}

/** PARS numbers an activity with nine digits; ours must have a number of its own too. @source pars.ids */
export function checkActivityNumber({ accmeActivityId, providerActivityId }: ReportableActivity): string[] {
  const problems = providerActivityId.trim() === '' ? ['The activity has no number of our own. Give it one.'] : []
  if (accmeActivityId === null || /^\d{9}$/.test(accmeActivityId)) return problems
  return [...problems, `A PARS activity number has 9 digits and not “${accmeActivityId}”. Copy it from PARS.`]
}

/** What PARS already holds is updated under its PARS number, never added again. @source pars.duplicates */
export function checkRepeat({ action, accmeActivityId }: ReportableActivity): string[] {
  if (action === 'Add' && accmeActivityId !== null)
    return [
      `PARS already holds this activity as ${accmeActivityId}: adding it again would make a second one. Send an update.`,
    ]
  if (action !== 'Add' && accmeActivityId === null)
    return [
      `Without its PARS number this ${action.toLowerCase()} would make a second activity. Enter the number PARS gave.`,
    ]
  return []
}

/** Every activity has a title. @source pars.activity.fields */
export function checkTitle({ title }: ReportableActivity): string[] {
  return title.trim() === '' ? ['The activity has no title. Enter one.'] : []
}

/** A description of 1 to 2,500 characters, counted as a reader counts them. @source pars.activity.fields */
export function checkDescription({ description }: ReportableActivity): string[] {
  if (description.trim() === '') return ['The activity has no description. Write one.']
  const length = [...description].length
  if (length <= descriptionLimit) return []
  const [has, limit] = [length, descriptionLimit].map((count) => count.toLocaleString('en-US'))
  return [`The description is too long: ${has} characters of at most ${limit}. Shorten it.`]
}

/** Days are days, without a time. @source pars.days */
export function checkDays(activity: ReportableActivity): string[] {
  const { startOn, endOn, reportingStartOn, reportingEndOn } = activity
  return [startOn, endOn, reportingStartOn, reportingEndOn]
    .filter((day) => !isLocalDate(day))
    .map((day) => `“${day}” is not a day without a time. Enter it as 2026-11-14.`)
}

/**
 * Start before end; a series at most 12 months, enduring material at most 3 years. The same day of the last month or
 * year still counts.
 *
 * @source pars.counting
 */
export function checkSpan({ format, startOn, endOn }: ReportableActivity): string[] {
  if (!isLocalDate(startOn) || !isLocalDate(endOn)) return []
  if (startOn > endOn) return [`The activity ends before it starts, on ${showDay(endOn)}. Correct one of the days.`]
  if (format === 'Regularly Scheduled Series' && endOn > addTo(startOn, { months: 12 }))
    return [
      `A series lasts at most 12 months: until ${showDay(addTo(startOn, { months: 12 }))}. Report the rest as a new one.`,
    ]
  if (format === 'Enduring Material' && endOn > addTo(startOn, { years: 3 }))
    return [
      `Enduring material lasts at most 3 years: until ${showDay(addTo(startOn, { years: 3 }))}. Renew it as a new one.`,
    ]
  return []
}

/** An activity is closed after its last day, not on it. @source pars.lifecycle */
export function checkEnded({ endOn }: ReportableActivity, today: LocalDate): string[] {
  if (!isLocalDate(endOn) || endOn < today) return []
  return [`The activity runs until ${showDay(endOn)}. Close it after that day.`]
}

/** The format is one of those PARS knows. @source pars.vocabulary */
export function checkFormat({ format }: ReportableActivity): string[] {
  return isOneOf(activityFormats, format) ? [] : [`PARS knows no format “${format}”. Choose one from its list.`]
}

/** The delivery is told where the format asks for one, and fits it. @source pars.delivery */
export function checkDelivery({ format, deliveryMethods: chosen }: ReportableActivity): string[] {
  const fitting: readonly string[] | undefined = deliveryByFormat[format]
  if (fitting && chosen.length === 0) return [`A ${format} says how it is delivered. Choose ${listed(fitting)}.`]
  return chosen.flatMap((method) => {
    if (!isOneOf(deliveryMethods, method))
      return [`PARS knows no delivery “${method}”. Choose ${listed(deliveryMethods)}.`]
    if (fitting && !fitting.includes(method))
      return [`A ${format} is not delivered ${method}. Choose ${listed(fitting)}.`]
    return []
  })
}

/** In person means city, country and, within the USA, state. @source pars.place */
export function checkPlace({ deliveryMethods: chosen, location }: ReportableActivity): string[] {
  if (!chosen.includes('In-Person')) return []
  if (!location) return ['An activity in person names its city and country. Enter where it takes place.']
  const { city, state, country } = location
  const problems: string[] = []
  if (city.trim() === '') problems.push('An activity in person names its city. Enter it.')
  if (!countries.has(country))
    problems.push(`The country “${country}” is not a three-letter code. Enter it as USA or CAN.`)
  if (country === 'USA' && !states.has(state ?? ''))
    problems.push('Within the USA an activity in person names its state. Enter its two letters, such as MA.')
  return problems
}

/** Designated for at least a quarter of a credit, in whole quarters. @source ama.pra.increment */
export function checkCredits({ quarters }: ReportableActivity): string[] {
  if (Number.isInteger(quarters) && quarters >= 1) return []
  return ['Credit starts at 0.25 and goes in steps of 0.25. Designate the activity for credit first.']
}

/** Joint means at least one partner, each of them known to be eligible. @source pars.joint */
export function checkPartners({ providership, jointProviders }: ReportableActivity): string[] {
  const named = jointProviders.filter(({ name }) => name.trim() !== '')
  const problems = named.flatMap(checkPartner)
  if (providership === 'joint' && named.length === 0)
    problems.push('A jointly provided activity names at least one partner. Enter its name.')
  if (providership === 'direct' && named.length > 0)
    problems.push(
      `The activity is directly provided, yet names ${named[0]!.name} as a partner. Say joint, or remove it.`,
    )
  return problems
}

function checkPartner({ name, eligibility }: JointProvider): string[] {
  if (eligibility === 'ineligible')
    return [`${name} is an ineligible company and cannot provide education with us. Remove it.`]
  if (eligibility === 'undetermined') return [`Nobody has decided whether ${name} is eligible. Decide that first.`]
  return []
}

/** Each supporter has a name and gave whole dollars, goods, or both. @source pars.support */
export function checkSupport({ commercialSupport }: ReportableActivity): string[] {
  return commercialSupport.flatMap(checkSupporter)
}

function checkSupporter({ source, dollars, inKind }: Support): string[] {
  const who = source.trim() === '' ? 'a supporter without a name' : source
  const problems = source.trim() === '' ? ['Commercial support names its source. Enter the company.'] : []
  if (dollars !== null && !(Number.isInteger(dollars) && dollars >= 0))
    problems.push(`Support from ${who} is told in whole dollars, 0 or more. Correct the amount.`)
  if (!dollars && !inKind)
    problems.push(`Support from ${who} is neither money nor in kind. Enter the amount, or mark it in kind.`)
  return problems
}

/** Needed to close. @source pars.lifecycle */
export function checkMeasured({ outcomes }: ReportableActivity): string[] {
  if (outcomes.some(({ types }) => types.length > 0)) return []
  return ['An activity is closed with at least one measured outcome. Say what was measured, and how.']
}

/** Outcomes and the way they were measured are in words PARS knows. @source pars.vocabulary */
export function checkOutcomes({ outcomes }: ReportableActivity): string[] {
  return outcomes.flatMap(({ outcome, types }) => {
    if (!isOneOf(measuredOutcomes, outcome))
      return [`PARS knows no outcome “${outcome}”. Choose ${listed(measuredOutcomes)}.`]
    if (types.every((type) => isOneOf(measurementTypes, type))) return []
    return [`${outcome} is measured objectively or subjectively. Choose ${listed(measurementTypes)}.`]
  })
}

/** Learner totals count people: whole, 0 or more. Nobody at all is an answer. @source pars.counting */
export function checkTotals({ physicians, nonPhysicians }: ReportableActivity): string[] {
  const counts = { physicians, 'other learners': nonPhysicians }
  return Object.entries(counts)
    .filter(([, count]) => count !== null && !(Number.isInteger(count) && count >= 0))
    .map(([who]) => `The number of ${who} is a whole number, 0 or more. Correct it.`)
}

/** Needed to close; 0 is a number. @source pars.lifecycle */
export function checkCounted({ physicians, nonPhysicians }: ReportableActivity): string[] {
  const counts = { physicians, 'other learners': nonPhysicians }
  return Object.entries(counts)
    .filter(([, count]) => count === null)
    .map(([who]) => `An activity is closed with its number of ${who}, even when it is 0. Enter it.`)
}

/** Shown to the public means fee, registration and an address on the web. @source pars.listing */
export function checkListing({ publicListing }: ReportableActivity): string[] {
  if (!publicListing) return []
  const { fee, registration, url } = publicListing
  const problems: string[] = []
  if (fee.trim() === '') problems.push('A listed activity says whether it costs a fee. Choose one of the answers.')
  if (!isOneOf(registrations, registration))
    problems.push(`A listed activity says who may register. Choose ${listed(registrations)}.`)
  if (!/^https?:\/\/./.test(url) || !URL.canParse(url))
    problems.push('A listed activity has an address on the web. Enter one that starts with https://.')
  return problems
}

/** The words of the fee, to the curved apostrophe. @source pars.vocabulary */
export function checkFee({ publicListing }: ReportableActivity): string[] {
  if (!publicListing || publicListing.fee.trim() === '' || isOneOf(fees, publicListing.fee)) return []
  return [`PARS knows no fee “${publicListing.fee}”. Choose ${listed(fees)}; the apostrophe is the curved one.`]
}

/** The reporting period begins and ends in the activity’s own years. @source pars.activity.fields */
export function checkReportingYears(activity: ReportableActivity): string[] {
  const ends = [
    { what: 'starts', reported: activity.reportingStartOn, real: activity.startOn },
    { what: 'ends', reported: activity.reportingEndOn, real: activity.endOn },
  ]
  return ends
    .filter(({ reported, real }) => reported.slice(0, 4) !== real.slice(0, 4))
    .map(({ what, reported, real }) => {
      const [from, to] = [reported.slice(0, 4), real.slice(0, 4)]
      return `The reporting period ${what} in the year in which the activity ${what}: ${to} and not ${from}. Correct it.`
    })
}

function isOneOf(words: readonly string[], word: string): boolean {
  return words.includes(word)
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en-US', { type: 'disjunction' }).format(words.map((word) => `“${word}”`))
}
