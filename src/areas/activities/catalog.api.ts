import { z } from 'zod'
import { readList, readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape } from '../../kernel/shape.ts'
import { professions } from '../people/person.schema.ts'
import { fees } from './activity.schema.ts'
import { findPublished, listCatalog } from './catalog.store.ts'

const noun = 'Catalog'

const offer = z
  .object({
    id: idShape,
    title: z.string(),
    summary: z.string(),
    format: z.string(),
    minutes: z.int().nullable(),
    fee: z.enum(fees),
    releasesOn: dayShape,
    expiresOn: dayShape,
  })
  .meta({ id: 'Offer', description: 'An activity people can take part in' })

/** What anyone may know. */
export const catalogApi: Route[] = [
  readList({
    path: '/api/v1/catalog',
    may: 'public',
    noun,
    says: 'Lists what people can take part in today, the newest first',
    query: { words: z.string().max(200).optional(), profession: z.enum(professions).optional() },
    item: offer,
    place: z.object({ releasesOn: z.iso.date(), id: z.uuid() }),
    placeOf: ({ releasesOn, id }) => ({ releasesOn, id }),
    list: async ({ db, office }, { filter, after, limit }) => {
      const asked = { ...filter, after: after && ([after.releasesOn, after.id] as [string, string]) }
      const { lines } = await listCatalog(db, asked, office.today(), limit)
      return lines.map((line) => ({ ...line, fee: line.fee as (typeof fees)[number] }))
    },
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
