import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { type Improvement, type ValueDraft, nameFromAddress } from './measure.schema.ts'

/** The largest count that is kept, and the longest name: far beyond any hospital, within what the database holds. */
const largest = 2_147_483_647
const longest = 200

/**
 * Takes a value whose period and counts are possible.
 *
 * @returns the value, or refusal `measure/wrong-period`, `measure/too-large`, `measure/too-long`
 */
export function decideMeasured(value: ValueDraft): Decision<ValueDraft> {
  if (value.periodStart > value.periodEnd)
    return refuse({
      code: 'measure/wrong-period',
      field: 'periodEnd',
      message: `The period ends on ${value.periodEnd}, before it begins on ${value.periodStart}: enter a later end`,
    })
  if (countsOf(value).some((count) => count > largest))
    return refuse({
      code: 'measure/too-large',
      message: 'A count is larger than any hospital has: ask the sender for a corrected report',
    })
  if ([value.reporter, value.population].some((name) => name.length > longest))
    return refuse({
      code: 'measure/too-long',
      message: `A reporter or group is named in more than ${longest} letters: ask the sender for a shorter name`,
    })
  return allow(value)
}

function countsOf(value: ValueDraft): number[] {
  const { initialPopulation, numerator, denominator, exclusion, exception } = value
  return [initialPopulation, numerator, denominator, exclusion, exception].map((count) => Math.abs(count ?? 0))
}

type Counts = Pick<
  ValueDraft,
  'initialPopulation' | 'numerator' | 'denominator' | 'exclusion' | 'exception' | 'value' | 'reportedValue'
>

const names: [keyof Counts, string][] = [
  ['initialPopulation', 'initial population'],
  ['numerator', 'numerator'],
  ['denominator', 'denominator'],
  ['exclusion', 'exclusions'],
  ['exception', 'exceptions'],
  ['value', 'value'],
  ['reportedValue', 'reported value'],
]

/** Which numbers of a period differ from those kept, as "numerator 12, before 11"; empty when it is the same report again. */
export function listValueChanges(before: Counts, after: Counts): string[] {
  return names
    .filter(([key]) => !isSame(before[key], after[key]))
    .map(([key, name]) => `${name} ${show(after[key])}, before ${show(before[key])}`)
}

/** Numbers went through a database and back: equal to ten digits is equal. */
function isSame(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b
  return Math.abs(a - b) <= 1e-10 * Math.max(1, Math.abs(a), Math.abs(b))
}

function show(value: number | null): string {
  return value === null ? 'not told' : String(Math.round(value * 10_000) / 10_000)
}

/**
 * Which way is better, once a report tells it: a measure of which nobody had said it learns it; one of which the office
 * or an earlier report said otherwise keeps what it has, and the difference is told.
 *
 * @source fhir.measure.improvement
 */
export function learnImprovement(
  known: { improvement: Improvement; isImprovementTold: boolean },
  told: Improvement | null,
): { learns: Improvement | null; note: string | null } {
  if (told === null) return { learns: null, note: null }
  if (!known.isImprovementTold) return { learns: told, note: null }
  if (known.improvement === told) return { learns: null, note: null }
  return { learns: null, note: `the report calls a ${told} better, the measure a ${known.improvement}` }
}

/** The name of a measure once a source tells a better one than the end of its address; else the name it has. */
export function learnName(known: { name: string; canonical: string }, told: string): string {
  return known.name === nameFromAddress(known.canonical) && told !== '' ? told : known.name
}
