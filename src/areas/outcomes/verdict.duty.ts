import { foldDuties } from '../people/duty.rules.ts'
import type { Duty } from '../people/person.slots.ts'
import { listVerdictLines } from './verdict-line.rules.ts'
import { listWatched } from './watch.store.ts'

/**
 * Gaps whose figure is in and of which nobody has been asked whether they stay open, because nobody owned them then: they
 * wait for the office and for who owns them now. Who was asked has a task instead.
 */
export const verdictDuty: Duty = async (db, person, calendar) => {
  const isOffice = person.roles.includes('office staff')
  if (!isOffice && !person.may('outcome.decide.own')) return []
  const ownerId = isOffice ? undefined : person.id
  const lines = listVerdictLines(await listWatched(db, calendar, { isTaught: true, isUnasked: true, ownerId }))
  return foldDuties(lines, (count) => ({
    id: 'verdicts',
    title: `${count} gaps were taught, and their figure is in`,
    why: 'Decide of each whether it stays open.',
    href: isOffice ? '/outcomes?view=taught' : '/gaps?view=mine',
    act: 'Look at them',
  }))
}
