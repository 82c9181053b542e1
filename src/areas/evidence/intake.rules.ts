import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { type IntakeInput, type TypedChannel, intakeForms } from './intake.schema.ts'
import type { MeasureDraft, ValueDraft } from '../measures/measure.schema.ts'
import type { Design, SourceDraft } from './source.schema.ts'

/**
 * Takes what a person typed about a source, if its numbers are possible and none is half given.
 *
 * @param today no source is from the future
 * @returns the same, or refusal `intake/…` with its field
 */
export function decideIntake(channel: TypedChannel, typed: IntakeInput, today: LocalDate): Decision<IntakeInput> {
  const { asks } = intakeForms[channel]
  if (typed.issuedOn !== null && typed.issuedOn > today)
    return no('not-yet', 'issuedOn', 'This day is still to come: enter the day the source is from')
  if (asks.answers) {
    const { asked, answered } = typed
    if (asked === null || asked === 0) return no('no-asked', 'asked', 'Enter how many were asked, 1 or more')
    if (answered === null) return no('no-answered', 'answered', 'Enter how many answered')
    if (answered > asked) return no('more-answers', 'answered', `Enter ${asked} or fewer: more cannot have answered`)
  }
  return asks.measure && hasMeasure(typed) ? decideMeasurePart(typed, today) : allow(typed)
}

function hasMeasure(typed: IntakeInput): boolean {
  const { measure, numerator, denominator, periodStart, periodEnd } = typed
  return measure !== '' || [numerator, denominator, periodStart, periodEnd].some((one) => one !== null)
}

function decideMeasurePart(typed: IntakeInput, today: LocalDate): Decision<IntakeInput> {
  const { numerator, denominator, periodStart, periodEnd } = typed
  if (typed.measure === '') return no('no-measure', 'measure', 'Enter what is counted, or leave all numbers out')
  if (numerator === null) return no('no-count', 'numerator', 'Enter how many, or leave all numbers out')
  if (denominator === null || denominator === 0)
    return no('no-opportunities', 'denominator', 'Enter out of how many, 1 or more')
  if (numerator > denominator)
    return no('more-than-all', 'numerator', `Enter ${denominator} or fewer: no more can be among them`)
  if (periodStart === null) return no('no-period', 'periodStart', 'Enter the first day that counts')
  if (periodEnd === null) return no('no-period', 'periodEnd', 'Enter the last day that counts')
  if (periodEnd < periodStart) return no('wrong-period', 'periodEnd', 'Enter a last day that is not before the first')
  if (periodEnd > today) return no('not-yet', 'periodEnd', 'This day is still to come: enter the last day that counts')
  if (typed.improvement === undefined)
    return no('no-direction', 'improvement', 'Choose whether more or fewer is better')
  return allow(typed)
}

function no(what: string, field: string, message: string): Decision<IntakeInput> {
  return refuse({ code: `intake/${what}`, field, message })
}

/** The DOI in what was typed as a link, in lower case and bare; null where it is none. */
export function doiOf(link: string): string | null {
  const match = /^(?:https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(link.trim())
  return match ? match[1]!.toLowerCase() : null
}

/**
 * A typed source as it is kept. A work with a DOI is told by it, anything else by a number of the office's own.
 *
 * @param facts the answers by key, without those left out
 * @param ownId the number for what has no DOI
 */
export function draftOf(
  channel: TypedChannel,
  typed: IntakeInput,
  facts: Readonly<Record<string, string>>,
  ownId: string,
): SourceDraft {
  const form = intakeForms[channel]
  const doi = doiOf(typed.link)
  return {
    channel,
    kind: form.kind,
    title: typed.title,
    issuer: typed.issuer,
    issuedOn: typed.issuedOn,
    issuedText: null,
    identifierSystem: doi === null ? 'office' : 'doi',
    identifier: doi ?? ownId,
    link: doi === null ? typed.link || null : `https://doi.org/${doi}`,
    design: form.asks.design ? typed.design : null,
    levelStart: form.asks.design ? startLevelOf(typed.design) : null,
    standing: 'standing',
    detail: {
      kind: form.kind,
      asked: form.asks.answers ? typed.asked : null,
      answered: form.asks.answers ? typed.answered : null,
      facts: form.facts.flatMap((field) => {
        const text = facts[field.key] ?? ''
        return text === '' ? [] : [{ key: field.key, label: field.label, text }]
      }),
    },
    topics: listTopicWords(typed.topics).map((label) => ({ label, meshUi: null, isMajor: false })),
  }
}

/** Topics typed with commas between them, each once. */
export function listTopicWords(typed: string): string[] {
  const words = typed.split(/[,;\n]/).map((word) => word.trim().slice(0, 200))
  const once = new Map(words.filter(Boolean).map((word) => [word.toLowerCase(), word]))
  return [...once.values()]
}

/**
 * The level from which the appraisal of a design starts, 1 to 5; null for guidelines and unknown designs.
 *
 * @source methods.evidence-levels
 */
export function startLevelOf(design: Design): number | null {
  const levels: Record<Design, number | null> = {
    synthesis: 1,
    'randomized trial': 2,
    'nonrandomized trial': 3,
    cohort: 3,
    'case-control': 4,
    'case report': 4,
    guideline: null,
    opinion: 5,
    unknown: null,
  }
  return levels[design]
}

/** The number in a typed source as a value of a measure of the office's own; null where there is none. */
export function measuredOf(
  channel: TypedChannel,
  typed: IntakeInput,
): { measure: MeasureDraft; value: Omit<ValueDraft, 'sourceId'> } | null {
  const { measure: name, numerator, denominator, periodStart, periodEnd } = typed
  if (name === '' || numerator === null || denominator === null || periodStart === null || periodEnd === null)
    return null
  const value = numerator / denominator
  return {
    measure: {
      canonical: `office:${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`,
      version: '',
      name,
      unit: 'proportion',
      improvement: typed.improvement ?? null,
      kind: channel === 'public health' ? 'community health' : 'performance',
    },
    value: {
      reporter: typed.issuer,
      population: '',
      periodStart,
      periodEnd,
      initialPopulation: null,
      numerator,
      denominator,
      exclusion: 0,
      exception: 0,
      value,
      reportedValue: null,
    },
  }
}
