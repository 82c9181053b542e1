import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readParts } from '../../http/api-read.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { idShape, instantShape } from '../../kernel/shape.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { ActivityGate } from '../activities/activity.slots.ts'
import { findActivity } from '../activities/activity.store.ts'
import { approveActivity, withdrawApproval } from './approval.commands.ts'
import { listApprovals } from './approval.store.ts'

const noun = 'Review and approval'
const path = '/api/v1/activities/:activityId/approvals'

const approvalShape = z
  .object({
    id: idShape,
    at: instantShape,
    by: z.string().nullable(),
    conditions: z.string(),
    withdrawnAt: instantShape.nullable(),
    withdrawnBy: z.string().nullable(),
    withdrawnWhy: z.string().nullable(),
  })
  .meta({ id: 'Approval', description: 'An approval of an activity, and its withdrawal' })

/** The act of approval, by the gates that the areas above add. */
export function approvalApi(gates: readonly ActivityGate[]): Route[] {
  return [
    readParts({
      path,
      may: 'activity.see',
      noun,
      says: 'Tells every approval of an activity, newest first',
      item: approvalShape,
      find: async ({ db }, { activityId }) =>
        (await findActivity(db, activityId!)) ? listApprovals(db, activityId!) : undefined,
    }),
    act({
      path,
      may: 'activity.approve',
      noun,
      says: 'Approves an activity; refused while anything is not in order',
      body: z.object({ conditions: z.string().trim().max(5000, 'Enter at most 5,000 letters').default('') }),
      output: approvalShape,
      act: async (tx, { params: { activityId }, body, visit }) =>
        andThen(await approveActivity(tx, activityId!, gates, { ...body, ...approverOf(visit) }), () =>
          findNewest(tx, activityId!),
        ),
    }),
    act({
      path: `${path}/withdrawal`,
      may: 'activity.approve',
      noun,
      says: 'Takes the approval of an activity back, with the reason',
      body: z.object({ why: z.string().trim().max(2000, 'Enter at most 2,000 letters').default('') }),
      output: approvalShape,
      act: async (tx, { params: { activityId }, body, visit }) =>
        andThen(await withdrawApproval(tx, activityId!, { ...body, ...approverOf(visit) }), () =>
          findNewest(tx, activityId!),
        ),
    }),
  ]
}

function approverOf(visit: Visit) {
  return { by: visitorOf(visit).name, today: visit.office.today() }
}

async function findNewest(db: Db | Tx, activityId: string) {
  return (await listApprovals(db, activityId))[0]
}
