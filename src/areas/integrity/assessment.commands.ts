import type { LocalDate } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/database.ts'
import { findActivity } from '../activities/activity.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { assessControllers } from './control.rules.ts'
import type { AssessedController } from './control.schema.ts'
import { listControllers, lockIndependence } from './control.store.ts'

/** Everyone in control of content of an activity, assessed as of today. */
export async function findAssessment(tx: Tx, activityId: string, today: LocalDate): Promise<AssessedController[]> {
  const activity = await findActivity(tx, activityId)
  const people = await listControllers(tx, [activityId])
  const validityMonths = await findPolicy(tx, 'integrity.validMonths', today)
  return assessControllers(people, { today, validityMonths, isClinical: activity?.isClinical ?? true })
}

/** Holds the independence of an activity until the act ends; approval and every change of it wait for one another. */
export async function holdIndependence(tx: Tx, activityId: string): Promise<void> {
  await lockIndependence(tx, activityId)
}
