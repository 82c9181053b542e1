import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { findPerson } from '../people/person.store.ts'
import { sendAsk } from './ask.commands.ts'
import { saveLinkEnds } from './link.store.ts'
import { decideAskingAgain, decideDueDay } from './reminder.rules.ts'
import type { LinkEnd, TaskAsk, TaskOutcome } from './task.schema.ts'
import { changeDueDay, findTask, listOpenTasks, listWaiting, lockWaiting, saveTask, saveTaskEnd } from './task.store.ts'

/**
 * Records what a person owes, and queues the mail that asks for it. Who is asked twice for the same thing owes it once:
 * an open task of this kind, subject and person is returned as it is, and no second mail is sent.
 *
 * @returns the id of the task
 */
export async function oweTask(tx: Tx, task: TaskAsk): Promise<string> {
  const taskId = await saveTask(tx, task)
  if (taskId === undefined) return (await listOpenTasks(tx, task))[0]!.id
  const { office, link, ...owed } = task
  await record(tx, { act: 'task.owe', subject: taskId, before: null, after: owed })
  await sendAsk(tx, [{ ...task, id: taskId, owedTo: task.owedTo ?? null }], 'ask', office, link)
  return taskId
}

/**
 * Ends the open tasks of a kind and subject, of one person or of everyone who owes it, and with them their links.
 * Nothing happens where none is open.
 *
 * @param why the reason, for a task that is withdrawn
 */
export async function settleTask(
  tx: Tx,
  which: { kind: string; subjectId: string; owedBy?: string },
  outcome: TaskOutcome,
  why?: string,
): Promise<void> {
  for (const task of await listOpenTasks(tx, which)) {
    await saveTaskEnd(tx, task.id, outcome, why ?? null)
    await saveLinkEnds(tx, { taskId: task.id }, outcome === 'done' ? 'used' : 'revoked')
    await record(tx, { act: 'task.settle', subject: task.id, before: task, after: { ...task, outcome }, why })
  }
}

/**
 * Reminds of one task by mail, with a fresh link, when a person asks for it. At most once a day: refusal `task/asked-today`.
 * `missing` when there is no such open task.
 *
 * @param address the address people reach the office at
 * @source office.tasks.daily
 */
export async function askAgain(tx: Tx, taskId: string, address: string): Promise<Decision<void> | Missing> {
  const known = await findTask(tx, taskId)
  if (!known) return missing
  await lockWaiting(tx, known.owedBy)
  const task = await findTask(tx, taskId)
  if (!task?.isOpen) return missing
  const decision = decideAskingAgain(task, tx.at)
  if (!decision.ok) return decision
  const mailId = await sendAsk(tx, [task], 'reminder', { address })
  await record(tx, { act: 'task.ask-again', subject: taskId, before: null, after: { mailId } })
  return allow(undefined)
}

/**
 * Moves the day by which an open task is due. Refuses a day that is over as `decideDueDay` does; `missing` when there is no
 * such open task. Returns the day that was moved, null where there was none.
 */
export async function moveDueDay(
  tx: Tx,
  taskId: string,
  dueOn: LocalDate,
  today: LocalDate,
): Promise<Decision<{ dueOn: LocalDate | null }> | Missing> {
  const task = await findTask(tx, taskId)
  if (!task?.isOpen) return missing
  const decision = decideDueDay(dueOn, today)
  if (!decision.ok) return decision
  await keepDueDay(tx, task, dueOn)
  return allow({ dueOn: task.dueOn })
}

/** Puts back the day by which an open task was due, be it over or none at all. */
export async function restoreDueDay(
  tx: Tx,
  taskId: string,
  dueOn: LocalDate | null,
): Promise<Decision<void> | Missing> {
  const task = await findTask(tx, taskId)
  if (!task?.isOpen) return missing
  await keepDueDay(tx, task, dueOn)
  return allow(undefined)
}

async function keepDueDay(
  tx: Tx,
  task: { id: string; dueOn: LocalDate | null },
  dueOn: LocalDate | null,
): Promise<void> {
  await changeDueDay(tx, task.id, dueOn)
  await record(tx, { act: 'task.move', subject: task.id, before: { dueOn: task.dueOn }, after: { dueOn } })
}

/** Ends every open link of a person that went to an address they no longer have: a stranger may hold it. */
export async function endStrayLinks(tx: Tx, personId: string): Promise<void> {
  const person = await findPerson(tx, personId)
  if (!person) return
  const count = await saveLinkEnds(tx, { personId, exceptTo: person.email }, 'revoked')
  if (count > 0)
    await record(tx, { act: 'link.end', subject: personId, before: null, after: { why: 'revoked', count } })
}

/** Withdraws everything a person still owes, and with it the links to it, because they are asked for nothing any more. */
export async function withdrawTasksOf(tx: Tx, personId: string, why: string): Promise<void> {
  await lockWaiting(tx, personId)
  for (const { id, kind, subjectId } of await listWaiting(tx, personId)) {
    await saveTaskEnd(tx, id, 'withdrawn', why)
    await saveLinkEnds(tx, { taskId: id }, 'revoked')
    await record(tx, {
      act: 'task.settle',
      subject: id,
      before: { kind, subjectId },
      after: { outcome: 'withdrawn' },
      why,
    })
  }
}

/** Ends every open link to one record of an area, because its act is done or must no longer be. */
export async function endLinks(tx: Tx, subject: { area: string; subjectId: string }, why: LinkEnd): Promise<void> {
  const count = await saveLinkEnds(tx, subject, why)
  if (count > 0) await record(tx, { act: 'link.end', subject: subject.subjectId, before: null, after: { why, count } })
}
