import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readListed } from '../../http/api-list.ts'
import { readOne, readParts } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape, instantShape } from '../../kernel/shape.ts'
import { setMeasure } from './measure.commands.ts'
import { improvements, measureInput, measureKinds, units } from './measure.schema.ts'
import { findMeasure, listMeasures, listSeries, listSeriesOf } from './measure.store.ts'

const noun = 'Measures'

const measureRecord = z
  .object({
    id: idShape,
    name: z.string(),
    canonical: z.string().meta({ description: 'Its address, without version' }),
    unit: z.enum(units),
    improvement: z.enum(improvements),
    isImprovementTold: z.boolean().meta({ description: 'Has anyone said which way is better?' }),
    kind: z.enum(measureKinds),
  })
  .meta({ id: 'Measure', description: 'What is counted, and which way is better' })

const seriesShape = z
  .object({ reporter: z.string(), population: z.string(), periods: z.int(), latest: dayShape })
  .meta({ id: 'Series', description: 'One measure of one reporter and population; "" is all of it' })

const valueShape = z
  .object({
    id: idShape,
    periodStart: dayShape,
    periodEnd: dayShape,
    initialPopulation: z.int().nullable(),
    numerator: z.int().nullable(),
    denominator: z.int().nullable(),
    exclusion: z.int(),
    exception: z.int(),
    value: z.number().nullable(),
    version: z.string(),
    edition: z.int(),
    sourceId: idShape,
    recordedAt: instantShape,
  })
  .meta({ id: 'MeasureValue', description: 'One period of a series' })

export const measureApi: Route[] = [
  readListed({
    path: '/api/v1/measures',
    may: 'evidence.see',
    noun,
    says: 'Lists measures by name',
    query: { kind: z.enum(measureKinds).optional() },
    item: measureRecord,
    source: listMeasures,
    order: 'name',
    narrow: (_visit, filter) => filter,
  }),
  readOne({
    path: '/api/v1/measures/:measureId',
    may: 'evidence.see',
    noun,
    says: 'Tells one measure',
    output: measureRecord,
    find: ({ db }, { measureId }) => findMeasure(db, measureId!),
  }),
  readParts({
    path: '/api/v1/measures/:measureId/series',
    may: 'evidence.see',
    noun,
    says: 'Tells who reports a measure, and for which populations',
    item: seriesShape,
    find: async ({ db }, { measureId }) =>
      (await findMeasure(db, measureId!)) ? listSeriesOf(db, measureId!) : undefined,
  }),
  readParts({
    path: '/api/v1/measures/:measureId/series/:reporter/values',
    may: 'evidence.see',
    noun,
    says: 'Tells the values of one reporter for the whole population, in time order, of each period the newest edition',
    item: valueShape,
    find: async ({ db }, { measureId, reporter }) =>
      (await findMeasure(db, measureId!)) ? listSeries(db, measureId!, reporter!, '') : undefined,
  }),
  act({
    path: '/api/v1/measures/:measureId/description',
    may: 'evidence.record',
    noun,
    says: 'Sets what the office says of a measure',
    body: measureInput,
    output: measureRecord,
    corrects: (tx, { measureId }) => findMeasure(tx, measureId!),
    act: async (tx, { params, body }) =>
      andThen(await setMeasure(tx, params.measureId!, body), (id) => findMeasure(tx, id)),
  }),
]
