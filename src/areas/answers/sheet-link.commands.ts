import { type LocalDate, addTo } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import type { Tx } from '../../platform/database.ts'
import { sendLink } from '../tasks/link.commands.ts'
import { saveAnswers, submitSheet } from './sheet.commands.ts'
import type { Sent } from '../items/item.schema.ts'
import type { SheetTaker } from './sheet.slots.ts'
import { findSheet } from './sheet.store.ts'

/** Days for which a link to go on with a sheet works. */
const linkDays = 30

/**
 * Saves what a page has so far and mails the person a link with which to go on later, without signing in.
 *
 * @param left the page they are on, and what its form sent; null saves nothing
 * @returns the address the link went to; `missing` where nobody is to know who answers, and once the sheet is handed in
 */
export async function leaveSheet(
  tx: Tx,
  sheetId: string,
  left: { page: number; form: Sent } | null,
  office: { address: string; today: LocalDate },
): Promise<Decision<string> | Missing> {
  const sheet = await findSheet(tx, sheetId)
  if (!sheet?.personId || sheet.submittedAt) return missing
  const saved = left ? await saveAnswers(tx, sheetId, left.page, left.form, 'leave') : allow({ nextPage: null })
  if (saved === missing || !saved.ok) return saved
  const wanted = {
    purpose: 'answer' as const,
    area: 'questions',
    subjectId: sheetId,
    personId: sheet.personId,
    subject: `Go on with: ${sheet.title}`,
    says: `What you have answered so far in “${sheet.title}” is kept, and you can go on where you left.`,
    expiresOn: addTo(office.today, { days: linkDays }),
  }
  const address = await sendLink(tx, wanted, office)
  return address === missing ? missing : allow(address)
}

/**
 * Saves a page for someone who came by a link, and after the last page hands the sheet in: as its area does, where that
 * means something to it.
 */
export async function answerByLink(
  tx: Tx,
  sheetId: string,
  answered: { page: number; form: Sent; today: LocalDate },
  takers: readonly SheetTaker[],
): Promise<Decision<{ nextPage: number | null }> | Missing> {
  const sheet = await findSheet(tx, sheetId)
  if (!sheet) return missing
  const taker = takers.find((one) => one.area === sheet.area)
  if (taker && sheet.personId) return taker.answer(tx, { ...sheet, personId: sheet.personId }, answered)
  const saved = await saveAnswers(tx, sheetId, answered.page, answered.form)
  if (saved === missing || !saved.ok || saved.value.nextPage !== null) return saved
  const submitted = await submitSheet(tx, sheetId)
  return submitted === missing || !submitted.ok ? submitted : saved
}
