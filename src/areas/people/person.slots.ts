import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'

/** One thing that waits for a person, as their home lists it. `late` and `wait` color the day; `act` is what the button says. */
export type DutyLine = {
  id: string
  title: string
  why: string
  href: string
  act: string
  dueOn: LocalDate | null
}

/** What an area above adds to a person's home, beside the tasks they were asked to do. */
export type Duty = (db: Db, personId: string, today: LocalDate) => Promise<DutyLine[]>
