import { type LocalDate, addTo, dayOf, showShortDay } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { oweTask, settleTask } from '../tasks/task.commands.ts'
import type { FollowUpAnswer } from './commitment.schema.ts'
import { findFollowUp, listSilent, lockDueFollowUps, saveAnswer, saveAsked } from './commitment.store.ts'

/** Days in which a follow-up can be answered by a link; each reminder brings a fresh one that works as long. */
const answerDays = 30
const atOnce = 50

/**
 * Asks the learners whose day has come, each in their own words, by a link that needs no account.
 *
 * @returns how many were asked
 * @source methods.commitment
 */
export async function askDueFollowUps(
  tx: Tx,
  office: { today: LocalDate; address: string; timeZone: string },
): Promise<number> {
  const due = await lockDueFollowUps(tx, office.today, atOnce)
  for (const followUp of due) {
    const promisedOn = showShortDay(dayOf(followUp.madeAt, office.timeZone))
    await oweTask(tx, {
      kind: 'follow up',
      area: 'evaluation',
      subjectId: followUp.id,
      owedBy: followUp.personId,
      title: `Did it work out? A commitment after “${followUp.activity}”`,
      act: 'Answer',
      why: `On ${promisedOn} you wrote: “${followUp.statement}”`,
      path: `/my/follow-ups/${followUp.id}`,
      dueOn: addTo(office.today, { days: 14 }),
      link: { purpose: 'follow up', expiresOn: addTo(office.today, { days: answerDays }) },
      office: { address: office.address },
    })
    await saveAsked(tx, followUp.id)
  }
  return due.length
}

/**
 * Lets the requests go whose last link has run out without an answer: the one in the newest mail works until the day that
 * the mail says. The commitment counts as not kept; nobody is chased.
 *
 * @returns how many were let go
 * @source methods.commitment
 */
export async function endSilentFollowUps(tx: Tx): Promise<number> {
  const silent = await listSilent(tx, atOnce)
  for (const { id } of silent) {
    await settleTask(tx, { kind: 'follow up', subjectId: id }, 'withdrawn', 'No answer before its last link ran out')
  }
  return silent.length
}

/** Keeps what a learner says of their own commitment, once. Refusal `follow-up/answered`. @source methods.commitment */
export async function answerFollowUp(
  tx: Tx,
  answered: { followUpId: string; personId: string; answer: FollowUpAnswer; note: string },
): Promise<Decision<string> | Missing> {
  const followUp = await findFollowUp(tx, answered.followUpId)
  if (followUp?.personId !== answered.personId) return missing
  if (!(await saveAnswer(tx, answered.followUpId, answered.answer, answered.note))) {
    return refuse({
      code: 'follow-up/answered',
      message: 'You have answered already. Write to the office if it was a mistake.',
    })
  }
  await settleTask(tx, { kind: 'follow up', subjectId: answered.followUpId }, 'done')
  await record(tx, {
    act: 'follow-up.answer',
    subject: answered.followUpId,
    before: null,
    after: { answer: answered.answer },
  })
  await announce(tx, {
    kind: 'commitment.followed-up',
    subject: followUp.activityId,
    body: { ...answered, activityId: followUp.activityId },
  })
  return allow(followUp.activityId)
}
