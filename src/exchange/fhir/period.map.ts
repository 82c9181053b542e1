import { type LocalDate, addTo, isLocalDate } from '../../kernel/dates.ts'

/**
 * The first day a FHIR date can mean: "2026-01" is January 1. Times count in the zone they are written in.
 * Null when it is no date.
 *
 * @source fhir.measure-report.period
 */
export function firstDay(text: string | null): LocalDate | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(text?.trim() ?? '') ?? []
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`
  return year !== undefined && isLocalDate(first) ? first : null
}

/**
 * The last day a FHIR date can mean: "2026-01" is January 31, and a whole day belongs to its period. Null when it is no date.
 *
 * @source fhir.measure-report.period
 */
export function lastDay(text: string | null): LocalDate | null {
  const first = firstDay(text)
  const parts = text?.trim().split('-').length ?? 0
  if (first === null || parts >= 3) return first
  return addTo(addTo(first, parts === 1 ? { years: 1 } : { months: 1 }), { days: -1 })
}
