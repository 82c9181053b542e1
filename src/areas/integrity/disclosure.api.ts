import { z } from 'zod'
import { readParts } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape, instantShape } from '../../kernel/shape.ts'
import { findActivity } from '../activities/activity.store.ts'
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
]
