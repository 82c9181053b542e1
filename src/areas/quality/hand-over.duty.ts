import { foldDuties } from '../people/duty.rules.ts'
import type { Duty } from '../people/person.slots.ts'
import { kindWords } from './hand-over.schema.ts'
import { listWaiting } from './hand-over.store.ts'

/** So many are read to be counted; more are told as that many. */
const readAtMost = 200

/** What committees handed over waits for the office, which makes it a finding or dismisses it. */
export const handOverDuty: Duty = async (db, { roles }) => {
  if (!roles.includes('office staff')) return []
  const waiting = await listWaiting(db, readAtMost)
  const lines = waiting.map((one) => ({
    id: `hand-over-${one.id}`,
    title: one.statement,
    why: `${one.committee} handed it over: ${kindWords[one.kind].name.toLowerCase()}. Make it a finding, or dismiss it.`,
    href: `/quality/hand-overs/${one.id}`,
    act: 'Decide',
    dueOn: null,
  }))
  return foldDuties(lines, (count) => ({
    id: 'hand-overs-waiting',
    title: `${count} hand-overs of committees wait`,
    why: 'Make them findings, or dismiss them with the reason.',
    href: '/quality/hand-overs?state=waiting',
    act: 'Look through them',
  }))
}
