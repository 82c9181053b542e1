import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'
import type { DateWire } from './article.wire.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** Winter lies in two years and is taken to begin in January. */
const seasons: Record<string, number> = { winter: 1, spring: 3, summer: 6, autumn: 9, fall: 9 }

/**
 * The date as printed: "2026 Mar 4", "2025 Spring", "2019 Nov-Dec". The electronic date stands in where nothing was
 * printed; '' where neither is told.
 *
 * @source pubmed.date
 */
export function showPublished(printed: DateWire | null, electronic: DateWire | null): string {
  return showDate(printed) || showDate(electronic)
}

/**
 * The first day on which it was published: the electronic date, unless it was in print before. Where only a month, a
 * season or a year is told, its first day stands for it; null where no year is told.
 *
 * @source pubmed.date
 */
export function publishedOn(printed: DateWire | null, electronic: DateWire | null): LocalDate | null {
  const print = partsOf(printed)
  const online = partsOf(electronic)
  if (print === null || online === null) return dayOf(print ?? online)
  const isEarlier = online.join('-').slice(0, print.join('-').length) <= print.join('-')
  return dayOf(isEarlier ? online : print)
}

function showDate(date: DateWire | null): string {
  if (date === null) return ''
  if (date.text !== null) return date.text
  const month = date.month === null ? null : (names[monthOf(date.month) - 1] ?? date.month)
  return [date.year, date.season ?? month, date.day?.replace(/^0/, '')].filter(Boolean).join(' ')
}

/** Year, month and day as far as they are told, as in "2026-03-04"; null without a year. */
function partsOf(date: DateWire | null): string[] | null {
  const told = date?.text ?? [date?.year, date?.season ?? date?.month, date?.day].filter(Boolean).join(' ')
  const year = /\b(?:1[5-9]|20)\d{2}\b/.exec(told)?.[0]
  if (year === undefined) return null
  const [, word = '', day = ''] = /\b([A-Za-z]{3,})\.?\s*(\d{1,2}\b)?/.exec(told) ?? []
  const month = monthOf(date?.text === null && date.month !== null ? date.month : word)
  if (month < 1 || month > 12) return [year]
  const parts = [year, String(month).padStart(2, '0')]
  const whole = [...parts, (date?.day ?? day).padStart(2, '0')]
  return isLocalDate(whole.join('-')) ? whole : parts
}

/** 1 to 12; 0 when the word is neither a month nor a season. */
function monthOf(word: string): number {
  if (/^\d{1,2}$/.test(word)) return Number(word)
  const low = word.toLowerCase()
  return Object.hasOwn(seasons, low) ? seasons[low]! : months.indexOf(low.slice(0, 3)) + 1
}

function dayOf(parts: string[] | null): LocalDate | null {
  if (parts === null) return null
  const [year, month = '01', day = '01'] = parts
  const whole = `${year}-${month}-${day}`
  return isLocalDate(whole) ? whole : null
}
