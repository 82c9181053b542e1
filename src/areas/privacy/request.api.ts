import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readList } from '../../http/api-list.ts'
import { readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape, instantShape, timePlace } from '../../kernel/shape.ts'
import type { Hold } from './erasure.slots.ts'
import { decideDataRequest } from './request.commands.ts'
import { decisionInput, outcomes, requestKinds, subjects } from './request.schema.ts'
import { findRequest, listRequests } from './request.store.ts'

const noun = 'People'
const path = '/api/v1/data-requests'

const requestRecord = z
  .object({
    id: idShape,
    personId: idShape,
    kind: z.enum(requestKinds),
    about: z.enum(subjects).nullable().meta({ description: 'What a correction is about; null for an erasure' }),
    stands: z.string().meta({ description: 'What stands there, as they read it' }),
    should: z.string().meta({ description: 'What it should be' }),
    why: z.string(),
    askedAt: instantShape,
    dueOn: dayShape,
    outcome: z.enum(outcomes).nullable().meta({ description: 'Null until it is decided' }),
    decidedWhy: z.string().nullable(),
    decidedAt: instantShape.nullable(),
    kept: z.array(z.string()).nullable().meta({ description: 'What had to stay where a record was emptied' }),
  })
  .meta({ id: 'DataRequest', description: 'What a person asks about their own data, and what the office decided' })

export const requestApi = (holds: readonly Hold[]): Route[] => [
  readList({
    path,
    may: 'people.record',
    noun,
    says: 'Lists what people ask about their data, the newest first',
    query: { state: z.enum(['open', 'decided']).optional() },
    item: requestRecord,
    place: timePlace,
    placeOf: ({ askedAt, id }) => ({ at: askedAt, id }),
    list: ({ db }, { filter: { state }, after, limit }) =>
      listRequests(db, { isDecided: state === undefined ? undefined : state === 'decided', after }, limit),
  }),
  readOne({
    path: `${path}/:requestId`,
    may: 'people.record',
    noun,
    says: 'Tells one of these requests',
    output: requestRecord,
    find: ({ db }, { requestId }) => findRequest(db, requestId!),
  }),
  act({
    path: `${path}/:requestId/decision`,
    may: 'people.record',
    noun,
    says: 'Decides a request, with what the person is told; an erasure that is accepted is done at once',
    body: decisionInput,
    output: requestRecord,
    act: async (tx, { params: { requestId }, body, visit }) =>
      andThen(await decideDataRequest(tx, requestId!, body, { holds, today: visit.office.today() }), () =>
        findRequest(tx, requestId!),
      ),
  }),
]
