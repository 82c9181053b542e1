import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readParts } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { idShape } from '../../kernel/shape.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { findOrganization } from '../organizations/organization.store.ts'
import { nameRepresentative, releaseRepresentative } from './representative.commands.ts'
import { representativeDuties, representativeEnding, representativeInput } from './representative.schema.ts'
import { listRepresentatives } from './representative.store.ts'

const path = '/api/v1/organizations/:organizationId/representatives'

const representative = z
  .object({
    id: idShape,
    personId: idShape,
    name: z.string(),
    email: z.string(),
    duty: z.enum(representativeDuties),
  })
  .meta({ id: 'Representative', description: 'Whom the office asks at an organization, and for what' })

const common = { path, noun: 'Organizations' } as const
const everyone = z.object({ items: z.array(representative) })

/** Whom the office asks at an organization, for programs. */
export const representativeApi: Route[] = [
  readParts({
    ...common,
    may: 'people.see',
    says: 'Tells whom the office asks at an organization today',
    item: representative,
    find: ({ db, office }, { organizationId }) => findAll(db, organizationId!, office.today()),
  }),
  act({
    ...common,
    may: 'people.record',
    says: 'Names whom the office asks there, among those who belong to it; answers with all of them',
    body: representativeInput,
    output: everyone,
    act: async (tx, { params: { organizationId }, body, visit: { office } }) =>
      andThen(await nameRepresentative(tx, organizationId!, body, office.today()), () =>
        findRecord(tx, organizationId!, office.today()),
      ),
  }),
  act({
    ...common,
    path: `${path}/:representativeId/end`,
    may: 'people.record',
    says: 'Lets somebody be asked no longer, with the reason; answers with those who still are',
    body: representativeEnding,
    output: everyone,
    act: async (tx, { params: { organizationId, representativeId }, body, visit: { office } }) =>
      andThen(await releaseRepresentative(tx, organizationId!, representativeId!, body.why), () =>
        findRecord(tx, organizationId!, office.today()),
      ),
  }),
]

async function findAll(db: Db | Tx, organizationId: string, today: LocalDate) {
  return (await findOrganization(db, organizationId)) ? listRepresentatives(db, organizationId, today) : undefined
}

async function findRecord(tx: Tx, organizationId: string, today: LocalDate) {
  return { items: await listRepresentatives(tx, organizationId, today) }
}
