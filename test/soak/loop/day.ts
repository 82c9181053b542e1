import { type LocalDate, dayOf } from '../../../src/kernel/dates.ts'

/** The day it is in the office. */
export function todayOf(): LocalDate {
  return dayOf(new Date(), 'America/New_York')
}
