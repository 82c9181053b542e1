import type { LocalDate } from '../../kernel/dates.ts'

/** One thing that waits for a person, as their home lists it. `act` is what the button says. */
export type DutyLine = {
  id: string
  title: string
  why: string
  href: string
  act: string
  dueOn: LocalDate | null
}
