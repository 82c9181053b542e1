import type { ComponentChildren } from 'preact'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'

/** A section for the public page of an activity: disclosure, statements, the way in. */
export type PublicPanel = (
  db: Db,
  activityId: string,
  context: { today: LocalDate; personId: string | null },
) => Promise<ComponentChildren | null>

/** What a learner does next on the public page: one button, by the area that delivers the format. */
export type PublicAct = (
  db: Db,
  activityId: string,
  personId: string | null,
  today: LocalDate,
) => Promise<{ says: string; label: string; href: string } | null>

/** A section for the front page, such as a gap that is closing; null when there is nothing to show. */
export type FrontPanel = (db: Db, today: LocalDate, timeZone: string) => Promise<ComponentChildren | null>
