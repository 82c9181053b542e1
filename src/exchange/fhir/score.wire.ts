import type { Extension } from './report.schema.ts'

/** A score as reported: a number, perhaps in percent, or something else in words. */
export type ScoreWire = { value: number | null; isPercent: boolean; other: string | null }

type Quantity = { value?: number; unit?: string; code?: string; extension?: Extension[] }
type Scored = {
  measureScore?: Quantity
  measureScoreQuantity?: Quantity
  measureScoreDateTime?: unknown
  measureScoreCodeableConcept?: unknown
  measureScorePeriod?: unknown
  measureScoreRange?: unknown
  measureScoreDuration?: unknown
}

/**
 * The score of a group or stratum; null when it has none. Where an extension says that the score is of another kind
 * (a date, yes or no), the number beside it is a stand-in and is not taken.
 */
export function findScore(part: Scored): ScoreWire | null {
  const other = otherKind(part)
  if (other) return { value: null, isPercent: false, other }
  const quantity = part.measureScore ?? part.measureScoreQuantity
  const value = quantity?.value ?? null
  if (value === null) return null
  const isPercent = [quantity?.unit, quantity?.code].some((one) => /^\s*(?:%|percent)\s*$/i.test(one ?? ''))
  return { value, isPercent, other: null }
}

function otherKind(part: Scored): string | null {
  const told = (part.measureScore ?? part.measureScoreQuantity)?.extension?.find((one) =>
    /alternateScoreType$/i.test(one.url),
  )
  if (told?.valueDateTime !== undefined || part.measureScoreDateTime) return 'a date'
  if (told?.valueBoolean !== undefined) return 'yes or no'
  if (told || part.measureScoreCodeableConcept) return 'a word'
  if (part.measureScorePeriod || part.measureScoreDuration) return 'a span of time'
  return part.measureScoreRange ? 'a range' : null
}
