import { type LocalDate, addTo, showDay } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { findActivity } from '../activities/activity.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { askAgain, oweTask, settleTask } from '../tasks/task.commands.ts'
import { endControl, listControllers, lockIndependence, saveControl } from './control.store.ts'
import { dueDay } from './disclosure.rules.ts'
import { followChange } from './independence.commands.ts'

/** The office that asks: where links lead, and the day it is there. */
export type Asking = { address: string; today: LocalDate }

/** After its due day a link goes on for this long, because a late answer is better than none. */
const graceDays = 30

/**
 * Asks someone in control of content for their financial relationships, by mail with a link, before their role begins.
 * Who has told for this activity, and need not update it, is not asked again for another role in it.
 *
 * @returns the id of the task; null where nobody needs to be asked
 * @source accme.si.3.1
 */
export async function askForDisclosure(
  tx: Tx,
  who: { activityId: string; personId: string },
  office: Asking,
): Promise<string | null> {
  const activity = await findActivity(tx, who.activityId)
  const controllers = await listControllers(tx, [who.activityId])
  const person = controllers.find((one) => one.personId === who.personId)
  if (!activity || !person || !activity.isClinical) return null
  const months = await findPolicy(tx, 'integrity.validMonths', office.today)
  const { disclosure } = person
  const isValid =
    disclosure && disclosure.answer !== 'refused' && addTo(disclosure.signedOn, { months }) >= office.today
  if (isValid) return null
  const days = await findPolicy(tx, 'integrity.answerDays', office.today)
  const [first] = person.roles.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  const dueOn = dueDay(office.today, days, first!.startsOn)
  const last = dueOn > first!.startsOn ? dueOn : first!.startsOn
  return oweTask(tx, {
    kind: 'disclose',
    area: 'integrity',
    subjectId: who.activityId,
    owedBy: who.personId,
    owedTo: tx.actor.personId,
    title: `Tell us your ties to companies: “${activity.title}”`,
    act: 'Disclose',
    why: `You are named ${person.roles.map(({ role }) => role).join(' and ')} from ${showDay(first!.startsOn)}. Nobody may plan, review or teach before we know of financial relationships of the last 24 months; without an answer there is no role.`,
    dueOn,
    path: `/my/disclosures/${who.activityId}`,
    link: { purpose: 'disclose', expiresOn: addTo(last, { days: graceDays }) },
    office,
  })
}

/**
 * Asks again: a reminder for an open request, at most once a day, or a new request where there is none and one is needed.
 *
 * @source office.tasks.daily
 */
export async function askOnceMore(
  tx: Tx,
  who: { activityId: string; personId: string },
  office: Asking,
): Promise<Decision<string> | Missing> {
  const controllers = await listControllers(tx, [who.activityId])
  const person = controllers.find((one) => one.personId === who.personId)
  if (!person) return missing
  if (!person.ask) {
    const taskId = await askForDisclosure(tx, who, office)
    return taskId === null ? missing : allow(taskId)
  }
  const asked = await askAgain(tx, person.ask.taskId, office.address)
  if (asked === missing || !asked.ok) return asked
  return allow(person.ask.taskId)
}

/** Notes a peer reviewer as in control of content, and asks for their financial relationships. @source accme.si.3.1 */
export async function askReviewer(
  tx: Tx,
  reviewer: { activityId: string; personId: string; startsOn: LocalDate },
  office: Asking,
): Promise<void> {
  await lockIndependence(tx, reviewer.activityId)
  await saveControl(tx, { ...reviewer, role: 'reviewer' })
  await record(tx, { act: 'reviewer.name', subject: reviewer.activityId, before: null, after: reviewer })
  await askForDisclosure(tx, reviewer, office)
  await followChange(tx, reviewer.activityId, 'A reviewer was named', office.today)
}

/** Ends a reviewer's part in the content, and with it the request for a disclosure. */
export async function releaseReviewer(
  tx: Tx,
  reviewer: { activityId: string; personId: string },
  why: string,
  today: LocalDate,
): Promise<void> {
  await lockIndependence(tx, reviewer.activityId)
  await endControl(tx, { ...reviewer, role: 'reviewer' }, why)
  await record(tx, { act: 'reviewer.release', subject: reviewer.activityId, before: reviewer, after: null, why })
  await withdrawAsk(tx, reviewer)
  await followChange(tx, reviewer.activityId, 'A reviewer was released', today)
}

/** Withdraws the request for a disclosure from someone who controls nothing in this activity any more. */
export async function withdrawAsk(tx: Tx, who: { activityId: string; personId: string }): Promise<void> {
  const controllers = await listControllers(tx, [who.activityId])
  if (controllers.some((one) => one.personId === who.personId)) return
  const which = { kind: 'disclose', subjectId: who.activityId, owedBy: who.personId }
  await settleTask(tx, which, 'withdrawn', 'The role has ended')
}
