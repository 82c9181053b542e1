import type { LocalDate } from '../../kernel/dates.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { findPerson } from '../people/person.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { sendAsk } from './ask.commands.ts'
import { findLastAsk, listReminded } from './ask.store.ts'
import { askedOn, isReminderDue, mayRemind } from './reminder.rules.ts'
import { lockWaiting } from './task.store.ts'

/**
 * Reminds one person by one mail, if it is time: of the one thing they owe, or of everything in a digest when they owe
 * more. What is not due for a reminder by itself is told with the rest.
 *
 * @param office the address people reach it at, its day and its time zone
 * @returns the id of the mail, or null when nothing was to be sent
 * @source office.tasks.digest
 */
export async function remindPerson(
  tx: Tx,
  personId: string,
  office: { address: string; today: LocalDate; timeZone: string },
): Promise<string | null> {
  await lockWaiting(tx, personId)
  const person = await findPerson(tx, personId)
  const waiting = await listReminded(tx, personId)
  if (!person || waiting.length === 0) return null
  const last = await findLastAsk(tx, personId)
  const lastMail = last && { on: askedOn(last.at, office.timeZone)!, isBounced: last.state === 'bounced', ...last }
  if (!mayRemind(lastMail ?? null, person, office.today)) return null
  const days = await findPolicy(tx, 'tasks.reminderDays', office.today)
  const isDue = waiting.some((task) => {
    const lastAskedOn = askedOn(task.lastAskedAt, office.timeZone)
    const reminded = { lastAskedOn, dueOn: task.dueOn as LocalDate | null, reminders: task.reminders }
    return isReminderDue(reminded, office.today, days)
  })
  if (!isDue) return null
  const mailId = await sendAsk(tx, waiting, waiting.length === 1 ? 'reminder' : 'digest', office)
  const taskIds = waiting.map((task) => task.id)
  await record(tx, { act: 'person.remind', subject: personId, before: null, after: { mailId, taskIds } })
  return mailId
}
