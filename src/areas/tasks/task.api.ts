import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readListed } from '../../http/api-list.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape, instantShape, madeShape } from '../../kernel/shape.ts'
import { askAgain } from './task.commands.ts'
import { owed } from './task.store.ts'

const noun = 'Tasks'

const taskRecord = z
  .object({
    id: idShape,
    title: z.string(),
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
  readListed({
    path: '/api/v1/tasks',
    may: 'task.see',
    noun,
    says: 'Lists what people owe and have not done, the oldest first',
    query: { late: z.literal('yes').optional().meta({ description: 'Only what was due before today' }) },
    item: taskRecord,
    source: owed,
    order: 'oldest',
    narrow: ({ office }, { late }) => ({ lateOn: late ? office.today() : undefined }),
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
