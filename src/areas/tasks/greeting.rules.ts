import { Temporal } from 'temporal-polyfill'

/** "Good afternoon, Dalia": by the hour of the office, from 5, 12 and 18 o'clock. */
export function greet(givenName: string, instant: Date, timeZone: string): string {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
  if (hour >= 5 && hour < 12) return `Good morning, ${givenName}`
  return hour >= 12 && hour < 18 ? `Good afternoon, ${givenName}` : `Good evening, ${givenName}`
}
