import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { isWithLink } from '../../kernel/link.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { requeueMail } from '../../platform/mail.ts'
import { composeAsk } from '../tasks/ask.commands.ts'
import { listReminded, listTasksOfMail } from '../tasks/ask.store.ts'
import { decideSendingAgain } from './mail.rules.ts'
import { findMailFor } from './mail.store.ts'

/**
 * Sends a mail that came back once more, to the address the person has now. One that asked for something is written anew,
 * with fresh links for what still waits. Refuses as `decideSendingAgain` does.
 */
export async function sendAgain(
  tx: Tx,
  mailId: string,
  office: { address: string; today: LocalDate },
): Promise<Decision<void> | Missing> {
  const mail = await findMailFor(tx, mailId)
  if (!mail) return missing
  const asked = await listTasksOfMail(tx, mailId)
  const open = asked.filter((task) => task.isOpen)
  const hasLink = isWithLink(mail.body)
  const { state, kind } = mail
  const decision = decideSendingAgain({ state, kind, hasLink, tasks: asked.length, open: open.length })
  if (!decision.ok) return decision
  const to = mail.presentAddress ?? mail.to
  const letter = open.length > 0 ? await writeAnew(tx, open, office) : { subject: mail.subject, body: mail.body }
  if (!(await requeueMail(tx, mailId, { to, ...letter }))) return missing
  const before = { to: mail.to, error: mail.error, queuedAt: mail.queuedAt }
  await record(tx, { act: 'mail.send-again', subject: mailId, before, after: { to } })
  return allow(undefined)
}

async function writeAnew(
  tx: Tx,
  open: { id: string; owedBy: string }[],
  office: { address: string; today: LocalDate },
) {
  const waiting = await listReminded(tx, open[0]!.owedBy)
  const tasks = waiting.filter((task) => open.some((one) => one.id === task.id))
  const { subject, body } = await composeAsk(tx, tasks, tasks.length === 1 ? 'reminder' : 'digest', office)
  return { subject, body }
}
