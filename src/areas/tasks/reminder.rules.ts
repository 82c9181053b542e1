import { Temporal } from 'temporal-polyfill'
import { type LocalDate, dayOf, daysBetween } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'

/** Reminders after which the office calls instead; asking by hand goes on. */
export const remindersAtMost = 4

/** Office hours in which reminders go out: from 8 until before 18. */
const opens = 8
const closes = 18

/** What a task was asked for so far. `lastAskedOn` is null when no mail ever did. */
export type Reminded = { lastAskedOn: LocalDate | null; dueOn: LocalDate | null; reminders: number }

/**
 * Is it time to remind of this task by itself? When the last mail about it is `reminderDays` old, its due day is no
 * further away than that, and it was reminded of fewer than four times.
 *
 * @source office.tasks.reminders
 */
export function isReminderDue(task: Reminded, today: LocalDate, reminderDays: number): boolean {
  if (task.reminders >= remindersAtMost) return false
  if (task.lastAskedOn !== null && daysBetween(task.lastAskedOn, today) < reminderDays) return false
  return task.dueOn === null || daysBetween(today, task.dueOn) <= reminderDays
}

/**
 * May this person get a reminder today? Not when a mail asked them for anything today already, and not when the last one
 * came back from the address they still have: then the office has to find a better one.
 *
 * @source office.tasks.daily
 */
export function mayRemind(
  last: { on: LocalDate; isBounced: boolean; sentTo: string } | null,
  person: { email: string },
  today: LocalDate,
): boolean {
  if (last === null) return true
  if (last.on === today) return false
  return !(last.isBounced && last.sentTo.toLowerCase() === person.email.toLowerCase())
}

/** Do reminders go out at this hour of the office? @source office.tasks.reminders */
export function isOfficeHour(instant: Date, timeZone: string): boolean {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
  return hour >= opens && hour < closes
}

const dayMs = 86_400_000

/**
 * May someone ask by hand once more? At most once in 24 hours for each task: refusal `task/asked-today`.
 *
 * @param task.lastAskedAt when a mail last asked for it, null when none did
 * @source office.tasks.daily
 */
export function decideAskingAgain(
  task: { givenName: string; familyName: string; lastAskedAt: Date | null },
  at: Date,
): Decision<void> {
  if (task.lastAskedAt === null || at.getTime() - task.lastAskedAt.getTime() >= dayMs) return allow(undefined)
  const name = `${task.givenName} ${task.familyName}`
  return refuse({
    code: 'task/asked-today',
    source: 'office.tasks.daily',
    message: `${name} was asked less than a day ago. Ask again tomorrow, or call.`,
  })
}

/** The day of the last mail in the office's time zone; null when there was none. */
export function askedOn(lastAskedAt: Date | null, timeZone: string): LocalDate | null {
  return lastAskedAt === null ? null : dayOf(lastAskedAt, timeZone)
}

/** By which day may a task be due? Not one that is over: refusal `task/due-over`. */
export function decideDueDay(dueOn: LocalDate, today: LocalDate): Decision<LocalDate> {
  if (dueOn >= today) return allow(dueOn)
  return refuse({ code: 'task/due-over', message: 'That day is over. Give today or a later one.', field: 'dueOn' })
}
