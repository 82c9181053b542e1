import type { ClauseNumber } from '../kernel/clause.ts'
import type { LocalDate } from '../kernel/dates.ts'
import type { Db } from './database.ts'

/** Counts what an area did for clauses of the mission in a period, both days included. */
export type ClauseSource = (db: Db, period: { from: LocalDate; to: LocalDate }) => Promise<ClauseNumber[]>
