import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readOne } from '../../http/api-read.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { idShape, madeShape } from '../../kernel/shape.ts'
import { cellLimits } from '../../statistics/suppression.ts'
import { findActivity, isInRole } from '../activities/activity.store.ts'
import type { ItemType } from '../items/item.schema.ts'
import { findPublishedVersion } from '../questions/version.store.ts'
import { answerCounts } from './answer-count.rules.ts'
import { countKept } from './commitment.rules.ts'
import { settleBias } from './response.commands.ts'
import { findForm, listTallies } from './response.store.ts'
import { type TallyRow, gatherTallies } from './tally.rules.ts'
import { findTally } from './tally.store.ts'

const noun = 'Evaluation'

const resultShape = z
  .object({
    activityId: idShape,
    started: z.int(),
    completed: z.int(),
    responses: z.int(),
    openReports: z.int().meta({ description: 'Reports of bias that nobody has settled' }),
    commitments: z.object({ committed: z.int(), followedUp: z.int(), answered: z.int(), kept: z.number().nullable() }),
    questions: z
      .array(
        z.object({
          key: z.string(),
          wording: z.string(),
          n: z.int().nullable(),
          mean: z.number().nullable(),
          answers: z.array(z.object({ answer: z.string(), count: z.int().nullable() })),
          parts: z
            .array(z.object({ label: z.string(), n: z.int().nullable(), mean: z.number().nullable() }))
            .meta({ description: 'Rows that were rated, and things by their mean place or share of the points' }),
        }),
      )
      .meta({ description: 'Empty below five evaluations; a count is null where few could be recognized by it' }),
  })
  .meta({ id: 'Evaluation', description: 'What learners say of an activity, in numbers' })

/** What learners say, so that nobody can be recognized: no words, and no small counts. */
export const resultApi: Route[] = [
  readOne({
    path: '/api/v1/activities/:activityId/evaluation',
    may: 'activity.plan.own',
    wrongOwner: (office) => `/api/v1/activities/${office.idOf('activity')}/evaluation`,
    noun,
    says: 'Tells what learners say of an activity, in numbers',
    output: resultShape,
    find: async (visit, { activityId }) => {
      if (!(await isTheirs(visit, activityId!))) return undefined
      const [tally, rows] = await Promise.all([findTally(visit.db, activityId!), listTallies(visit.db, activityId!)])
      const kept = countKept(tally.commitments)
      const mayTell = tally.responses >= cellLimits.learners
      const { committed, followedUp, answered } = kept
      const share = followedUp < cellLimits.learners ? null : kept.conservative.share
      return {
        ...{ ...tally, activityId: activityId! },
        commitments: { committed, followedUp, answered, kept: share },
        questions: mayTell ? await questionsOf(visit, activityId!, rows) : [],
      }
    },
  }),
  act({
    path: '/api/v1/activities/:activityId/bias-reports/:reportId/resolution',
    may: 'activity.plan',
    noun,
    says: 'Settles a report of bias, with what came of it',
    body: z.object({ resolution: z.string().trim().min(1, 'Say what came of it').max(2000) }),
    output: madeShape,
    act: async (tx, { params: { activityId, reportId }, body }) =>
      andThen(await settleBias(tx, activityId!, reportId!, body.resolution), () => Promise.resolve({ id: reportId! })),
  }),
]

/** Every question that is not answered in words, with its rows or things where it has several. */
async function questionsOf({ db }: Visit, activityId: string, rows: TallyRow[]) {
  const form = await findForm(db, activityId)
  const version = form && (await findPublishedVersion(db, form.questionnaireId))
  const tallies = gatherTallies(version?.items ?? [], rows).filter(({ texts }) => texts.length === 0)
  const counted = answerCounts(rows.filter(({ type }) => !inParts.includes(type)))
  const told = (n: number) => (n < cellLimits.learners ? null : n)
  return tallies.map(({ key, wording, n, parts }) => ({
    ...(counted.find((one) => one.key === key) ?? { key, wording, n: told(n), mean: null, answers: [] }),
    parts: parts.map((part) => ({ label: part.label, n: told(part.n), mean: part.mean })),
  }))
}

const inParts: readonly ItemType[] = ['matrix', 'ranking', 'allocation', 'file']

async function isTheirs(visit: Visit, activityId: string): Promise<boolean> {
  const visitor = visitorOf(visit)
  if (!(await findActivity(visit.db, activityId))) return false
  return may(visitor, 'activity.see') || isInRole(visit.db, activityId, visitor.id)
}
