import type { LocalDate } from '../../kernel/dates.ts'
import type { Db, Tx } from '../../platform/database.ts'

/**
 * Why an area must go on naming a person: the last day it knows of them, null where there is none. `isLasting`: as long as the activity's
 * files are kept; otherwise for the years of the policy `privacy.nameYears` from that day.
 */
export type Hold = {
  what: string
  isLasting: boolean
  findLastDay: (db: Db | Tx, personId: string) => Promise<LocalDate | null>
}
