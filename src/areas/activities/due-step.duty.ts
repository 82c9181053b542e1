import type { Duty } from '../people/person.slots.ts'
import { listStepLines } from './due-step.rules.ts'
import { listDueSteps } from './waiting.store.ts'

/** Activities that open or end wait for the office, which notes the step. */
export const stepDuty: Duty = async (db, { roles }, { today }) =>
  roles.includes('office staff') ? listStepLines(await listDueSteps(db, today), today) : []
