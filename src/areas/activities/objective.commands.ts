import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { decideOpenPlan, holdActivity } from './activity.commands.ts'
import type { ObjectiveInput } from './activity.schema.ts'
import { listGapsOf } from './activity.store.ts'
import { removeObjective, removeReference, saveObjective, saveReference } from './objective.store.ts'

/** Adds an objective for one of the activity's gaps. Refusal `objective/other-gap`. @source accme.core.change */
export async function addObjective(
  tx: Tx,
  activityId: string,
  objective: ObjectiveInput,
): Promise<Decision<string> | Missing> {
  const open = await decideObjective(tx, activityId, objective.gapId)
  if (open === missing || !open.ok) return open
  const id = await saveObjective(tx, activityId, objective)
  await record(tx, { act: 'objective.add', subject: activityId, before: null, after: { id, ...objective } })
  return allow(id)
}

/** Takes an objective away while the plan is open. */
export async function dropObjective(
  tx: Tx,
  activityId: string,
  objectiveId: string,
): Promise<Decision<string> | Missing> {
  const open = await decideObjective(tx, activityId, null)
  if (open === missing || !open.ok) return open
  if (!(await removeObjective(tx, activityId, objectiveId))) return missing
  await record(tx, { act: 'objective.remove', subject: activityId, before: { id: objectiveId }, after: null })
  return allow(objectiveId)
}

/** Cites what the content rests on. @source accme.si.1.1 */
export async function addReference(
  tx: Tx,
  activityId: string,
  reference: { citation: string; sourceId: string | null },
): Promise<Decision<string> | Missing> {
  const open = await decideObjective(tx, activityId, null)
  if (open === missing || !open.ok) return open
  const id = await saveReference(tx, activityId, reference)
  await record(tx, { act: 'reference.add', subject: activityId, before: null, after: { id, ...reference } })
  return allow(id)
}

/** Takes a reference away while the plan is open. */
export async function dropReference(
  tx: Tx,
  activityId: string,
  referenceId: string,
): Promise<Decision<string> | Missing> {
  const open = await decideObjective(tx, activityId, null)
  if (open === missing || !open.ok) return open
  if (!(await removeReference(tx, activityId, referenceId))) return missing
  await record(tx, { act: 'reference.remove', subject: activityId, before: { id: referenceId }, after: null })
  return allow(referenceId)
}

async function decideObjective(tx: Tx, activityId: string, gapId: string | null): Promise<Decision<unknown> | Missing> {
  const activity = await holdActivity(tx, activityId)
  if (!activity) return missing
  const open = decideOpenPlan(activity.state)
  if (!open.ok || gapId === null) return open
  const gaps = await listGapsOf(tx, activityId)
  if (gaps.some((gap) => gap.id === gapId)) return open
  const message = 'Choose one of the gaps that this activity answers'
  return refuse({ code: 'objective/other-gap', source: 'accme.core.change', field: 'gapId', message })
}
