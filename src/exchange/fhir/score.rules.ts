import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { CountsWire } from './population.wire.ts'
import type { ScoreWire } from './score.wire.ts'

export type Unit = 'proportion' | 'ratio' | 'continuous' | 'count'

/** What one group or stratum amounts to. `numerator` is without those excluded from it. Counts not told are null. */
export type MeasureValue = {
  initialPopulation: number | null
  denominator: number | null
  exclusion: number
  exception: number
  numerator: number | null
  score: number | null
  reportedScore: number | null
  agrees: boolean | null
  unit: Unit
}

/** What a part of a report says: its counts, its score, and the kind of scoring (FHIR's code), if told. */
type Told = { counts: CountsWire; score: ScoreWire | null; scoring: string | null }

/** Reported and recomputed scores may differ by rounding, and by no more. */
const tolerance = 0.0005

/**
 * The performance rate: the numerator without its exclusions, over the denominator without exclusions and exceptions.
 *
 * @returns null where a count is missing or nobody is left in the denominator
 * @source fhir.measure-report.score
 */
export function rateOf(
  value: Pick<MeasureValue, 'denominator' | 'exclusion' | 'exception' | 'numerator'>,
): number | null {
  if (value.denominator === null || value.numerator === null) return null
  const left = value.denominator - value.exclusion - value.exception
  return left > 0 ? value.numerator / left : null
}

/**
 * Takes the value of a group or stratum, if its counts are possible and its score is the one they make.
 *
 * @returns the value, or refusal `measure/count-twice`, `measure/score-not-a-number`, `measure/counts-impossible`,
 *   `measure/score-impossible`, `measure/nothing-counted`, `measure/score-disagrees`
 * @source fhir.measure-report.score
 */
export function decideValue(told: Told): Decision<MeasureValue> {
  const [twice] = told.counts.twice.filter((code) => code !== 'initial-population' && code !== 'measure-observation')
  if (twice) return no('count-twice', `Two different counts are given as ${twice}`)
  if (told.score?.other)
    return no('score-not-a-number', `The score is ${told.score.other} and cannot be charted as a number`, '')
  const value = valueOf(told)
  const problem = impossible(value)
  return problem ? no(problem.code, problem.message) : decideAgreement(value, told)
}

function valueOf(told: Told): MeasureValue {
  const { of } = told.counts
  const numerator = of.numerator ?? null
  const value = {
    initialPopulation: of['initial-population'] ?? null,
    denominator: of.denominator ?? null,
    exclusion: of['denominator-exclusion'] ?? 0,
    exception: of['denominator-exception'] ?? 0,
    numerator: numerator === null ? null : numerator - (of['numerator-exclusion'] ?? 0),
  }
  const reportedScore = reportedBy(told.score)
  const unit = unitOf(told, value.numerator, leftOf(value), reportedScore)
  return { ...value, score: null, reportedScore, agrees: null, unit }
}

/**
 * What kind of number this is: as told, except where the counts show another kind. Where nothing is told, a score
 * between 0 and 1 is taken for a proportion.
 */
function unitOf(told: Told, numerator: number | null, left: number | null, reported: number | null): Unit {
  const { of } = told.counts
  if (numerator !== null && left !== null) {
    if (told.scoring === 'ratio') return 'ratio'
    return told.scoring !== 'proportion' && numerator > left && left >= 0 ? 'ratio' : 'proportion'
  }
  if (of['measure-population'] !== undefined || of['measure-observation'] !== undefined) return 'continuous'
  if (told.scoring === 'continuous-variable') return 'continuous'
  if (told.scoring === 'proportion' || told.scoring === 'ratio') return told.scoring
  if (told.scoring === 'cohort' || reported === null) return 'count'
  return reported >= 0 && reported <= 1 ? 'proportion' : 'continuous'
}

function impossible(value: MeasureValue): { code: string; message: string } | null {
  const left = leftOf(value)
  if (left !== null && left < 0) {
    const message = `${value.exclusion + value.exception} are left out of a denominator of ${value.denominator}`
    return { code: 'counts-impossible', message }
  }
  if (value.numerator !== null && value.numerator < 0)
    return { code: 'counts-impossible', message: 'More are excluded from the numerator than are in it' }
  if (value.unit === 'proportion' && left !== null && value.numerator !== null && value.numerator > left)
    return {
      code: 'counts-impossible',
      message: `${value.numerator} are in the numerator, but only ${left} in the denominator`,
    }
  const { reportedScore } = value
  const hasRate = rateOf(value) !== null
  if (value.unit === 'proportion' && !hasRate && reportedScore !== null && (reportedScore < 0 || reportedScore > 1))
    return {
      code: 'score-impossible',
      message: `The report says ${show(reportedScore)}, which is no share between 0 and 1`,
    }
  return null
}

function decideAgreement(value: MeasureValue, { score, counts }: Told): Decision<MeasureValue> {
  const { reportedScore } = value
  const rate = rateOf(value)
  if (rate === null) return decideUnmade(value)
  if (reportedScore === null) return allow({ ...value, score: rate })
  if (Math.abs(rate - reportedScore) <= tolerance + 1e-9) return allow({ ...value, score: rate, agrees: true })
  const said = score?.isPercent ? `${show(score.value ?? 0)}%` : show(reportedScore)
  const made = score?.isPercent ? `${show(rate * 100)}%` : show(rate)
  return no(
    'score-disagrees',
    `The report says ${said}, but its counts make ${made} (${showCounts(value, counts.of['numerator-exclusion'] ?? 0)})`,
  )
}

/** A value whose counts make no rate: the reported score stands, or for a count the number of people. */
function decideUnmade(value: MeasureValue): Decision<MeasureValue> {
  const isEmpty = value.numerator !== null && leftOf(value) === 0
  if (isEmpty && value.reportedScore)
    return no('score-disagrees', `The report says ${show(value.reportedScore)}, but nobody is left in its denominator`)
  if (isEmpty) return allow(value)
  const score = value.reportedScore ?? (value.unit === 'count' ? value.initialPopulation : null)
  if (score === null) return no('nothing-counted', 'This part of the report holds neither counts nor a score', '')
  return allow({ ...value, score })
}

function leftOf(value: Pick<MeasureValue, 'denominator' | 'exclusion' | 'exception'>): number | null {
  return value.denominator === null ? null : value.denominator - value.exclusion - value.exception
}

function reportedBy(score: ScoreWire | null): number | null {
  if (score === null || score.value === null) return null
  return score.isPercent ? score.value / 100 : score.value
}

function showCounts(value: MeasureValue, offNumerator: number): string {
  const numerator = offNumerator ? `${(value.numerator ?? 0) + offNumerator} less ${offNumerator}` : value.numerator
  const out = [value.exclusion && `${value.exclusion} excluded`, value.exception && `${value.exception} excepted`]
  return [`${numerator} of ${leftOf(value)}`, out.filter(Boolean).join(' and ')].filter(Boolean).join(', ')
}

function show(number: number): string {
  return String(Math.round(number * 10_000) / 10_000)
}

function no(what: string, message: string, next = ': ask the sender for a corrected report'): Decision<MeasureValue> {
  return refuse({ code: `measure/${what}`, source: 'fhir.measure-report.score', message: `${message}${next}` })
}
