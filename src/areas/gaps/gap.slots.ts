import type { ComponentChildren } from 'preact'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Grant } from '../../http/permission.ts'
import type { Stamp, Visitor } from '../../http/route.ts'
import type { Db } from '../../platform/database.ts'

/** A section that an area above adds to the page of a gap: its chain, its chart; null when it has nothing to say. */
export type GapPanel = (
  db: Db,
  gapId: string,
  context: { today: LocalDate; stamp: Stamp; timeZone: string; visitor: Visitor; may: (grant: Grant) => boolean },
) => Promise<ComponentChildren | null>
