import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import type { Gate } from '../../kernel/gate.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { holdActivity, stepActivity } from '../activities/activity.commands.ts'
import type { ActivityGate } from '../activities/activity.slots.ts'
import { findActivity } from '../activities/activity.store.ts'
import { findDossier } from '../activities/dossier.store.ts'
import { holdIndependence } from '../integrity/assessment.commands.ts'
import { keepLearnerDisclosure } from '../integrity/learner-disclosure.commands.ts'
import { decideApproval } from './approval.rules.ts'
import { findApproval, saveApproval, saveWithdrawal } from './approval.store.ts'

/** Who approves, and the day it is at the office. */
export type Approving = { by: string; today: LocalDate }

/**
 * Approves an activity: every gate is read here, in the transaction that approves, and kept with the approval; so is what
 * learners will be told. Refused with the sentence and rule of the first gate that is open; then nothing is written.
 *
 * @param gates the gates of all areas, as the application lists them
 * @param conditions what the approval depends on, in the office's words; may be empty
 * @returns the approval's id, a refusal of `decideApproval`, `keepLearnerDisclosure` or `stepActivity`, or `missing`
 * @source office.approval.gates
 */
export async function approveActivity(
  tx: Tx,
  activityId: string,
  gates: readonly ActivityGate[],
  { conditions, by, today }: Approving & { conditions: string },
): Promise<Decision<string> | Missing> {
  await holdIndependence(tx, activityId)
  await holdActivity(tx, activityId)
  const dossier = await findDossier(tx, activityId, today)
  if (!dossier) return missing
  const read: Gate[] = []
  for (const gate of gates) read.push(...(await gate(dossier)))
  const decision = decideApproval(read)
  if (!decision.ok) return { ok: false, refusal: decision.refusal }
  const told = await keepLearnerDisclosure(tx, activityId, today)
  if (!told.ok) return told
  const step = await stepActivity(tx, activityId, { to: 'approved', why: conditions.trim(), by, today })
  if (step === missing || !step.ok) return step
  const id = await saveApproval(tx, { activityId, conditions: conditions.trim(), gates: read })
  const after = { id, conditions: conditions.trim(), gates: read.map((gate) => gate.id) }
  await record(tx, { act: 'activity.approve', subject: activityId, before: null, after })
  return allow(id)
}

/**
 * Takes an approval back with the reason: the activity returns to planning, whether it was published or not.
 *
 * @returns the approval's id, refusal `approval/no-reason`, a refusal of `stepActivity`, or `missing` where none stands
 * @source office.approval.gates
 */
export async function withdrawApproval(
  tx: Tx,
  activityId: string,
  { why, by, today }: Approving & { why: string },
): Promise<Decision<string> | Missing> {
  await holdIndependence(tx, activityId)
  const [activity, approval] = [await findActivity(tx, activityId), await findApproval(tx, activityId)]
  const stands = ['approved', 'published', 'running'].includes(activity?.state ?? '')
  if (!approval || approval.withdrawnAt || !stands) return missing
  if (why.trim() === '') {
    const message = 'Say why the approval is withdrawn'
    return refuse({ code: 'approval/no-reason', source: 'office.approval.gates', field: 'why', message })
  }
  const step = await stepActivity(tx, activityId, { to: 'in planning', why: why.trim(), by, today })
  if (step === missing || !step.ok) return step
  await saveWithdrawal(tx, approval.id, { why: why.trim(), byId: tx.actor.personId, at: tx.at })
  await record(tx, { act: 'approval.withdraw', subject: activityId, before: approval, after: null, why })
  return allow(approval.id)
}

/** A step of an activity back to planning: when, by whom (null for timed work), and why. */
export type StepBack = { activityId: string; at: Date; byId: string | null; why: string }

/**
 * An activity went back to planning by a step of its own: an approval that stood until then is withdrawn with the reason of
 * the step. One that was given since, or withdrawn already, is left alone.
 *
 * @source office.approval.gates
 */
export async function followStepBack(tx: Tx, { activityId, at, byId, why }: StepBack): Promise<void> {
  const approval = await findApproval(tx, activityId)
  if (!approval || approval.withdrawnAt || approval.at > at) return
  const reason = why.trim() || 'The plan went back to planning'
  await saveWithdrawal(tx, approval.id, { why: reason, byId, at })
  await record(tx, { act: 'approval.withdraw', subject: activityId, before: approval, after: null, why: reason })
}
