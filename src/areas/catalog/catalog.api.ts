import { z } from 'zod'
import { readListed } from '../../http/api-list.ts'
import { readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape } from '../../kernel/shape.ts'
import { professions } from '../people/person.schema.ts'
import { findPublished } from '../activities/published.store.ts'
import { catalog } from './catalog.store.ts'

const noun = 'Catalog'

const offer = z
  .object({
    id: idShape,
    title: z.string(),
    summary: z.string(),
    format: z.string(),
    minutes: z.int().nullable(),
    fee: z.string(),
    releasesOn: dayShape,
    expiresOn: dayShape,
  })
  .meta({ id: 'Offer', description: 'An activity people can take part in' })

/** What anyone may know. */
export const catalogApi: Route[] = [
  readListed({
    path: '/api/v1/catalog',
    may: 'public',
    noun,
    says: 'Lists what people can take part in today, the newest first',
    query: { profession: z.enum(professions).optional() },
    item: offer,
    source: catalog,
    order: 'newest',
    narrow: ({ office }, { profession }) => ({ profession, today: office.today() }),
  }),
  readOne({
    path: '/api/v1/catalog/:activityId',
    may: 'public',
    noun,
    says: 'Tells one activity as the public may know it',
    output: offer,
    find: ({ db }, { activityId }) => findPublished(db, activityId!),
  }),
]
