import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readList } from '../../http/api-list.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape, instantShape, madeShape, timePlace } from '../../kernel/shape.ts'
import { askAgain } from './task.commands.ts'
import { listOwedByOthers } from './task.store.ts'

const noun = 'Tasks'

const taskRecord = z
  .object({
    id: idShape,
    kind: z.string(),
    title: z.string(),
    why: z.string(),
    area: z.string(),
    subjectId: idShape,
    owedBy: idShape,
    givenName: z.string(),
    familyName: z.string(),
    dueOn: dayShape.nullable(),
    createdAt: instantShape,
    lastAskedAt: instantShape.nullable(),
    asks: z.int(),
  })
  .meta({ id: 'Task', description: 'What somebody owes the office' })

export const taskApi: Route[] = [
  readList({
    path: '/api/v1/tasks',
    may: 'task.see',
    noun,
    says: 'Lists what people owe and have not done, the oldest first',
    query: {
      words: z.string().max(200).optional(),
      late: z.literal('yes').optional().meta({ description: 'Only what was due before today' }),
    },
    item: taskRecord,
    place: timePlace,
    placeOf: ({ createdAt, id }) => ({ at: createdAt, id }),
    list: ({ db, office }, { filter: { late, words }, after, limit }) =>
      listOwedByOthers(db, { words, lateOn: late ? office.today() : undefined, after }, limit),
  }),
  act({
    path: '/api/v1/tasks/:taskId/asks',
    may: 'task.see',
    noun,
    says: 'Asks somebody once more for what they owe',
    body: z.object({}),
    output: madeShape,
    act: async (tx, { params, visit }) =>
      andThen(await askAgain(tx, params.taskId!, visit.office.address()), () =>
        Promise.resolve({ id: params.taskId! }),
      ),
  }),
]
