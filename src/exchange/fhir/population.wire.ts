import type { Population } from './report.schema.ts'

const codes = [
  'initial-population',
  'denominator',
  'denominator-exclusion',
  'denominator-exception',
  'numerator',
  'numerator-exclusion',
  'measure-population',
  'measure-observation',
] as const
type PopulationCode = (typeof codes)[number]

/** The counts of a group by FHIR's codes, and those codes that stand there more than once. */
export type CountsWire = { of: Partial<Record<PopulationCode, number>>; twice: PopulationCode[] }

/**
 * The counts of a group or stratum. A population may bear codes of its own first: FHIR's code is looked for among all
 * of them. Populations without FHIR's code, or without a count, are passed over.
 */
export function findCounts(populations: Population[] | undefined): CountsWire {
  const counts: CountsWire = { of: {}, twice: [] }
  for (const population of populations ?? []) {
    const code = findPopulationCode(population)
    if (code === undefined || population.count === undefined) continue
    if (counts.of[code] !== undefined) counts.twice.push(code)
    counts.of[code] = population.count
  }
  return counts
}

function findPopulationCode(population: Population): PopulationCode | undefined {
  const known = (population.code?.coding ?? []).filter(
    (one) => one.system === undefined || /\/measure-population$/.test(one.system),
  )
  return codes.find((code) => known.some((one) => one.code === code))
}
