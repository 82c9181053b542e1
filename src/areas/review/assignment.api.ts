import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readParts } from '../../http/api-read.ts'
import type { Route, Visit } from '../../http/route.ts'
import { dayShape, idShape, instantShape } from '../../kernel/shape.ts'
import { findActivity } from '../activities/activity.store.ts'
import { assignReviewer, endAssignment } from './assignment.commands.ts'
import { assignmentInput } from './assignment.schema.ts'
import { findAssignment, findAssignmentById, listAssignments } from './assignment.store.ts'

const noun = 'Review and approval'
const path = '/api/v1/activities/:activityId/reviews'

const reviewShape = z
  .object({
    id: idShape,
    reviewerId: idShape,
    reviewer: z.string(),
    askedAt: instantShape,
    dueOn: dayShape,
    endedAt: instantShape.nullable(),
    endedWhy: z.string().nullable(),
    submittedAt: instantShape.nullable(),
    verdict: z.string().nullable(),
    comments: z.string().nullable(),
    response: z.string().nullable().meta({ description: 'What the director answered' }),
  })
  .meta({ id: 'Review', description: 'A peer review: who was asked, and what they said' })

export const assignmentApi: Route[] = [
  readParts({
    path,
    may: 'review.assign',
    noun,
    says: 'Tells the peer reviews of an activity, newest first',
    item: reviewShape,
    find: async ({ db }, { activityId }) =>
      (await findActivity(db, activityId!)) ? listAssignments(db, activityId!) : undefined,
  }),
  act({
    path,
    may: 'review.assign',
    noun,
    says: 'Asks somebody to review an activity',
    body: assignmentInput,
    output: reviewShape,
    act: async (tx, { params: { activityId }, body, visit }) =>
      andThen(await assignReviewer(tx, activityId!, body, deskOf(visit)), () => findAssignment(tx, activityId!)),
  }),
  act({
    path: `${path}/end`,
    may: 'review.assign',
    noun,
    says: 'Ends the running review of an activity, with the reason',
    body: z.object({ why: z.string().trim().max(1000, 'Enter at most 1,000 letters').default('') }),
    output: reviewShape,
    act: async (tx, { params: { activityId }, body, visit }) => {
      const before = await findAssignment(tx, activityId!)
      const ended = await endAssignment(tx, activityId!, body.why, visit.office.today())
      return andThen(ended, async () => before && findAssignmentById(tx, before.id))
    },
  }),
]

function deskOf({ office }: Visit) {
  return { address: office.address(), today: office.today() }
}
