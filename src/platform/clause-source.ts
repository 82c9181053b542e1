import type { ClauseNumber } from '../kernel/clause.ts'
import type { LocalDate } from '../kernel/dates.ts'
import type { Db } from './database.ts'

/** A period of the mission, both days included; they are days of the office's own zone. */
export type ClausePeriod = { from: LocalDate; to: LocalDate; timeZone: string }

/** Counts what an area did for clauses of the mission in a period. */
export type ClauseSource = (db: Db, period: ClausePeriod) => Promise<ClauseNumber[]>
