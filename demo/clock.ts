import type { Actor, Role } from '../src/kernel/actor.ts'
import { type LocalDate, addTo, dayOf, startOfDay } from '../src/kernel/dates.ts'
import { type Decision, type Missing, missing } from '../src/kernel/decision.ts'
import { type Tx, writeIn } from '../src/platform/database.ts'
import type { Office } from '../src/platform/office.ts'

/** An office whose clock stands where the demonstration has walked to. */
export type PastOffice = Office & {
  /** Goes to an hour of the day that lies so many days before today; negative days lie ahead. */
  goTo(daysAgo: number, hour?: number): void
  /** The day that lies so many days before today. */
  daysAgo(days: number): LocalDate
  /** One act by a person of the demonstration. */
  act<T>(personId: string, roles: readonly Role[], act: (tx: Tx) => Promise<T>): Promise<T>
}

/** The same office with a clock of its own, which the demonstration moves from two years ago to today. */
export function openPast(office: Office): PastOffice {
  const zone = office.settings.timeZone
  const start = dayOf(office.now(), zone)
  const latest = office.now()
  let at = latest
  const daysAgo = (days: number) => addTo(start, { days: -days })
  const write = <T>(actor: Actor, act: (tx: Tx) => Promise<T>) =>
    writeIn(office.db, { actor, at, hearers: office.hearers }, act)
  return {
    ...office,
    now: () => at,
    today: () => dayOf(at, zone),
    write,
    daysAgo,
    goTo(days, hour = 9) {
      const wanted = new Date(startOfDay(daysAgo(days), zone).getTime() + hour * 3_600_000)
      at = wanted > latest ? latest : wanted
    },
    act: (personId, roles, act) => write({ personId, roles, via: personId === '' ? 'timed work' : 'session' }, act),
  }
}

/** What an act of the demonstration must answer: anything but a refusal, which would be a fault of the demonstration. */
export function must<Value>(answer: Decision<Value> | Missing): Value {
  if (answer === missing) throw new Error('The demonstration named a record that is not there')
  if (!answer.ok) throw new Error(`The demonstration was refused: ${answer.refusal.code}: ${answer.refusal.message}`)
  return answer.value
}
