import { type LocalDate, addTo, daysBetween, showShortDay } from '../../kernel/dates.ts'

const words = 'No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ')

/** How many things wait, as a sentence: "Three things wait for you". Above twelve in digits. */
export function showWaiting(count: number): string {
  if (count === 0) return 'Nothing waits for you'
  if (count === 1) return 'One thing waits for you'
  return `${words[count] ?? count.toLocaleString('en-US')} things wait for you`
}

/** A count at the head of a sentence, in words up to twelve: "Two are late". */
export function showCount(count: number): string {
  return words[count] ?? count.toLocaleString('en-US')
}

/** How late: "1 day late", "3 days late"; undefined on and before the due day, and where there is none. */
export function showLate(dueOn: LocalDate | null, today: LocalDate): string | undefined {
  if (dueOn === null) return undefined
  const days = daysBetween(dueOn, today)
  if (days <= 0) return undefined
  return days === 1 ? '1 day late' : `${days.toLocaleString('en-US')} days late`
}

/** When something is due as its margin says it: "3 days late", "Today", "Tomorrow", "By Fri, Oct 16, 2026", "No day set". */
export function showDue(dueOn: LocalDate | null, today: LocalDate): string {
  if (dueOn === null) return 'No day set'
  if (dueOn === today) return 'Today'
  if (dueOn === addTo(today, { days: 1 })) return 'Tomorrow'
  return showLate(dueOn, today) ?? `By ${showShortDay(dueOn)}`
}

/** The groups of a home: late, due within seven days from today, and everything after or without a day. */
export type Group = 'Late' | 'This week' | 'Later'

/** Which group of the home something belongs to. "This week" is today and the six days after it. */
export function groupOf(dueOn: LocalDate | null, today: LocalDate): Group {
  if (dueOn === null) return 'Later'
  const days = daysBetween(today, dueOn)
  if (days < 0) return 'Late'
  return days < 7 ? 'This week' : 'Later'
}
