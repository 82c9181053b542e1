import { z } from 'zod'
import { readList } from '../../http/api-list.ts'
import type { Route } from '../../http/route.ts'
import { idShape, instantShape, timePlace } from '../../kernel/shape.ts'
import { listRecords } from './record.store.ts'

const participationRecord = z
  .object({
    id: idShape,
    activityId: idShape,
    personId: idShape,
    profession: z.string().meta({ description: 'As it was when they began' }),
    careerStage: z.string(),
    startedAt: instantShape,
    completedAt: instantShape.nullable(),
  })
  .meta({ id: 'Participation', description: 'What the ledger holds of a person in an activity' })

export const recordApi: Route[] = [
  readList({
    path: '/api/v1/participation',
    may: 'credit.see',
    noun: 'Participation',
    says: 'Lists who took part in what, the newest first',
    query: { activityId: z.uuid().optional(), personId: z.uuid().optional() },
    item: participationRecord,
    place: timePlace,
    placeOf: ({ startedAt, id }) => ({ at: startedAt, id }),
    list: ({ db }, { filter, after, limit }) => listRecords(db, { ...filter, after }, limit),
  }),
]
