import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readList } from '../../http/api-list.ts'
import type { Route } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { idShape, instantShape, timePlace } from '../../kernel/shape.ts'
import { enroll, finishModule } from './enrollment.commands.ts'
import { findEnrolled, findEnrollment, listEnrollments } from './enrollment.store.ts'

const enrollmentRecord = z
  .object({ id: idShape, activityId: idShape, personId: idShape, enrolledAt: instantShape })
  .meta({ id: 'Enrollment', description: 'Somebody began a course' })

const noun = 'Participation'

const enrollmentInput = z.object({
  activityId: idShape,
  personId: idShape,
  disclosureShown: z
    .literal(true, 'Show the learner who has ties to industry before they begin, and say that you did')
    .meta({ description: 'The program showed the learner the disclosure of this activity before they began' }),
})

const readingShape = z.object({ position: z.int().min(1).meta({ description: 'Which reading, counted from 1' }) })

export const enrollmentApi: Route[] = [
  readList({
    path: '/api/v1/enrollments',
    may: 'credit.see',
    noun,
    says: 'Lists who began which course, the newest first',
    query: { activityId: z.uuid().optional(), personId: z.uuid().optional() },
    item: enrollmentRecord,
    place: timePlace,
    placeOf: ({ enrolledAt, id }) => ({ at: enrolledAt, id }),
    list: ({ db }, { filter, after, limit }) => listEnrollments(db, { ...filter, after }, limit),
  }),
  act({
    path: '/api/v1/enrollments',
    may: 'credit.correct',
    noun,
    says: 'Begins a course for a learner, who was shown who has ties to industry; again changes nothing',
    body: enrollmentInput,
    output: enrollmentRecord,
    act: async (tx, { body: { activityId, personId }, visit }) =>
      andThen(await enroll(tx, activityId, personId, visit.office.today()), async () => {
        const found = await findEnrollment(tx, activityId, personId)
        return found && { ...found, activityId, personId }
      }),
  }),
  act({
    path: '/api/v1/enrollments/:enrollmentId/readings',
    may: 'credit.correct',
    noun,
    says: 'Marks a reading of a course as read by the learner; the last one completes what has no test',
    body: readingShape,
    output: readingShape,
    act: async (tx, { params, body: { position }, visit }) => {
      const who = await findEnrolled(tx, params.enrollmentId!)
      if (!who) return missing
      const read = { ...who, position, today: visit.office.today() }
      return andThen(await finishModule(tx, read), () => Promise.resolve({ position }))
    },
  }),
]
