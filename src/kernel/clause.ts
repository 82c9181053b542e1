/** The clauses of the mission, by their ids. @check accreditation_clause.clause */
export const clauseIds = [
  'P1',
  'P2',
  'P3',
  'A1',
  'A2',
  'A3',
  'F1',
  'F2',
  'F3',
  'F4',
  'F5',
  'F6',
  'N1',
  'N2',
  'N3',
  'N4',
  'N5',
  'N6',
  'N7',
  'N8',
  'R1',
  'R2',
  'R3',
] as const
export type ClauseId = (typeof clauseIds)[number]

/**
 * What an area can say for one clause of the mission.
 * `n` of `of` records in the period; `of` is null where the number is a plain count. `what` continues the sentence
 * ("312 of 540 *learners showed competence*"). `records` is the address of the list behind the number, or null.
 * `parts` divides the people behind it, as by profession, each group named by `by`. `isOfLearners` where it counts what
 * single learners did, so that a few of them could be known by it.
 */
export type ClauseNumber = {
  clause: ClauseId
  n: number
  of: number | null
  what: string
  records: string | null
  isOfLearners?: boolean
  parts?: { by: string; groups: ClauseGroup[] }[]
}

/** One group of the people behind a number. */
export type ClauseGroup = { label: string; n: number; of: number | null }
