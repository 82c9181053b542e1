import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Quarters } from '../../kernel/quarters.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { findPolicy } from '../policies/policy.store.ts'
import type { PlanFacts } from './designation.schema.ts'
import { findStated } from './statement.store.ts'

/** What the credit of a plan hangs on; undefined when there is no such activity. */
export async function findPlan(db: Db | Tx, activityId: string, today: LocalDate): Promise<PlanFacts | undefined> {
  const [plan, tie] = await Promise.all([findStatedPlan(db, activityId), findPolicy(db, 'credit.tie', today)])
  return plan && { ...plan, tie }
}

/** The same without the way the office rounds ties, for who knows its policies already. */
export async function findStatedPlan(db: Db | Tx, activityId: string): Promise<Omit<PlanFacts, 'tie'> | undefined> {
  const stated = await findStated(db, activityId)
  if (!stated?.state) return undefined
  return {
    activityId,
    title: stated.title,
    provider: stated.provision.provider,
    format: stated.format,
    minutes: stated.minutes,
    opensOn: stated.releasesOn as LocalDate,
    state: stated.state,
    designated: stated.designated,
  }
}

/** Designates credit; what was designated before stays as a row that ended. Returns the id. */
export async function saveDesignation(
  tx: Tx,
  designation: { activityId: string; quarters: Quarters; minutes: number },
): Promise<string> {
  await tx
    .updateTable('credit_designation')
    .set({ withdrawn_at: tx.at })
    .where('activity_id', '=', designation.activityId)
    .where('withdrawn_at', 'is', null)
    .execute()
  const id = newId()
  await tx
    .insertInto('credit_designation')
    .values({
      id,
      activity_id: designation.activityId,
      credit_type: 'AMA PRA Category 1',
      quarters: designation.quarters,
      minutes: designation.minutes,
      by_id: tx.actor.personId,
      at: tx.at,
    })
    .execute()
  return id
}
