import type { ComponentChildren } from 'preact'
import type { Grant } from '../../http/permission.ts'
import type { Stamp, Visitor } from '../../http/route.ts'
import type { Role } from '../../kernel/actor.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'
import type { RegisterAct } from '../../lists/act.ts'
import type { DutyLine } from './duty.schema.ts'
import type { PersonLine } from './person.schema.ts'

/** Whose home it is: their roles, and what they may do by them. A duty that leads where they may not go is none. */
export type Dutiful = { id: string; roles: readonly Role[]; may(grant: Grant): boolean }

/** What an area above adds to a person's home, beside the tasks they were asked to do. At most one query. */
export type Duty = (db: Db, person: Dutiful, calendar: { today: LocalDate; timeZone: string }) => Promise<DutyLine[]>

/** What a section of a person's page may know of who looks, and when. */
export type PersonContext = {
  visitor: Visitor
  today: LocalDate
  now: Date
  timeZone: string
  stamp: Stamp
  may(grant: Grant): boolean
}

/** A section that an area above adds to the office's page of a person; null when it has nothing to say. */
export type PersonPanel = (db: Db, personId: string, context: PersonContext) => Promise<ComponentChildren | null>

/** A section that an area above adds to the page where a person sees what is known of them; null when it has nothing to say. */
export type ProfilePanel = (
  db: Db,
  visitor: Visitor,
  context: { now: Date; timeZone: string; stamp: Stamp; sessionToken: string | null },
) => Promise<ComponentChildren | null>

/** What an area above can do to several people of the list at once. */
export type PersonAct = RegisterAct<PersonLine>
