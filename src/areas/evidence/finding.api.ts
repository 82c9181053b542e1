import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readListed } from '../../http/api-list.ts'
import { readOne, readParts } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { idShape, instantShape } from '../../kernel/shape.ts'
import { decideFinding, recordFinding } from './finding.commands.ts'
import { decisionInput, findingInput, findingStates, needTypes, strengths } from './finding.schema.ts'
import { findFinding, findings, listDecisions } from './finding.store.ts'
import { channels, standings } from './source.schema.ts'

const noun = 'Findings'

const findingLine = z
  .object({
    id: idShape,
    statement: z.string(),
    population: z.string(),
    strength: z.enum(strengths),
    state: z.enum(findingStates),
    reason: z.string().nullable().meta({ description: 'Why it was accepted or dismissed' }),
    sourceTitle: z.string(),
    sourceStanding: z.enum(standings),
    channel: z.enum(channels),
    recordedAt: instantShape,
  })
  .meta({ id: 'FindingLine', description: 'A finding as the office lists it' })

const findingRecord = findingLine
  .extend({
    needType: z.enum(needTypes),
    caveats: z.string(),
    comparator: z.string().nullable(),
    decidedAt: instantShape.nullable(),
    measureValueId: idShape.nullable(),
    sourceId: idShape,
  })
  .meta({ id: 'Finding', description: 'What a source shows, as the office reads it' })

const decisionShape = z
  .object({
    id: idShape,
    verdict: z.enum(findingStates).meta({ description: 'open where a decision was taken back' }),
    reason: z.string(),
    at: instantShape,
    givenName: z.string(),
    familyName: z.string(),
  })
  .meta({ id: 'FindingDecision', description: 'A decision on a finding' })

export const findingApi: Route[] = [
  readListed({
    path: '/api/v1/findings',
    may: 'evidence.see',
    noun,
    says: 'Lists findings, newest first',
    query: {
      state: z.enum(findingStates).optional(),
      channel: z.enum(channels).optional(),
      sourceId: z.uuid().optional(),
    },
    item: findingLine,
    source: findings,
    order: 'newest',
    narrow: (_visit, filter) => filter,
  }),
  readOne({
    path: '/api/v1/findings/:findingId',
    may: 'evidence.see',
    noun,
    says: 'Tells one finding',
    output: findingRecord,
    find: ({ db }, { findingId }) => findFinding(db, findingId!),
  }),
  readParts({
    path: '/api/v1/findings/:findingId/decisions',
    may: 'evidence.see',
    noun,
    says: 'Tells every decision on a finding, newest first',
    item: decisionShape,
    find: async ({ db }, { findingId }) =>
      (await findFinding(db, findingId!)) ? listDecisions(db, findingId!) : undefined,
  }),
  act({
    path: '/api/v1/findings',
    may: 'evidence.record',
    noun,
    says: 'Records what a source shows',
    body: findingInput,
    output: findingRecord,
    location: ({ id }) => `/api/v1/findings/${id}`,
    act: async (tx, { body }) => andThen(await recordFinding(tx, body), (id) => findFinding(tx, id)),
  }),
  act({
    path: '/api/v1/findings/:findingId/decisions',
    may: 'evidence.record',
    noun,
    says: 'Accepts or dismisses a finding, with the reason',
    body: decisionInput,
    output: findingRecord,
    act: async (tx, { params, body }) =>
      andThen(await decideFinding(tx, params.findingId!, body.verdict, body.reason), (id) => findFinding(tx, id)),
  }),
]
