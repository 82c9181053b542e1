import type { ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'

/** A section that an area above adds to a learner's home: what goes on, what was earned; null when it has nothing to say. */
export type LearnerPanel = (
  db: Db,
  personId: string,
  context: { today: LocalDate; stamp: Stamp; timeZone: string },
) => Promise<ComponentChildren | null>
