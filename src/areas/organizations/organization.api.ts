import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readListed } from '../../http/api-list.ts'
import { readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape, instantShape } from '../../kernel/shape.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { endNumber, recordNumber } from './identifier.commands.ts'
import { endingInput, identifierInput, organizationIdentifierKinds } from './identifier.schema.ts'
import { listIdentifiers } from './identifier.store.ts'
import { organizations } from './organization-list.store.ts'
import {
  describeOrganization,
  openOrganization,
  retireOrganization,
  takeUpOrganization,
} from './organization.commands.ts'
import { organizationChange, organizationInput, organizationKinds, retirementInput } from './organization.schema.ts'
import type { OrganizationGate } from './organization.slots.ts'
import { findOrganization, listFormerNames } from './organization.store.ts'
import { beginPartnership, endPartnership } from './partnership.commands.ts'
import { partnershipEnding, partnershipInput, partnershipKinds } from './partnership.schema.ts'
import { listPartnerships } from './partnership.store.ts'

const noun = 'Organizations'
const all = '/api/v1/organizations'
const path = `${all}/:organizationId`

const organizationLine = z
  .object({
    id: idShape,
    name: z.string(),
    kind: z.enum(organizationKinds),
    city: z.string().nullable(),
    state: z.string().nullable(),
    parentId: idShape.nullable(),
    parent: z.string().nullable(),
    partner: z.array(z.string()).meta({ description: 'What it is to the office today' }),
    isProvider: z.boolean(),
    isRetired: z.boolean(),
  })
  .meta({ id: 'OrganizationLine', description: 'An organization as the office lists them' })

const organizationRecord = z
  .object({
    id: idShape,
    name: z.string(),
    kind: z.enum(organizationKinds),
    isProvider: z.boolean(),
    parentId: idShape.nullable(),
    parent: z.string().nullable(),
    street: z.string().nullable(),
    city: z.string().nullable(),
    state: z.string().nullable(),
    postalCode: z.string().nullable(),
    country: z.string(),
    web: z.string().nullable(),
    retiredAt: instantShape.nullable(),
    retiredWhy: z.string().nullable(),
    formerNames: z.array(z.object({ name: z.string(), until: dayShape.nullable() })),
    identifiers: z.array(
      z.object({
        id: idShape,
        kind: z.enum(organizationIdentifierKinds),
        issuer: z.string(),
        value: z.string(),
        endedAt: instantShape.nullable(),
      }),
    ),
    partnerships: z.array(
      z.object({
        id: idShape,
        kind: z.enum(partnershipKinds),
        since: dayShape,
        until: dayShape.nullable(),
        note: z.string().nullable(),
        isFreeOfCompanies: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Organization', description: 'A school, hospital, agency or partner; one is the accredited provider' })

const common = { may: 'people.record', noun, output: organizationRecord } as const

/** What programs may ask of organizations and do. `gates` say what stands on one that is about to be retired. */
export const organizationApi = (gates: readonly OrganizationGate[]): Route[] => [
  ...recordRoutes,
  act({
    ...common,
    path: `${path}/retirement`,
    says: 'Retires an organization: it is no longer offered, and everything that stands on it stays',
    body: retirementInput,
    act: async (tx, { params: { organizationId }, body, visit }) => {
      const asked = { ...body, today: visit.office.today() }
      return andThen(await retireOrganization(tx, organizationId!, asked, gates), () => findRecord(tx, organizationId!))
    },
  }),
  act({
    ...common,
    path: `${path}/retirement/withdrawal`,
    says: 'Takes a retired organization up again',
    body: z.object({}),
    act: async (tx, { params: { organizationId } }) =>
      andThen(await takeUpOrganization(tx, organizationId!), () => findRecord(tx, organizationId!)),
  }),
]

const recordRoutes: Route[] = [
  readListed({
    path: all,
    may: 'people.see',
    noun,
    says: 'Lists organizations by name, those that were retired when they are asked for',
    query: {
      kind: z.enum(organizationKinds).optional(),
      partner: z.enum([...partnershipKinds, 'any']).optional(),
      within: z.uuid().optional().meta({ description: 'Of what they are parts, however far down' }),
      retired: z.enum(['yes', 'no', 'any']).default('no'),
    },
    item: organizationLine,
    source: organizations,
    order: 'name',
    narrow: (_visit, { retired, ...filter }) => ({
      ...filter,
      isRetired: retired === 'any' ? ('any' as const) : retired === 'yes',
    }),
  }),
  readOne({
    path,
    may: 'people.see',
    noun,
    says: 'Tells what is known of an organization, with its numbers and what the office does together with it',
    output: organizationRecord,
    find: ({ db }, { organizationId }) => findRecord(db, organizationId!),
  }),
  act({
    ...common,
    path: all,
    says: 'Records an organization; of what it is a part is said by its name',
    body: organizationInput,
    location: ({ id }) => `/api/v1/organizations/${id}`,
    act: async (tx, { body }) => andThen(await openOrganization(tx, body), (id) => findRecord(tx, id)),
  }),
  act({
    ...common,
    path: `${path}/details`,
    says: 'Changes what is known of an organization; the earlier name stays unless it was written wrong',
    body: organizationChange,
    corrects: (tx, { organizationId }) => findRecord(tx, organizationId!),
    act: async (tx, { params, body }) =>
      andThen(await describeOrganization(tx, params.organizationId!, body), (id) => findRecord(tx, id)),
  }),
  act({
    ...common,
    path: `${path}/identifiers`,
    says: 'Adds a number an organization is known by',
    body: identifierInput,
    act: async (tx, { params: { organizationId }, body }) =>
      andThen(await recordNumber(tx, organizationId!, body), () => findRecord(tx, organizationId!)),
  }),
  act({
    ...common,
    path: `${path}/identifiers/:identifierId/end`,
    says: 'Ends a number, with the reason',
    body: endingInput,
    act: async (tx, { params: { organizationId, identifierId }, body }) =>
      andThen(await endNumber(tx, organizationId!, identifierId!, body.why), () => findRecord(tx, organizationId!)),
  }),
  act({
    ...common,
    path: `${path}/partnerships`,
    says: 'Begins what the office does together with an organization',
    body: partnershipInput,
    act: async (tx, { params: { organizationId }, body }) =>
      andThen(await beginPartnership(tx, organizationId!, body), () => findRecord(tx, organizationId!)),
  }),
  act({
    ...common,
    path: `${path}/partnerships/:partnershipId/end`,
    says: 'Ends it, with the last day and the reason',
    body: partnershipEnding,
    act: async (tx, { params: { organizationId, partnershipId }, body }) =>
      andThen(await endPartnership(tx, organizationId!, partnershipId!, body), () => findRecord(tx, organizationId!)),
  }),
]

async function findRecord(db: Db | Tx, organizationId: string) {
  const organization = await findOrganization(db, organizationId)
  if (!organization) return undefined
  const [formerNames, identifiers, partnerships] = await Promise.all([
    listFormerNames(db, organizationId),
    listIdentifiers(db, organizationId),
    listPartnerships(db, organizationId),
  ])
  return { ...organization, formerNames, identifiers, partnerships }
}
