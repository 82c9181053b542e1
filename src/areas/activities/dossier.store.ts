import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Policies } from '../policies/policy.schema.ts'
import { findPolicies } from '../policies/policy.store.ts'
import {
  selectActivity,
  selectAudience,
  selectGapsOf,
  selectObjectives,
  selectReferences,
  selectRoles,
  selectSteps,
} from './activity.store.ts'

/** What an area's store says of one activity. */
export type Find<T> = (db: Db | Tx, activityId: string) => Promise<T>

/** A plan with everything that stands in it. */
export type Plan = NonNullable<Awaited<ReturnType<typeof findPlan>>>

/** What every gate and panel of one activity is handed, so that none reads again what another has read. */
export type Dossier = {
  plan: Plan
  /** What the office has set, as in force today. */
  policies: Policies
  today: LocalDate
  /** Asks a store of the area; the second time, by whomever, the first answer is given again. */
  read<T>(find: Find<T>): Promise<T>
}

/**
 * Opens the dossier of an activity, for one page or inside one act; after something was written another is opened.
 * Undefined when there is no such activity.
 */
export async function findDossier(db: Db | Tx, activityId: string, today: LocalDate): Promise<Dossier | undefined> {
  const [plan, policies] = await Promise.all([findPlan(db, activityId), findPolicies(db, today)])
  if (!plan) return undefined
  const answers = new Map<unknown, unknown>()
  const read = <T>(find: Find<T>) => {
    if (!answers.has(find)) answers.set(find, find(db, activityId))
    return answers.get(find) as Promise<T>
  }
  return { plan, policies, today, read }
}

/** The activity with its gaps, objectives, roles, audience, references and steps, in one query. */
async function findPlan(db: Db | Tx, activityId: string) {
  const row = await selectActivity(db, activityId)
    .select([
      jsonArrayFrom(selectGapsOf(db, activityId)).as('gaps'),
      jsonArrayFrom(selectObjectives(db, activityId)).as('objectives'),
      jsonArrayFrom(selectRoles(db, activityId)).as('roles'),
      jsonArrayFrom(selectAudience(db, activityId)).as('audience'),
      jsonArrayFrom(selectReferences(db, activityId)).as('references'),
      jsonArrayFrom(selectSteps(db, activityId)).as('steps'),
    ])
    .executeTakeFirst()
  return row && { ...row, steps: row.steps.map((step) => ({ ...step, at: new Date(step.at) })) }
}
