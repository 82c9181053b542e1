import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readParts } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { findGap } from './gap.store.ts'
import { scoreGap } from './score.commands.ts'
import { type CriterionId, criterionIds } from '../ranking/ranking.schema.ts'
import { listRankParts } from '../ranking/ranking.store.ts'

const noun = 'Practice gaps'

const markShape = z
  .object({
    key: z.enum(criterionIds as [CriterionId, ...CriterionId[]]),
    weight: z.number(),
    points: z.int().nullable().meta({ description: 'From 0 to 4; null while it is not marked' }),
    because: z.string().nullable(),
    by: z.string().nullable(),
  })
  .meta({ id: 'Mark', description: 'The mark of a gap on one criterion' })

const marksInput = z.object({
  marks: z
    .array(
      z.object({
        criterionKey: z.enum(criterionIds as [CriterionId, ...CriterionId[]]),
        points: z.int().min(0).max(4),
        because: z.string().trim().min(1, 'Say why; the committee reads it').max(1000),
      }),
    )
    .min(1, 'Give at least one mark')
    .max(criterionIds.length),
})

/** The marks by which gaps are ranked. */
export const scoreApi: Route[] = [
  readParts({
    path: '/api/v1/gaps/:gapId/marks',
    may: 'gap.see',
    noun,
    says: 'Tells the marks of a gap, each with its weight and reason',
    item: markShape,
    find: ({ db }, { gapId }) => findMarks(db, gapId!),
  }),
  act({
    path: '/api/v1/gaps/:gapId/marks',
    may: 'gap.decide',
    noun,
    says: 'Marks a gap on criteria, each with the reason that is printed',
    body: marksInput,
    output: z.object({ items: z.array(markShape) }),
    act: async (tx, { params, body }) =>
      andThen(await scoreGap(tx, params.gapId!, body.marks), async (id) => ({
        items: (await findMarks(tx, id)) ?? [],
      })),
  }),
]

async function findMarks(db: Db | Tx, gapId: string) {
  return (await findGap(db, gapId)) ? listRankParts(db, gapId) : undefined
}
