import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readListed } from '../../http/api-list.ts'
import { readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape, instantShape } from '../../kernel/shape.ts'
import { rhythms } from './committee.schema.ts'
import { committees, findCommittee } from './committee.store.ts'
import { handOver } from './hand-over.commands.ts'
import { handOverInput, handOverKinds, handOverStates, harmLevels } from './hand-over.schema.ts'
import { findHandOver, handOvers } from './hand-over.store.ts'

const noun = 'Committees'

const committeeRecord = z
  .object({
    id: idShape,
    name: z.string(),
    organization: z.string().nullable(),
    watches: z.string(),
    meets: z.enum(rhythms),
    endedOn: dayShape.nullable(),
  })
  .meta({ id: 'Committee', description: 'A quality committee that hands over to the office' })

const handOverRecord = z
  .object({
    id: idShape,
    committeeId: idShape,
    committee: z.string(),
    kind: z.enum(handOverKinds),
    statement: z.string(),
    population: z.string(),
    periodStart: dayShape,
    periodEnd: dayShape,
    numerator: z.int().nullable(),
    denominator: z.int().nullable(),
    cases: z.int().nullable(),
    harm: z.enum(harmLevels).nullable(),
    factors: z.array(z.string()),
    handoffs: z.array(z.string()),
    professions: z.array(z.string()),
    specialties: z.array(z.string()),
    isChronic: z.boolean(),
    isMedicalSurgical: z.boolean(),
    note: z.string(),
    handedAt: instantShape,
    state: z.enum(handOverStates),
    findingId: idShape.nullable().meta({ description: 'The finding it became' }),
    reason: z.string().nullable().meta({ description: 'Why it was accepted or dismissed' }),
  })
  .meta({ id: 'HandOver', description: 'What a committee handed over, and what the office made of it' })

export const committeeApi: Route[] = [
  readListed({
    path: '/api/v1/committees',
    may: 'quality.see',
    noun,
    says: 'Lists committees by name',
    item: committeeRecord,
    source: committees,
    order: 'name',
    narrow: () => ({}),
  }),
  readOne({
    path: '/api/v1/committees/:committeeId',
    may: 'quality.see',
    noun,
    says: 'Tells one committee',
    output: committeeRecord,
    find: ({ db }, { committeeId }) => findCommittee(db, committeeId!),
  }),
  readListed({
    path: '/api/v1/hand-overs',
    may: 'quality.see',
    noun,
    says: 'Lists what committees handed over, newest first',
    query: { state: z.enum(handOverStates).optional(), committee: z.uuid().optional() },
    item: handOverRecord,
    source: handOvers,
    order: 'newest',
    narrow: (_visit, { state, committee }) => ({ state, committeeId: committee }),
  }),
  readOne({
    path: '/api/v1/hand-overs/:handOverId',
    may: 'quality.see',
    noun,
    says: 'Tells one hand-over with what became of it',
    output: handOverRecord,
    find: ({ db }, { handOverId }) => findHandOver(db, handOverId!),
  }),
  act({
    path: '/api/v1/committees/:committeeId/hand-overs',
    may: 'quality.record',
    noun,
    says: 'Hands over numbers or a theme; what may tell who a patient is is refused and not kept',
    body: handOverInput,
    output: handOverRecord,
    location: ({ id }) => `/api/v1/hand-overs/${id}`,
    act: async (tx, { params, body, visit }) =>
      andThen(await handOver(tx, params.committeeId!, body, visit.office.today()), (id) => findHandOver(tx, id)),
  }),
]
