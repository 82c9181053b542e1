import { z } from 'zod'
import { readList } from '../../http/api-list.ts'
import type { Route } from '../../http/route.ts'
import { idShape, instantShape, timePlace } from '../../kernel/shape.ts'
import { listEnrollments } from './enrollment.store.ts'

const enrollmentRecord = z
  .object({ id: idShape, activityId: idShape, personId: idShape, enrolledAt: instantShape })
  .meta({ id: 'Enrollment', description: 'Somebody began a course' })

export const enrollmentApi: Route[] = [
  readList({
    path: '/api/v1/enrollments',
    may: 'credit.see',
    noun: 'Participation',
    says: 'Lists who began which course, the newest first',
    query: { activityId: z.uuid().optional(), personId: z.uuid().optional() },
    item: enrollmentRecord,
    place: timePlace,
    placeOf: ({ enrolledAt, id }) => ({ at: enrolledAt, id }),
    list: ({ db }, { filter, after, limit }) => listEnrollments(db, { ...filter, after }, limit),
  }),
]
