import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape, instantShape } from '../../kernel/shape.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { designate } from './designation.commands.ts'
import { judgeCredit } from './designation.rules.ts'
import type { AssessmentOf } from './designation.slots.ts'
import { findPlan } from './designation.store.ts'

const noun = 'Credit'
const path = '/api/v1/activities/:activityId/designation'

const designationShape = z
  .object({
    activityId: idShape,
    minutes: z.int().nullable(),
    opensOn: dayShape,
    worth: z.number().meta({ description: 'Credits that the minutes come to today' }),
    standing: z.enum(['done', 'todo', 'stop']),
    says: z.string(),
    designated: z.object({ credits: z.number(), at: instantShape, by: z.string() }).nullable(),
  })
  .meta({ id: 'Designation', description: 'What an activity is designated for' })

/** What an activity is worth, and the act that designates it. */
export function designationApi(assessmentOf: AssessmentOf): Route[] {
  return [
    readOne({
      path,
      may: 'activity.see',
      noun,
      says: 'Tells what credit an activity is designated for',
      output: designationShape,
      find: ({ db, office }, { activityId }) => findRecord(db, activityId!, office.today()),
    }),
    act({
      path,
      may: 'activity.plan',
      noun,
      says: 'Designates an activity for the credit its minutes come to',
      body: z.object({}),
      output: designationShape,
      act: async (tx, { params: { activityId }, visit }) => {
        const today = visit.office.today()
        const assessment = (await assessmentOf(tx, activityId!)) ?? null
        return andThen(await designate(tx, activityId!, { assessment, today }), () =>
          findRecord(tx, activityId!, today),
        )
      },
    }),
  ]
}

async function findRecord(db: Db | Tx, activityId: string, today: LocalDate) {
  const plan = await findPlan(db, activityId, today)
  if (!plan) return undefined
  const { standing, worth, designated, ...facts } = judgeCredit(plan, today)
  const given = designated && { credits: designated.quarters / 4, at: designated.at, by: designated.by }
  return { ...facts, worth: worth / 4, standing: standing.state, says: standing.says, designated: given }
}
