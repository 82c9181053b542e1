import { type LocalDate, showDay } from '../../kernel/dates.ts'
import { showLate, showWaiting } from './waiting.rules.ts'

/** One thing asked for in a mail. `href` does it; `until` is the last day the link works, null for a page behind sign-in. */
export type AskedTask = {
  title: string
  why: string
  dueOn: LocalDate | null
  href: string
  until: LocalDate | null
  asker: string | null
}

/** Whose letter it is: the school, and how to reach its office. */
export type Letterhead = { school: string; email: string; phone: string }

/** A mail as it is queued. */
export type Letter = { subject: string; body: string }

type Reader = { givenName: string; head: Letterhead }

/** The mail that asks for one thing: who asks, what, why, by when, and one link. @source office.tasks.ask */
export function showAsk(task: AskedTask, reader: Reader): Letter {
  const asks = `${task.asker ?? 'The CME office'} asks you for this${task.dueOn ? ` by ${showDay(task.dueOn)}` : ''}:`
  return { subject: task.title, body: letter([asks, task.title, task.why, ...wayIn(task)], reader) }
}

/** The mail that reminds of one thing, with how late it is. @source office.tasks.ask */
export function showReminder(task: AskedTask, today: LocalDate, reader: Reader): Letter {
  const asks = `This still waits for you${task.asker ? `; ${task.asker} asked for it` : ''}:`
  const due = dueLine(task.dueOn, today)
  return {
    subject: `Reminder: ${task.title}`,
    body: letter([asks, task.title, task.why, ...due, ...wayIn(task)], reader),
  }
}

/** One mail with everything a person still owes, instead of one for each. @source office.tasks.digest */
export function showDigest(tasks: AskedTask[], today: LocalDate, reader: Reader): Letter {
  const subject = showWaiting(tasks.length)
  const entries = tasks.map((task, i) => {
    const due = dueLine(task.dueOn, today)
    return [`${i + 1}. ${task.title}`, task.why, ...due, task.href].filter(Boolean).join('\n   ')
  })
  const yours = tasks.some((task) => task.until) ? ['The links are yours alone: do not pass them on.'] : []
  return { subject, body: letter([`${subject} at the CME office:`, ...entries, ...yours], reader) }
}

/** A mail with a link that a person asked for themselves. @source office.tasks.ask */
export function showLink(
  link: { subject: string; says: string; href: string; until: LocalDate },
  reader: Reader,
): Letter {
  return { subject: link.subject, body: letter([link.says, ...openLink(link.href, link.until)], reader) }
}

function dueLine(dueOn: LocalDate | null, today: LocalDate): string[] {
  if (dueOn === null) return []
  const late = showLate(dueOn, today)
  return [late ? `It was due on ${showDay(dueOn)} and is ${late}.` : `It is due on ${showDay(dueOn)}.`]
}

function wayIn(task: AskedTask): string[] {
  return task.until === null ? ['Sign in to do it:', task.href] : openLink(task.href, task.until)
}

function openLink(href: string, until: LocalDate): string[] {
  return [
    'Open this link to do it; it needs no password:',
    href,
    `It works up to ${showDay(until)} and is yours alone: do not pass it on.`,
  ]
}

function letter(paragraphs: string[], { givenName, head }: Reader): string {
  const end = ['Continuing Medical Education', head.school, head.email, head.phone].filter(Boolean).join('\n')
  return `${[`Dear ${givenName},`, ...paragraphs.filter(Boolean), end].join('\n\n')}\n`
}
