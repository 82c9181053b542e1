import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readListed } from '../../http/api-list.ts'
import { readOne, readParts } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { idShape, instantShape } from '../../kernel/shape.ts'
import type { Tx } from '../../platform/database.ts'
import { professions } from '../people/person.schema.ts'
import { describeGap, nameOwner, proposeGap, stepGap } from './gap.commands.ts'
import { type GapInput, gapInput, gapViews, ownerInput, stepInput } from './gap.schema.ts'
import { findGap, gaps } from './gap.store.ts'
import { gapStates } from './life.schema.ts'
import { findSeries } from './series.store.ts'
import { listHistory } from './step.store.ts'

const noun = 'Practice gaps'

const gapLine = z
  .object({
    id: idShape,
    number: z.int(),
    title: z.string(),
    patients: z.string(),
    state: z.enum(gapStates),
    score: z.number().nullable().meta({ description: 'From 0 to 4; null while a mark is missing' }),
    doors: z.array(z.string()).meta({ description: 'Channels that speak for it' }),
    audience: z.array(z.object({ profession: z.string(), specialty: z.string() })),
    ownerGivenName: z.string().nullable(),
    ownerFamilyName: z.string().nullable(),
    measureId: idShape.nullable().meta({ description: 'What raised it and will close it' }),
    measureName: z.string().nullable(),
    target: z.number().nullable(),
  })
  .meta({ id: 'GapLine', description: 'A practice gap as the register lists it' })

const gapRecord = gapLine
  .extend({
    ownerId: idShape.nullable(),
    isComplex: z.boolean(),
    measureReporter: z.string().nullable(),
    measurePopulation: z.string(),
    currentPractice: z.string(),
    bestPractice: z.string(),
    bestPracticeSource: z.string(),
    difference: z.string(),
    whyExists: z.string(),
    needKnowledge: z.boolean(),
    needCompetence: z.boolean(),
    needPerformance: z.boolean(),
    smallestChange: z.number().nullable(),
    watchMonths: z.int().nullable(),
    recordedAt: instantShape,
  })
  .meta({ id: 'Gap', description: 'A practice gap' })

const eventShape = z
  .object({
    at: instantShape,
    state: z.enum(gapStates).nullable().meta({ description: 'What it became; null where it got an owner' }),
    owner: z.string().nullable(),
    why: z.string(),
    by: z.string().nullable(),
  })
  .meta({ id: 'GapEvent', description: 'A step of a gap, or a new owner' })

export const gapApi: Route[] = [
  readListed({
    path: '/api/v1/gaps',
    may: 'gap.see',
    noun,
    says: 'Lists practice gaps, the best score first unless sorted otherwise',
    query: {
      view: z.enum(gapViews).optional().meta({ description: '"mine" are those of the key’s owner' }),
      profession: z.enum(professions).optional(),
      state: z.enum(gapStates).optional(),
    },
    item: gapLine,
    source: gaps,
    order: 'score',
    narrow: ({ visitor }, filter) => ({ ...filter, me: visitor?.id }),
  }),
  readOne({
    path: '/api/v1/gaps/:gapId',
    may: 'gap.see',
    noun,
    says: 'Tells everything that is said of a gap',
    output: gapRecord,
    find: ({ db }, { gapId }) => findGap(db, gapId!),
  }),
  readParts({
    path: '/api/v1/gaps/:gapId/steps',
    may: 'gap.see',
    noun,
    says: 'Tells what happened to a gap, newest first',
    item: eventShape,
    find: async ({ db }, { gapId }) => ((await findGap(db, gapId!)) ? listHistory(db, gapId!) : undefined),
  }),
  act({
    path: '/api/v1/gaps',
    may: 'gap.decide',
    noun,
    says: 'Proposes a gap from accepted findings',
    body: gapInput.safeExtend({ findingIds: z.array(z.uuid()).min(1, 'Name at least one finding').max(50) }),
    output: gapRecord,
    location: ({ id }) => `/api/v1/gaps/${id}`,
    act: async (tx, { body }) => {
      const known = await decideSeries(tx, body)
      return known.ok ? andThen(await proposeGap(tx, body), (id) => findGap(tx, id)) : known
    },
  }),
  act({
    path: '/api/v1/gaps/:gapId/description',
    may: 'gap.decide',
    noun,
    says: 'Changes what is said of a gap',
    body: gapInput,
    output: gapRecord,
    corrects: (tx, { gapId }) => findGap(tx, gapId!),
    act: async (tx, { params, body }) => {
      const known = await decideSeries(tx, body)
      return known.ok ? andThen(await describeGap(tx, params.gapId!, body), (id) => findGap(tx, id)) : known
    },
  }),
  act({
    path: '/api/v1/gaps/:gapId/steps',
    may: 'gap.decide',
    noun,
    says: 'Accepts, parks, closes or reopens a gap, with the reason',
    body: stepInput.extend({ state: z.enum(gapStates, { error: 'Choose what the gap becomes' }) }),
    output: gapRecord,
    act: async (tx, { params, body }) =>
      andThen(await stepGap(tx, params.gapId!, body.state, body.why), () => findGap(tx, params.gapId!)),
  }),
  act({
    path: '/api/v1/gaps/:gapId/owner',
    may: 'gap.decide',
    noun,
    says: 'Names who owns a gap',
    body: ownerInput,
    output: gapRecord,
    act: async (tx, { params, body }) =>
      andThen(await nameOwner(tx, params.gapId!, body.personId, body.why), () => findGap(tx, params.gapId!)),
  }),
]

/** Is the series that will close the gap one that somebody reports? Refusal `gap/no-series`. */
async function decideSeries(tx: Tx, { measure }: GapInput): Promise<Decision<null>> {
  if (!measure || (await findSeries(tx, measure))) return allow(null)
  const message = 'Nobody reports this measure for this population. Name a series that is reported, or none'
  return refuse({ code: 'gap/no-series', field: 'measure', message })
}
