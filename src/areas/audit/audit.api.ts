import { z } from 'zod'
import { readList } from '../../http/api-list.ts'
import type { Route } from '../../http/route.ts'
import { idShape, instantShape, timePlace } from '../../kernel/shape.ts'
import { listAudit } from './audit.store.ts'

/** A record as it was kept: whatever it is, it is JSON. */
const kept = z.union([z.record(z.string(), z.unknown()), z.array(z.unknown()), z.string(), z.number(), z.boolean()])

const auditRecord = z
  .object({
    id: idShape,
    at: instantShape,
    act: z.string().meta({ description: 'noun.verb, as gap.step' }),
    subject: z.string(),
    via: z.string(),
    actorId: idShape.nullable().meta({ description: 'The person, or the key that acted' }),
    actorRoles: z.array(z.string()),
    onBehalfOf: idShape.nullable().meta({ description: 'Whose key it was' }),
    why: z.string().nullable(),
    before: kept.nullable(),
    after: kept.nullable(),
    requestId: z.string().nullable(),
  })
  .meta({ id: 'AuditRow', description: 'What was done, by whom, on whose behalf, and why' })

export const auditApi: Route[] = [
  readList({
    path: '/api/v1/audit',
    may: 'audit.see',
    noun: 'Audit',
    says: 'Lists what was done in the office, newest first',
    query: {
      act: z.string().max(100).optional(),
      subject: z.string().max(100).optional(),
      personId: z.uuid().optional().meta({ description: 'Who acted, or on whose behalf' }),
    },
    item: auditRecord,
    place: timePlace,
    placeOf: ({ at, id }) => ({ at, id }),
    list: ({ db }, { filter, after, limit }) => listAudit(db, { ...filter, after }, limit),
  }),
]
