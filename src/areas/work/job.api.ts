import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readList } from '../../http/api-list.ts'
import { readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { longJobStates } from '../../kernel/progress.ts'
import { idShape, instantShape, timePlace } from '../../kernel/shape.ts'
import { resumeJob, stopJob } from './job.commands.ts'
import { findJob, listJobs } from './job.store.ts'

const noun = 'Jobs'

const jobRecord = z
  .object({
    id: idShape,
    kind: z.string(),
    title: z.string(),
    state: z.enum(longJobStates),
    done: z.int(),
    total: z.int().nullable().meta({ description: 'null while nobody knows how much it is' }),
    says: z.string().nullable(),
    askedAt: instantShape,
    endedAt: instantShape.nullable(),
  })
  .meta({ id: 'Job', description: 'Work that takes long, and how far it is' })

export const jobApi: Route[] = [
  readList({
    path: '/api/v1/jobs',
    may: 'work.see',
    noun,
    says: 'Lists work that takes long, newest first',
    query: { state: z.enum(longJobStates).optional() },
    item: jobRecord,
    place: timePlace,
    placeOf: ({ askedAt, id }) => ({ at: askedAt, id }),
    list: ({ db }, { filter, after, limit }) =>
      listJobs(db, filter.state ? [filter.state] : longJobStates, limit, after),
  }),
  readOne({
    path: '/api/v1/jobs/:jobId',
    may: 'work.see',
    noun,
    says: 'Tells how far one job is',
    output: jobRecord,
    find: ({ db }, { jobId }) => findJob(db, jobId!),
  }),
  act({
    path: '/api/v1/jobs/:jobId/stop',
    may: 'work.stop',
    noun,
    says: 'Stops a job after the step in hand; what was done holds',
    body: z.object({}),
    output: jobRecord,
    act: async (tx, { params }) => andThen(await stopJob(tx, params.jobId!), () => findJob(tx, params.jobId!)),
  }),
  act({
    path: '/api/v1/jobs/:jobId/resumption',
    may: 'work.stop',
    noun,
    says: 'Lets a stopped job go on from its last step',
    body: z.object({}),
    output: jobRecord,
    act: async (tx, { params }) => andThen(await resumeJob(tx, params.jobId!), () => findJob(tx, params.jobId!)),
  }),
]
