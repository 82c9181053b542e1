import { type LocalDate, startOfDay } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/database.ts'
import { queueMail } from '../../platform/mail.ts'
import { findLetterhead } from '../tasks/ask.commands.ts'
import { showNotes } from './note.rules.ts'
import { type UntoldNote, listUntold, saveTold } from './note.store.ts'

/**
 * Tells each liaison in one mail what changed for what their committees handed over. A committee's liaisons have at most one
 * such mail a day; what changes after it waits for the next.
 *
 * @returns how many mails were queued
 */
export async function tellLiaisons(
  tx: Tx,
  day: { address: string; today: LocalDate; timeZone: string },
): Promise<number> {
  const untold = await listUntold(tx, { at: tx.at, dayBegan: startOfDay(day.today, day.timeZone) })
  if (untold.length === 0) return 0
  const head = await findLetterhead(tx, day.today)
  const people = new Set(untold.map(({ personId }) => personId))
  for (const personId of people) {
    const notes = untold.filter((note) => note.personId === personId)
    const { email, givenName } = notes[0]!
    const letter = showNotes(listTold(notes, day.address), { givenName, head })
    await queueMail(tx, { to: email, personId, kind: 'news', ...letter })
  }
  await saveTold(tx, [...new Set(untold.map(({ id }) => id))])
  return people.size
}

/** Each note once, however many roles of the person lead to it. */
function listTold(notes: readonly UntoldNote[], address: string) {
  const once = [...new Map(notes.map((note) => [note.id, note])).values()]
  return once.map(({ committee, statement, says, handOverId }) => {
    return { committee, statement, says, href: `${address}/quality/hand-overs/${handOverId}` }
  })
}
