import { type LocalDate, addTo, localDate } from '../../kernel/dates.ts'
import { type Decision, type Refusal, allow, refuse } from '../../kernel/decision.ts'
import { capital } from '../../kernel/words.ts'
import type { FindingInput } from '../evidence/finding.schema.ts'
import { draftOf, listTopicWords } from '../evidence/intake.rules.ts'
import type { SourceDraft } from '../evidence/source.schema.ts'
import type { MeasureDraft, ValueDraft } from '../measures/measure.schema.ts'
import { type AcceptanceInput, type HandOverInput, type Verdict, showDays } from './hand-over.schema.ts'
import { decideNobodyKnown } from './patient-identifier.rules.ts'

/**
 * Takes what a committee hands over where its numbers are possible, its days are over, and nothing in it tells who a
 * patient is.
 *
 * @param known.hasMeeting the meeting it names is one of this committee
 * @returns the same, or refusal `quality/identifies`, `hand-over/…` with its field
 * @source office.quality.hand-over
 */
export function decideHandOver(
  given: HandOverInput,
  known: { today: LocalDate; hasMeeting: boolean },
): Decision<HandOverInput> {
  const { statement, population, note } = given
  const clean = decideNobodyKnown({ statement, population, note })
  if (!clean.ok) return clean
  if (given.periodEnd < given.periodStart)
    return no('wrong-period', 'periodEnd', 'Enter a last day that is not before the first')
  if (given.periodEnd > known.today)
    return no('not-yet', 'periodEnd', 'This day is still to come: enter the last day that counts')
  if (!known.hasMeeting) return no('foreign-meeting', 'meetingId', 'Choose a meeting of this committee, or none')
  const counted = given.kind === 'numbers' ? decideNumbers(given) : decideCases(given.cases)
  return counted.ok ? allow(given) : counted
}

function decideNumbers(given: { numerator: number | null; denominator: number | null }): Decision<void> {
  const { numerator, denominator } = given
  if (numerator === null) return no('no-count', 'numerator', 'Enter how many')
  if (denominator === null || denominator === 0)
    return no('no-whole', 'denominator', 'Enter out of how many, 1 or more')
  if (numerator > denominator)
    return no('more-than-all', 'numerator', `Enter ${denominator} or fewer: no more can be among them`)
  return allow(undefined)
}

function decideCases(cases: number | null): Decision<void> {
  if (cases !== null && cases > 0) return allow(undefined)
  return no('no-cases', 'cases', 'Enter in how many reviewed cases it was seen, 1 or more')
}

/**
 * May the office decide on it? Once: refusal `hand-over/decided`.
 *
 * @source office.quality.hand-over
 */
export function decideVerdict(verdict: Verdict, state: 'waiting' | Verdict): Decision<Verdict> {
  if (state === 'waiting') return allow(verdict)
  return no('decided', '', `This was ${state} already. The committee can hand it over again.`)
}

/**
 * May its numbers go on with a measure? Where there are numbers (refusal `hand-over/no-numbers`) and it is said which way is
 * better (`hand-over/no-direction`).
 *
 * @source office.quality.hand-over
 */
export function decideSeries(accepted: AcceptanceInput, kind: HandOverInput['kind']): Decision<AcceptanceInput> {
  if (accepted.measure === '') return allow(accepted)
  if (kind !== 'numbers') return no('no-numbers', 'measure', 'A theme of case reviews has no numbers: leave this empty')
  if (accepted.improvement === undefined)
    return no('no-direction', 'improvement', 'Choose whether more or fewer is better')
  return allow(accepted)
}

/** What was handed over, as its source is made from it; `reporter` is the organization, or the committee where it has none. */
export type Handed = {
  committee: string
  reporter: string
  handedOn: LocalDate
  given: HandOverInput
}

/**
 * The source that a hand-over becomes, with what was said by the words that asked for it.
 *
 * @param ownId the number it is kept under
 * @source office.quality.hand-over
 */
export function sourceOf(
  { committee, handedOn, given }: Handed,
  accepted: AcceptanceInput,
  ownId: string,
): SourceDraft {
  const typed = {
    ...{
      title: given.statement.slice(0, 300),
      issuer: committee,
      issuedOn: handedOn,
      link: '',
      design: 'unknown' as const,
    },
    ...{ asked: null, answered: null, measure: '', numerator: null, denominator: null },
    ...{ periodStart: given.periodStart, periodEnd: given.periodEnd, topics: accepted.topics },
  }
  return draftOf('quality committee', typed, factsOf(given), ownId)
}

function factsOf(given: HandOverInput): Record<string, string> {
  const period = showDays(given.periodStart, given.periodEnd)
  if (given.kind === 'numbers') return { population: `${given.population}, ${period}` }
  const complex = [
    ...(given.isChronic ? ['several chronic conditions'] : []),
    ...(given.isMedicalSurgical ? ['medical and surgical care together'] : []),
  ]
  return {
    population: `${given.population}, ${period}`,
    harm: capital(given.harm),
    roles: [...given.professions, ...given.specialties].join(', '),
    contributing: capital([...given.factors, ...given.handoffs.map((one) => `handoff ${one}`), ...complex].join(', ')),
  }
}

/**
 * Its numbers as a value of the measure the office named; null where it named none or there are none.
 *
 * @param canonical the measure's address where the office knows one by this name
 * @source office.quality.hand-over
 */
export function valueOf(
  { reporter, given }: Handed,
  accepted: AcceptanceInput,
  canonical: string | undefined,
): { measure: MeasureDraft; value: Omit<ValueDraft, 'sourceId'> } | null {
  if (accepted.measure === '' || given.kind !== 'numbers' || given.numerator === null || given.denominator === null)
    return null
  const { numerator, denominator, periodStart, periodEnd } = given
  const own = `office:${accepted.measure.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`
  const measure: MeasureDraft = {
    ...{ canonical: canonical ?? own, version: '', name: accepted.measure, unit: 'proportion', kind: 'performance' },
    improvement: accepted.improvement ?? null,
  }
  const counted = { numerator, denominator, value: numerator / denominator, reportedValue: null }
  const none = { initialPopulation: null, exclusion: 0, exception: 0 }
  return { measure, value: { reporter, population: '', periodStart, periodEnd, ...counted, ...none } }
}

/** The finding a person signs by accepting. @source office.quality.hand-over */
export function findingOf(accepted: AcceptanceInput, sourceId: string, measureValueId: string | null): FindingInput {
  const { statement, population, needType, strength, caveats } = accepted
  const topics = listTopicWords(accepted.topics)
  return { sourceId, statement, population, needType, strength, caveats, measureValueId, comparator: null, topics }
}

function no(what: string, field: string, message: string): { ok: false; refusal: Refusal } {
  const named = field === '' ? {} : { field }
  return refuse({ code: `hand-over/${what}`, source: 'office.quality.hand-over', message, ...named })
}

/**
 * The last quarter that is over, which the form offers: what committees count mostly ends with it.
 *
 * @source office.quality.hand-over
 */
export function lastQuarter(today: LocalDate): { from: LocalDate; to: LocalDate } {
  const month = Number(today.slice(5, 7))
  const first = localDate(`${today.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`)
  return { from: addTo(first, { months: -3 }), to: addTo(first, { days: -1 }) }
}
