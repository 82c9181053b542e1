import { Temporal } from 'temporal-polyfill'

/** A day without a time, "2026-11-24". Instants are `Date` and their names end in `At`. */
export type LocalDate = string & { readonly unit: 'day' }

/** Marks a day that is already known to be one; a day that does not exist is a fault. People's input goes through `isLocalDate`. */
export function localDate(text: string): LocalDate {
  return Temporal.PlainDate.from(text).toString() as LocalDate
}

/** Is this text a day that exists, as "2026-02-28"? */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** The day it is at this instant in the given time zone (IANA name). */
export function dayOf(instant: Date, timeZone: string): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString() as LocalDate
}

/** The instant at which this day begins in the given time zone. */
export function startOfDay(day: LocalDate, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds)
}

/** The day that lies so many days, months or years away; a missing day (29 February) becomes the last of its month. */
export function addTo(day: LocalDate, span: { days?: number; months?: number; years?: number }): LocalDate {
  return Temporal.PlainDate.from(day).add(span).toString() as LocalDate
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
}

/** Whole months from `from` to `to`, for recency and watch windows. */
export function monthsBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'months' }).months
}

// Made once: to make a format costs a hundred times as much as to use it (bench/README.md).
const longDay = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  timeZone: 'UTC',
})
const shortDay = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
})
const instants = new Map<string, Intl.DateTimeFormat>()

/** "Tuesday, November 24, 2026": with its weekday, as every day on a screen. */
export function showDay(day: LocalDate): string {
  return longDay.format(new Date(`${day}T00:00:00Z`))
}

/** "Tue, Nov 24, 2026": for tables and margins. */
export function showShortDay(day: LocalDate): string {
  return shortDay.format(new Date(`${day}T00:00:00Z`))
}

/** "Tue, Nov 24, 2026, 4:10 PM EST": an instant, with the zone it is told in. */
export function showInstant(instant: Date, timeZone: string): string {
  let format = instants.get(timeZone)
  if (!format) instants.set(timeZone, (format = makeInstantFormat(timeZone)))
  return format.format(instant)
}

function makeInstantFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  })
}
