import { z } from 'zod'
import { readList } from '../../http/api-list.ts'
import type { Route } from '../../http/route.ts'
import { idShape, instantShape, timePlace } from '../../kernel/shape.ts'
import { listClaims } from './claim.store.ts'

const claimRecord = z
  .object({
    id: idShape,
    activityId: idShape,
    personId: idShape,
    credits: z.number(),
    claimedAt: instantShape,
  })
  .meta({ id: 'Claim', description: 'Credit that a learner claimed; its certificate says whether it stands' })

export const claimApi: Route[] = [
  readList({
    path: '/api/v1/claims',
    may: 'credit.see',
    noun: 'Credit',
    says: 'Lists what was claimed, newest first',
    query: { activityId: z.uuid().optional(), personId: z.uuid().optional() },
    item: claimRecord,
    place: timePlace,
    placeOf: ({ claimedAt, id }) => ({ at: claimedAt, id }),
    list: async ({ db }, { filter, after, limit }) =>
      (await listClaims(db, { ...filter, after }, limit)).map((claim) => ({ ...claim, credits: claim.quarters / 4 })),
  }),
]
