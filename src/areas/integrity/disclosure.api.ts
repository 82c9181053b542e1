import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readParts } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape, instantShape, madeShape } from '../../kernel/shape.ts'
import { findActivity } from '../activities/activity.store.ts'
import { askOnceMore } from './ask.commands.ts'
import { listDisclosures, listRelationships } from './disclosure.store.ts'

const disclosureRecord = z
  .object({
    id: idShape,
    personId: idShape,
    answer: z.enum(['none', 'some', 'refused']),
    windowStart: dayShape,
    signedName: z.string(),
    signedOn: dayShape,
    signedAt: instantShape,
    relationships: z.array(
      z.object({
        companyId: idShape,
        company: z.string(),
        nature: z.string(),
        about: z.string(),
        startedOn: dayShape.nullable(),
        endedOn: dayShape.nullable(),
        shares: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Disclosure', description: 'What somebody in control of content told of ties to companies' })

/** Raw disclosures: to the integrity officer and the administrator, and to nobody else. */
export const disclosureApi: Route[] = [
  readParts({
    path: '/api/v1/activities/:activityId/disclosures',
    may: 'integrity.see',
    noun: 'Disclosures',
    says: 'Tells the disclosures for an activity, the newest first',
    item: disclosureRecord,
    find: async ({ db }, { activityId }) => {
      if (!(await findActivity(db, activityId!))) return undefined
      const found = await listDisclosures(db, activityId!)
      return Promise.all(found.map(async (one) => ({ ...one, relationships: await listRelationships(db, one.id) })))
    },
  }),
  act({
    path: '/api/v1/activities/:activityId/disclosures/asks',
    may: 'activity.plan',
    noun: 'Disclosures',
    says: 'Asks somebody in control of content for their disclosure, once a day at most; only they can sign it',
    body: z.object({ personId: idShape }),
    output: madeShape,
    act: async (tx, { params, body: { personId }, visit: { office } }) => {
      const asking = { address: office.address(), today: office.today() }
      const who = { activityId: params.activityId!, personId }
      return andThen(await askOnceMore(tx, who, asking), (id) => Promise.resolve({ id }))
    },
  }),
]
