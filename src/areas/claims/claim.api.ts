import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readList } from '../../http/api-list.ts'
import type { Route } from '../../http/route.ts'
import { idShape, instantShape, madeShape, timePlace } from '../../kernel/shape.ts'
import { claimCredit } from './claim.commands.ts'
import { claimInput } from './claim.schema.ts'
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

/** What a learner claimed in a program of their own; who is awarded no credit claims none and is certified to have taken part. */
const passedOn = z.object({
  activityId: idShape,
  personId: idShape,
  credits: claimInput.shape.credits.nullable().default(null),
})

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
  act({
    path: '/api/v1/claims',
    may: 'credit.correct',
    noun: 'Credit',
    says: 'Passes on what a learner claimed, and issues the certificate; never more than the activity gives them',
    body: passedOn,
    output: madeShape,
    location: ({ id }) => `/api/v1/certificates/${id}`,
    act: async (tx, { body: { credits, ...who }, visit: { office } }) => {
      const claim = { ...who, quarters: credits, today: office.today(), timeZone: office.settings.timeZone }
      return andThen(await claimCredit(tx, claim), (id) => Promise.resolve({ id }))
    },
  }),
]
