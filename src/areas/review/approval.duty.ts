import type { PlanReader } from '../activities/plan.slots.ts'
import { listOpenPlans } from '../activities/waiting.store.ts'
import type { Duty } from '../people/person.slots.ts'
import { listPlanLines } from './plan-line.rules.ts'
import { isReadAsked } from './waiting.store.ts'

/**
 * Plans wait for the office that approves them, and for those who direct or plan them; the gates of all areas are read for
 * all plans in one query.
 */
export function planDuty(readers: readonly PlanReader[]): Duty {
  return async (db, person, { today }) => {
    if (!person.may('activity.plan.own')) return []
    const isOffice = person.roles.includes('office staff')
    const facts = [isReadAsked(person.id), ...readers.map((reader) => reader.facts(db, today))]
    const plans = await listOpenPlans(db, facts, { personId: person.id, onlyOwn: !isOffice })
    const waiting = plans.map(({ facts: [isAsked, ...read], ...plan }) => ({
      ...plan,
      isReadAsked: isAsked === true,
      open: readers.flatMap((reader, at) => reader.open(read[at], { ...plan, today })),
    }))
    return listPlanLines(waiting, isOffice)
  }
}
