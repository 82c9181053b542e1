import { z } from 'zod'
import { readList } from '../http/api-list.ts'
import { readOne } from '../http/api-read.ts'
import { type Route, visitorOf } from '../http/route.ts'
import { missing } from '../kernel/decision.ts'
import { idShape, instantShape, timePlace } from '../kernel/shape.ts'
import { listLongJobsOf } from '../platform/long-job.ts'
import { outcomes, runKinds, runStates } from './run.schema.ts'
import { findRunFor } from './run.page.ts'
import { mayImport, seenKinds } from './run.right.ts'
import { listRows, listRuns } from './run.store.ts'

const noun = 'Imports'

const runRecord = z
  .object({
    id: idShape,
    kind: z.enum(runKinds).nullable(),
    fileName: z.string(),
    fileBytes: z.int(),
    fileSha256: z.string(),
    state: z.enum(runStates),
    refusal: z.string().nullable(),
    rowsTotal: z.int(),
    rowsDone: z.int(),
    startedAt: instantShape,
    endedAt: instantShape.nullable(),
  })
  .meta({ id: 'Import', description: 'A file that was read, and how far' })

const oneRun = runRecord
  .extend({
    sheets: z
      .array(z.object({ name: z.string(), headings: z.array(z.string()), rows: z.int() }))
      .nullable()
      .meta({ description: 'What a table holds; null for records' }),
    columns: z
      .record(z.string(), z.int())
      .nullable()
      .meta({ description: 'Which field stands in which column, from 0' }),
    jobId: idShape.nullable().meta({ description: 'The job that works on it, or last did: stop and resume it there' }),
  })
  .meta({ id: 'ImportWhole', description: 'A file that was read, with its headings and the job that works on it' })

const rowRecord = z
  .object({
    position: z.int(),
    line: z.int(),
    what: z.string(),
    outcome: z.enum(outcomes),
    message: z.string(),
    path: z.string().nullable().meta({ description: 'The page of what it made or changed' }),
  })
  .meta({ id: 'ImportRow', description: 'What became of one row of a file' })

export const runApi: Route[] = [
  readList({
    path: '/api/v1/imports',
    may: 'evidence.see',
    noun,
    says: 'Lists imports, newest first',
    item: runRecord,
    place: timePlace,
    placeOf: ({ startedAt, id }) => ({ at: startedAt, id }),
    list: (visit, { after, limit }) => {
      const visitor = visitorOf(visit)
      const seen = { kinds: seenKinds(visitor), withUnknown: mayImport(visitor, null, 'see') }
      return listRuns(visit.db, { ...seen, after }, limit)
    },
  }),
  readOne({
    path: '/api/v1/imports/:runId',
    may: 'evidence.see',
    noun,
    says: 'Tells one import',
    output: oneRun,
    find: async (visit) => {
      const run = await findRunFor(visit, 'see')
      if (run === missing) return missing
      const [job] = await listLongJobsOf(visit.db, run.id)
      return { ...run, jobId: job?.id ?? null }
    },
  }),
  readList({
    path: '/api/v1/imports/:runId/rows',
    may: 'evidence.see',
    noun,
    says: 'Lists what became of each row of an import',
    query: { outcome: z.enum(outcomes).optional() },
    item: rowRecord,
    place: z.object({ position: z.int() }),
    placeOf: ({ position }) => ({ position }),
    list: async (visit, { filter, after, limit }) => {
      const run = await findRunFor(visit, 'see')
      return run === missing ? missing : listRows(visit.db, run.id, { ...filter, after: after?.position }, limit)
    },
  }),
]
