import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readListed } from '../../http/api-list.ts'
import { type Params, readOne, readParts } from '../../http/api-read.ts'
import { may } from '../../http/permission.ts'
import { type OthersRecords, type Route, type Visit, visitorOf } from '../../http/route.ts'
import { dayShape, idShape, instantShape, namedShape } from '../../kernel/shape.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { describeActivity, planActivity, stepActivity } from './activity.commands.ts'
import {
  activityInput,
  audienceInput,
  designedFor,
  fees,
  formats,
  planInput,
  providerships,
} from './activity.schema.ts'
import {
  findActivity,
  listedActivities,
  listAudience,
  listGapsOf,
  listJointProviders,
  selectSteps,
} from './activity.store.ts'
import { activitySteps } from './life.schema.ts'

const noun = 'Activities'
const wrongOwner = (office: OthersRecords) => `/api/v1/activities/${office.idOf('activity')}`

const activityLine = z
  .object({
    id: idShape,
    number: z.string(),
    title: z.string(),
    summary: z.string(),
    state: z.enum(activitySteps),
    releasesOn: dayShape,
    expiresOn: dayShape,
    director: z.string().nullable(),
  })
  .meta({ id: 'ActivityLine', description: 'An activity as the office lists it' })

const activityRecord = activityLine
  .omit({ director: true })
  .extend({
    format: z.enum(formats),
    description: z.string(),
    providership: z.enum(providerships),
    designRationale: z.string(),
    designedFor: z.enum(designedFor),
    minutes: z.int().nullable(),
    isClinical: z.boolean(),
    contentAreas: z.array(z.string()),
    fee: z.enum(fees),
    isListed: z.boolean(),
    audience: z.array(z.object({ profession: z.string(), specialty: z.string() })),
    gaps: z.array(z.object({ id: idShape, number: z.int(), title: z.string() })),
    jointProviders: z.array(namedShape),
  })
  .meta({ id: 'Activity', description: 'An activity with what its plan says' })

const stepShape = z
  .object({
    state: z.enum(activitySteps),
    why: z.string(),
    at: instantShape,
    givenName: z.string().nullable(),
    familyName: z.string().nullable(),
  })
  .meta({ id: 'ActivityStep', description: 'A step of an activity; without a name the calendar took it' })

const descriptionInput = activityInput.extend({
  audience: audienceInput.max(60, 'Choose at most 60 pairs').default([]),
  jointProviderIds: z.array(z.uuid()).max(50).default([]),
})

const stepInput = z.object({
  to: z
    .enum(activitySteps, { error: 'Choose the next step' })
    .refine((to) => to !== 'approved', 'Approve it by /approval'),
  why: z.string().trim().max(1000, 'Enter at most 1000 letters').default(''),
})

export const activityApi: Route[] = [
  readListed({
    path: '/api/v1/activities',
    may: 'activity.plan.own',
    noun,
    says: 'Lists activities, the newest number first; of planners those in which they have a role',
    query: { state: z.enum(activitySteps).optional() },
    item: activityLine,
    source: listedActivities,
    order: 'number',
    narrow: (visit, { state }) => ({ state, roleOf: roleOf(visit) }),
  }),
  readOne({
    path: '/api/v1/activities/:activityId',
    may: 'activity.plan.own',
    wrongOwner,
    noun,
    says: 'Tells an activity with what its plan says',
    output: activityRecord,
    find: (visit, params) => findRecord(visit.db, params, visit),
  }),
  readParts({
    path: '/api/v1/activities/:activityId/steps',
    may: 'activity.plan.own',
    wrongOwner: (office) => `${wrongOwner(office)}/steps`,
    noun,
    says: 'Tells the steps of an activity, newest first',
    item: stepShape,
    find: async (visit, params) => {
      const found = await findActivity(visit.db, params.activityId!, roleOf(visit))
      return found && listSteps(visit.db, found.id)
    },
  }),
  act({
    path: '/api/v1/activities',
    may: 'activity.plan',
    noun,
    says: 'Plans education for a gap',
    body: planInput.extend({ gapId: z.uuid({ error: 'Choose the gap it is for' }) }),
    output: activityRecord,
    location: ({ id }) => `/api/v1/activities/${id}`,
    act: async (tx, { body: { gapId, ...plan }, visit }) =>
      andThen(await planActivity(tx, gapId, plan), (activityId) => findRecord(tx, { activityId }, visit)),
  }),
  act({
    path: '/api/v1/activities/:activityId/description',
    may: 'activity.plan.own',
    wrongOwner: (office) => `${wrongOwner(office)}/description`,
    noun,
    says: 'Changes what the plan says, while it is open',
    body: descriptionInput,
    output: activityRecord,
    isTheirs: async (visit, params) => (await findActivity(visit.db, params.activityId!, roleOf(visit))) !== undefined,
    corrects: (tx, params, visit) => findRecord(tx, params, visit),
    act: async (tx, { params, body: { audience, jointProviderIds, ...input }, visit }) => {
      const described = await describeActivity(tx, params.activityId!, input, { audience, jointProviderIds })
      return andThen(described, () => findRecord(tx, params, visit))
    },
  }),
  act({
    path: '/api/v1/activities/:activityId/steps',
    may: 'activity.plan',
    noun,
    says: 'Takes an activity to its next step',
    body: stepInput,
    output: activityRecord,
    act: async (tx, { params, body, visit }) => {
      const step = { ...body, by: visitorOf(visit).name, today: visit.office.today() }
      return andThen(await stepActivity(tx, params.activityId!, step), () => findRecord(tx, params, visit))
    },
  }),
]

/** Whose activities are seen: everybody's by the office, by others those in which they have a role. */
function roleOf(visit: Visit): string | undefined {
  const visitor = visitorOf(visit)
  return may(visitor, 'activity.see') ? undefined : visitor.id
}

function listSteps(db: Db, activityId: string) {
  return selectSteps(db, activityId).execute()
}

async function findRecord(db: Db | Tx, { activityId }: Params, visit: Visit) {
  const activity = await findActivity(db, activityId!, roleOf(visit))
  if (!activity) return undefined
  const [audience, gaps, jointProviders] = await Promise.all([
    listAudience(db, activity.id),
    listGapsOf(db, activity.id),
    listJointProviders(db, activity.id),
  ])
  return { ...activity, audience, gaps, jointProviders }
}
