import type { ClauseId, ClauseNumber } from '../../kernel/clause.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { ClauseWords } from './mission-statement.schema.ts'

/** Where a clause stands: counted, counted with too few to say, or served by nothing yet. */
export type ClauseState = 'measured' | 'few' | 'none'

/** A group of the people behind a number, as it may be shown: `says` is what is printed. */
export type ShownGroup = { label: string; says: string }

/** A clause with its number; null where nothing serves it. `records` is the way to them, for who may go there. */
export type ClauseLine = ClauseWords & {
  state: ClauseState
  number: ClauseNumber | null
  records: string | null
  parts: { by: string; groups: ShownGroup[] }[]
}

/** Where the lines stand. */
export type MissionTally = { measured: number; few: ClauseId[]; none: ClauseId[] }

/** The days that the numbers speak of, both included. */
export type MissionPeriod = { from: LocalDate; to: LocalDate }
