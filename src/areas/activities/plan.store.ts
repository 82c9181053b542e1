import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database.ts'
import { afterNewest } from '../../platform/succession.ts'
import type { ActivityInput, Audience, PlanInput } from './activity.schema.ts'
import type { ActivityStep } from './life.schema.ts'

/** The next number of a year, "26-013"; the caller's transaction holds the year until it ends. */
export async function makeNumber(tx: Tx, year: number): Promise<string> {
  await sql`select pg_advisory_xact_lock(7263003, ${year})`.execute(tx)
  const prefix = `${String(year % 100).padStart(2, '0')}-`
  const row = await tx
    .selectFrom('activities_activity')
    .where('number', 'like', `${prefix}%`)
    .select(sql<string | null>`max(number)`.as('last'))
    .executeTakeFirst()
  const next = row?.last ? Number(row.last.slice(prefix.length)) + 1 : 1
  return prefix + String(next).padStart(3, '0')
}

/** Writes a new activity; returns its id. */
export async function saveActivity(tx: Tx, plan: PlanInput & { number: string; description: string }): Promise<string> {
  const id = newId()
  await tx
    .insertInto('activities_activity')
    .values({
      id,
      number: plan.number,
      title: plan.title,
      format: 'enduring material',
      description: plan.description,
      releases_on: plan.releasesOn,
      expires_on: plan.expiresOn,
      proposed_by: tx.actor.personId,
      proposed_at: tx.at,
    })
    .execute()
  return id
}

/** Replaces what the plan says; the audit keeps what stood before. */
export async function changeActivity(tx: Tx, activityId: string, input: ActivityInput): Promise<void> {
  await tx
    .updateTable('activities_activity')
    .set({
      title: input.title,
      releases_on: input.releasesOn,
      expires_on: input.expiresOn,
      summary: input.summary,
      description: input.description,
      design_rationale: input.designRationale,
      designed_for: input.designedFor,
      providership: input.providership,
      is_clinical: input.isClinical,
      content_areas: input.contentAreas,
      fee: input.fee,
      is_listed: input.isListed,
    })
    .where('id', '=', activityId)
    .execute()
}

/** Keeps the estimate of how long a learner needs, in whole minutes. */
export async function changeMinutes(tx: Tx, activityId: string, minutes: number): Promise<void> {
  await tx.updateTable('activities_activity').set({ minutes }).where('id', '=', activityId).execute()
}

/** Lets one act at a time move an activity or change its plan; until the act ends. */
export async function lockActivity(tx: Tx, activityId: string): Promise<void> {
  await sql`select from activities_activity where id = ${activityId} for no key update`.execute(tx)
}

/**
 * Writes a step, and on the activity that it stands there now. Of two acts at once the second waits, and its step follows
 * the first's, whichever began first.
 */
export async function saveStep(tx: Tx, activityId: string, state: ActivityStep, why: string): Promise<void> {
  await lockActivity(tx, activityId)
  await tx
    .insertInto('activities_step')
    .values({
      id: newId(),
      activity_id: activityId,
      state,
      why,
      by_id: tx.actor.personId,
      at: afterNewest(tx, 'activities_step', 'at', { activity_id: activityId }),
    })
    .execute()
  await tx.updateTable('activities_activity').set({ state }).where('id', '=', activityId).execute()
}

/** Ties an activity to the gaps it answers. */
export async function saveGaps(tx: Tx, activityId: string, gapIds: readonly string[]): Promise<void> {
  await tx
    .insertInto('activities_gap')
    .values(gapIds.map((gapId) => ({ activity_id: activityId, gap_id: gapId })))
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** Replaces whom an activity is for. */
export async function replaceAudience(tx: Tx, activityId: string, audience: Audience): Promise<void> {
  await tx.deleteFrom('activities_audience').where('activity_id', '=', activityId).execute()
  if (audience.length === 0) return
  const rows = audience.map((each) => ({
    activity_id: activityId,
    profession: each.profession,
    specialty: each.specialty,
  }))
  await tx
    .insertInto('activities_audience')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** Replaces the organizations that provide it together with the office. */
export async function replaceJointProviders(
  tx: Tx,
  activityId: string,
  organizationIds: readonly string[],
): Promise<void> {
  await tx.deleteFrom('activities_joint_provider').where('activity_id', '=', activityId).execute()
  if (organizationIds.length === 0) return
  const rows = organizationIds.map((id) => ({ activity_id: activityId, organization_id: id }))
  await tx.insertInto('activities_joint_provider').values(rows).execute()
}
