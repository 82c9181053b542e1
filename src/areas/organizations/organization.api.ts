import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readParts } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { allow, refuse } from '../../kernel/decision.ts'
import { idShape } from '../../kernel/shape.ts'
import { findOrganizationByName, listOrganizations } from './organization.store.ts'
import { recordOrganization } from './organization.commands.ts'
import { organizationKinds } from './organization.schema.ts'

const noun = 'Organizations'
const path = '/api/v1/organizations'

const organizationRecord = z
  .object({ id: idShape, name: z.string(), kind: z.enum(organizationKinds), isProvider: z.boolean() })
  .meta({ id: 'Organization', description: 'A school, hospital, agency or partner; one is the accredited provider' })

const organizationInput = z.object({
  name: z.string().trim().min(1, 'Enter the name').max(200, 'Enter at most 200 letters'),
  kind: z.enum(organizationKinds, { error: 'Choose what it is' }),
  city: z.string().trim().max(100, 'Enter at most 100 letters').nullable().default(null),
  state: z
    .string()
    .trim()
    .regex(/^[A-Z]{2}$/, 'Enter the two letters of the state, such as MA')
    .nullable()
    .default(null),
})

export const organizationApi: Route[] = [
  readParts({
    path,
    may: 'people.see',
    noun,
    says: 'Tells every organization the office knows, by name',
    item: organizationRecord,
    find: ({ db }) => listOrganizations(db),
  }),
  act({
    path,
    may: 'people.record',
    noun,
    says: 'Records an organization',
    body: organizationInput,
    output: organizationRecord,
    act: async (tx, { body }) => {
      const known = await findOrganizationByName(tx, body.name)
      if (known) {
        const message = `${known.name} is known already, as ${known.id}`
        return refuse({ code: 'organization/known', field: 'name', message })
      }
      const id = await recordOrganization(tx, { ...body, isProvider: false })
      return andThen(allow(id), async () => (await listOrganizations(tx)).find((one) => one.id === id))
    },
  }),
]
