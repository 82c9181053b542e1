import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database.ts'
import type { ObjectiveInput } from './activity.schema.ts'

/** Adds an objective after the last; returns its id. */
export async function saveObjective(tx: Tx, activityId: string, objective: ObjectiveInput): Promise<string> {
  const id = newId()
  const last = await tx
    .selectFrom('activities_objective')
    .where('activity_id', '=', activityId)
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst()
  await tx
    .insertInto('activities_objective')
    .values({
      id,
      activity_id: activityId,
      gap_id: objective.gapId,
      position: (last?.position ?? 0) + 1,
      statement: objective.statement,
      need_type: objective.needType,
    })
    .execute()
  return id
}

/** Takes an objective away; false when it does not belong to this activity. */
export async function removeObjective(tx: Tx, activityId: string, objectiveId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('activities_objective')
    .where('id', '=', objectiveId)
    .where('activity_id', '=', activityId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Adds a reference after the last. */
export async function saveReference(
  tx: Tx,
  activityId: string,
  reference: { citation: string; sourceId: string | null },
): Promise<string> {
  const id = newId()
  const last = await tx
    .selectFrom('activities_reference')
    .where('activity_id', '=', activityId)
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst()
  await tx
    .insertInto('activities_reference')
    .values({
      id,
      activity_id: activityId,
      position: (last?.position ?? 0) + 1,
      citation: reference.citation,
      source_id: reference.sourceId,
    })
    .execute()
  return id
}

/** Takes a reference away; false when it does not belong to this activity. */
export async function removeReference(tx: Tx, activityId: string, referenceId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('activities_reference')
    .where('id', '=', referenceId)
    .where('activity_id', '=', activityId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
