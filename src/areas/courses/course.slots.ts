import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'

/** A step of a learner's way that an area above adds after the test: the evaluation, the claim. */
export type LearnStep = (
  db: Db,
  activityId: string,
  personId: string,
  context: { today: LocalDate; isCompleted: boolean },
) => Promise<{
  title: string
  says: string
  state: 'todo' | 'wait' | 'live' | 'done' | 'stop'
  href: string | null
  act: string
} | null>
