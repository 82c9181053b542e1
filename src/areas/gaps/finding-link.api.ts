import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readParts } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { idShape, instantShape } from '../../kernel/shape.ts'
import { linkFinding, unlinkFinding } from './finding-link.commands.ts'
import { listFindingsOf } from './finding-link.store.ts'
import { directions, stepInput } from './gap.schema.ts'
import { findGap } from './gap.store.ts'

const noun = 'Practice gaps'

const linkedFinding = z
  .object({
    id: idShape,
    direction: z.enum(directions),
    statement: z.string(),
    population: z.string(),
    strength: z.string(),
    verdict: z.string().nullable(),
    sourceId: idShape,
    sourceTitle: z.string(),
    channel: z.string(),
    linkedAt: instantShape,
  })
  .meta({ id: 'LinkedFinding', description: 'A finding that speaks for or against a gap' })

/** The findings a gap stands on. */
export const findingLinkApi: Route[] = [
  readParts({
    path: '/api/v1/gaps/:gapId/findings',
    may: 'gap.see',
    noun,
    says: 'Tells the findings for and against a gap',
    item: linkedFinding,
    find: async ({ db }, { gapId }) => ((await findGap(db, gapId!)) ? listFindingsOf(db, gapId!) : undefined),
  }),
  act({
    path: '/api/v1/gaps/:gapId/findings',
    may: 'gap.decide',
    noun,
    says: 'Ties a finding to a gap',
    body: z.object({ findingId: z.uuid({ error: 'Choose a finding' }), direction: z.enum(directions) }),
    output: linkedFinding,
    act: async (tx, { params, body }) =>
      andThen(await linkFinding(tx, params.gapId!, body.findingId, body.direction), async () =>
        (await listFindingsOf(tx, params.gapId!)).find(({ id }) => id === body.findingId),
      ),
  }),
  act({
    path: '/api/v1/gaps/:gapId/findings/:findingId/removal',
    may: 'gap.decide',
    noun,
    says: 'Unties a finding from a gap, with the reason',
    body: stepInput,
    output: z.object({ id: idShape }),
    act: async (tx, { params, body }) =>
      andThen(await unlinkFinding(tx, params.gapId!, params.findingId!, body.why), () =>
        Promise.resolve({ id: params.findingId! }),
      ),
  }),
]
