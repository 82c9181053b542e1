import type { Actor } from '../kernel/actor.ts'
import { type LocalDate, dayOf } from '../kernel/dates.ts'
import { type Database, type Db, type Hearers, type Tx, writeIn } from './database.ts'
import type { FileStore } from './files.ts'
import type { Log } from './log.ts'
import type { Settings } from './settings.ts'

/** Who acts when the clock does: reactions, reminders, follow-ups. */
export const timedWork: Actor = { personId: null, roles: [], via: 'timed work' }

/** One running office: its database, its clock, its files, its settings. Handed to everything that needs the world. */
export type Office = {
  db: Db
  now: () => Date
  /** The day it is at the office. */
  today: () => LocalDate
  /** One act in one transaction, by this actor; a refusal rolls it back. */
  write<T>(actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T>
  files: FileStore
  log: Log
  settings: Settings
  /** Address people reach the office at, for links in mails; known once the server listens. */
  address: () => string
  hearers: Hearers
}

/** Puts an office together from its parts. */
export function makeOffice(parts: {
  database: Database
  now: () => Date
  files: FileStore
  log: Log
  settings: Settings
  hearers: Hearers
  address: () => string
}): Office {
  const { database, now, settings, hearers } = parts
  return {
    db: database.db,
    now,
    today: () => dayOf(now(), settings.timeZone),
    write: (actor, act) => writeIn(database.db, { actor, at: now(), hearers }, act),
    files: parts.files,
    log: parts.log,
    settings,
    address: parts.address,
    hearers,
  }
}
