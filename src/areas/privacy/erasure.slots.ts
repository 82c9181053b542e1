import type { LocalDate } from '../../kernel/dates.ts'
import type { Db, Tx } from '../../platform/database.ts'

/**
 * Why an area must go on naming a person: the last day it knows of them, null where there is none. `years` counts from that day; null for
 * what is kept as long as the activity's files.
 */
export type Hold = {
  what: string
  years: number | null
  findLastDay: (db: Db | Tx, personId: string) => Promise<LocalDate | null>
}
