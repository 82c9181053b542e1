import type { NeedType, Strength } from './finding.schema.ts'
import {
  type SeriesValue,
  type Unit,
  countedOf,
  showCounts,
  showMeasured,
  showPeriod,
} from '../measures/measure.schema.ts'
import type { ArticleDetail, Design, SourceDetail, SourceKind, Standing, TypedDetail } from './source.schema.ts'

/** A suggestion with its reason; a person changes it as they see fit. */
export type Suggestion<T> = { value: T; because: string }

/**
 * What kind of need a source speaks of, to begin with: felt by those who answered, shown by counted data, or claimed by
 * those who publish. Our own mapping of channels to kinds of need.
 *
 * @source methods.perceived-need
 */
export function suggestNeedType(source: { kind: SourceKind }): Suggestion<NeedType> {
  switch (source.kind) {
    case 'survey result':
    case 'evaluation result':
      return { value: 'perceived', because: 'the people asked say so themselves' }
    case 'measure report':
    case 'committee hand-over':
      return { value: 'unperceived', because: 'counted data show it, whether or not anyone feels it' }
    default:
      return { value: 'ascribed', because: 'those who publish claim it; nothing was counted here' }
  }
}

/** What is known of the weight of a source: its design and level, and how many its numbers stand on. */
export type Weight = {
  kind: SourceKind
  design: Design | null
  levelStart: number | null
  standing: Standing
  /** People or cases behind the number; null where nothing was counted. */
  counted: number | null
  asked: number | null
  answered: number | null
}

/** From so many on, a share is known to within 5 points, and to within 10 (95%, at the least favorable share). */
const within5 = 385
const within10 = 97

/**
 * How strong a finding of this source is, to begin with: published work by its level, counts by how closely their share
 * is known, answers by how many of those asked gave one. Office policy.
 *
 * @source office.finding.strength
 */
export function suggestStrength(weight: Weight): Suggestion<Strength> {
  if (weight.standing === 'expression of concern')
    return { value: 'limited', because: 'its publisher has voiced concern about it' }
  if (weight.kind === 'article') return byLevel(weight)
  if (weight.asked !== null && weight.answered !== null) return byAnswers(weight.answered, weight.asked)
  if (weight.counted !== null) return byCount(weight.counted)
  return weight.kind === 'public-health report'
    ? { value: 'moderate', because: 'an agency reports it, without counts here' }
    : { value: 'limited', because: 'nothing was counted' }
}

function byLevel({ design, levelStart }: Weight): Suggestion<Strength> {
  if (design === 'guideline') return { value: 'moderate', because: 'a guideline is appraised by how it was made' }
  if (levelStart === null) return { value: 'limited', because: 'its design is not known' }
  const value = levelStart <= 2 ? 'strong' : levelStart === 3 ? 'moderate' : 'limited'
  return { value, because: `it starts at level ${levelStart} of 5` }
}

function byAnswers(answered: number, asked: number): Suggestion<Strength> {
  const says = `${answered} of ${asked} answered`
  if (answered * 100 < asked * 30) return { value: 'limited', because: `${says}, fewer than 30 in 100` }
  if (answered < within10) return { value: 'limited', because: `${says}, too few to know a share to within 10 points` }
  return { value: 'moderate', because: `${says}; what is felt is moderate at most` }
}

function byCount(counted: number): Suggestion<Strength> {
  if (counted >= within5)
    return { value: 'strong', because: `${counted} were counted: the share is known to within 5 points` }
  if (counted >= within10)
    return { value: 'moderate', because: `${counted} were counted: the share is known to within 10 points` }
  return { value: 'limited', because: `only ${counted} were counted: the share is not known to within 10 points` }
}

/** What is known of a source when someone begins to write a finding. */
export type Ground = {
  kind: SourceKind
  design: Design | null
  levelStart: number | null
  standing: Standing
  detail: SourceDetail
}

/** A value of the source that a finding may be about. */
export type GroundValue = Pick<
  SeriesValue,
  'periodStart' | 'periodEnd' | 'numerator' | 'denominator' | 'exclusion' | 'exception' | 'value'
> & { measureName: string; population: string; unit: Unit }

/** A finding filled in as far as it is known: a person edits and signs it. */
export type Draft = {
  statement: string
  population: string
  needType: Suggestion<NeedType>
  strength: Suggestion<Strength>
}

const longestStatement = 500

/** Fills a finding in from its source, and from one of its values where there is one. Nothing is invented. */
export function draftFinding(source: Ground, value: GroundValue | null): Draft {
  const typed = isTyped(source.detail) ? source.detail : null
  const weight = {
    ...source,
    counted: value === null ? null : countedOf(value),
    asked: typed?.asked ?? null,
    answered: typed?.answered ?? null,
  }
  return {
    statement: statementOf(source, value),
    population: (value?.population || factOf(typed, 'population')).slice(0, 300),
    needType: suggestNeedType(source),
    strength: suggestStrength(weight),
  }
}

function isTyped(detail: SourceDetail): detail is TypedDetail {
  return 'facts' in detail
}

function factOf(typed: TypedDetail | null, key: string): string {
  return typed?.facts.find((fact) => fact.key === key)?.text ?? ''
}

function statementOf(source: Ground, value: GroundValue | null): string {
  if (value !== null) return sayValue(value)
  if (source.detail.kind === 'article') return firstSentences(conclusionOf(source.detail))
  return isTyped(source.detail) ? firstSentences(factOf(source.detail, 'result')) : ''
}

function sayValue(value: GroundValue): string {
  const counts = showCounts(value)
  const share = showMeasured(value.value, value.unit)
  const number = counts === null ? share : `${counts}${value.unit === 'proportion' ? ` (${share})` : ''}`
  const whom = value.population === '' ? '' : `, ${value.population}`
  return `${number}: ${value.measureName}${whom}, ${showPeriod(value.periodStart, value.periodEnd)}`
}

function conclusionOf(detail: ArticleDetail): string {
  return detail.abstract.find(({ label }) => /conclusion|interpretation/i.test(label ?? ''))?.text ?? ''
}

/** As many whole sentences as fit; nothing where not even the first does. */
function firstSentences(text: string): string {
  const sentences = text.trim().match(/[^.!?]+[.!?]*\s*/g) ?? []
  let taken = ''
  for (const sentence of sentences) {
    if ((taken + sentence).trim().length > longestStatement) break
    taken += sentence
  }
  return taken.trim()
}
