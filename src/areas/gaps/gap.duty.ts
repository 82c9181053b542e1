import { linesAtMost } from '../people/duty.rules.ts'
import type { Duty } from '../people/person.slots.ts'
import { listGapLines } from './gap-line.rules.ts'
import { listWaitingGaps } from './waiting.store.ts'

/** Candidates to decide and accepted gaps without owner or marks wait for the office, which alone may do it. */
export const gapDuty: Duty = async (db, { roles }) =>
  roles.includes('office staff') ? listGapLines(await listWaitingGaps(db, linesAtMost)) : []
