import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { type Params, readParts } from '../../http/api-read.ts'
import { may } from '../../http/permission.ts'
import { type OthersRecords, type Route, type Visit, visitorOf } from '../../http/route.ts'
import { refuse } from '../../kernel/decision.ts'
import { idShape, madeShape } from '../../kernel/shape.ts'
import { needTypes, objectiveInput } from './activity.schema.ts'
import { findActivity, listObjectives, listReferences } from './activity.store.ts'
import { findCitation } from './gap-plan.store.ts'
import { addObjective, addReference, dropObjective, dropReference } from './objective.commands.ts'

const noun = 'Activities'
const here = '/api/v1/activities/:activityId'
const ours = (office: OthersRecords) => `/api/v1/activities/${office.idOf('activity')}`

const objectiveShape = z
  .object({ id: idShape, position: z.int(), statement: z.string(), needType: z.enum(needTypes), gapId: idShape })
  .meta({ id: 'Objective', description: 'What learners will be able to do, for which gap' })

const referenceShape = z
  .object({
    id: idShape,
    position: z.int(),
    citation: z.string(),
    sourceId: idShape.nullable(),
    link: z.string().nullable(),
  })
  .meta({ id: 'Reference', description: 'What an activity rests on' })

const referenceInput = z
  .object({
    sourceId: z.uuid().nullable().default(null),
    citation: z.string().trim().max(600, 'Keep a citation under 600 letters').default(''),
  })
  .refine(({ sourceId, citation }) => sourceId !== null || citation !== '', {
    path: ['citation'],
    message: 'Name a source, or write its citation',
  })

/** Objectives and references of a plan: the office’s, and those of whoever has a role in it. */
export const objectiveApi: Route[] = [
  readParts({
    path: `${here}/objectives`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `${ours(office)}/objectives`,
    noun,
    says: 'Tells the objectives of an activity, in order',
    item: objectiveShape,
    find: async (visit, params) =>
      (await isTheirs(visit, params)) ? listObjectives(visit.db, params.activityId!) : undefined,
  }),
  act({
    path: `${here}/objectives`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `${ours(office)}/objectives`,
    noun,
    says: 'Adds an objective for one of the activity’s gaps',
    body: objectiveInput.extend({ gapId: z.uuid({ error: 'Choose the gap this objective serves' }) }),
    output: objectiveShape,
    isTheirs,
    act: async (tx, { params: { activityId }, body }) =>
      andThen(await addObjective(tx, activityId!, body), async (id) =>
        (await listObjectives(tx, activityId!)).find((one) => one.id === id),
      ),
  }),
  act({
    path: `${here}/objectives/:objectiveId/removal`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `${ours(office)}/objectives/${office.idOf('objective')}/removal`,
    noun,
    says: 'Takes an objective away',
    body: z.object({}),
    output: madeShape,
    isTheirs,
    act: async (tx, { params: { activityId, objectiveId } }) =>
      andThen(await dropObjective(tx, activityId!, objectiveId!), () => Promise.resolve({ id: objectiveId! })),
  }),
]

export const referenceApi: Route[] = [
  readParts({
    path: `${here}/references`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `${ours(office)}/references`,
    noun,
    says: 'Tells what an activity rests on, in the order cited',
    item: referenceShape,
    find: async (visit, params) =>
      (await isTheirs(visit, params)) ? listReferences(visit.db, params.activityId!) : undefined,
  }),
  act({
    path: `${here}/references`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `${ours(office)}/references`,
    noun,
    says: 'Cites a source, or a work in words',
    body: referenceInput,
    output: referenceShape,
    isTheirs,
    act: async (tx, { params: { activityId }, body }) => {
      const citation = body.sourceId === null ? body.citation : await findCitation(tx, body.sourceId)
      if (citation === undefined)
        return refuse({ code: 'reference/no-source', field: 'sourceId', message: 'Name a source that is kept here' })
      return andThen(await addReference(tx, activityId!, { ...body, citation }), async (id) =>
        (await listReferences(tx, activityId!)).find((one) => one.id === id),
      )
    },
  }),
  act({
    path: `${here}/references/:referenceId/removal`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `${ours(office)}/references/${office.idOf('reference')}/removal`,
    noun,
    says: 'Takes a reference away',
    body: z.object({}),
    output: madeShape,
    isTheirs,
    act: async (tx, { params: { activityId, referenceId } }) =>
      andThen(await dropReference(tx, activityId!, referenceId!), () => Promise.resolve({ id: referenceId! })),
  }),
]

async function isTheirs(visit: Visit, { activityId }: Params): Promise<boolean> {
  const visitor = visitorOf(visit)
  const roleOf = may(visitor, 'activity.see') ? undefined : visitor.id
  return (await findActivity(visit.db, activityId!, roleOf)) !== undefined
}
