import type { Grant } from '../../http/permission.ts'
import type { Role } from '../../kernel/actor.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'
import type { DutyLine } from './duty.schema.ts'

/** Whose home it is: their roles, and what they may do by them. A duty that leads where they may not go is none. */
export type Dutiful = { id: string; roles: readonly Role[]; may(grant: Grant): boolean }

/** What an area above adds to a person's home, beside the tasks they were asked to do. At most one query. */
export type Duty = (db: Db, person: Dutiful, calendar: { today: LocalDate; timeZone: string }) => Promise<DutyLine[]>
