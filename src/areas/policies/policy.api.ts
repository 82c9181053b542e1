import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readParts } from '../../http/api-read.ts'
import type { Route, Visit } from '../../http/route.ts'
import { isLocalDate } from '../../kernel/dates.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { setPolicy } from './policy.commands.ts'
import { type PolicyKey, policies } from './policy.schema.ts'
import { findPolicies } from './policy.store.ts'

const noun = 'Policies'
const keys = Object.keys(policies) as [PolicyKey, ...PolicyKey[]]
const valueShape = z.union([z.string(), z.number(), z.boolean()])

const policyRecord = z
  .object({ key: z.enum(keys), label: z.string(), why: z.string(), value: valueShape })
  .meta({ id: 'Policy', description: 'What the office decided for itself, as it holds today' })

const policyInput = z.object({
  key: z.enum(keys),
  value: valueShape,
  effectiveOn: z.string().refine(isLocalDate, 'Enter the day from which it holds'),
  why: z.string().trim().min(1, 'Say why, so that a surveyor can follow').max(1000, 'Enter at most 1,000 letters'),
})

export const policyApi: Route[] = [
  readParts({
    path: '/api/v1/policies',
    may: 'policy.see',
    noun,
    says: 'Tells the policies of the office as they hold today',
    item: policyRecord,
    find: ({ db, office }) => listRecords(db, office),
  }),
  act({
    path: '/api/v1/policies',
    may: 'policy.set',
    noun,
    says: 'Sets a policy from a day on, with the reason; answers with what holds today',
    body: policyInput,
    output: policyRecord,
    act: async (tx, { body, visit }) =>
      andThen(await setPolicy(tx, body), async (key) =>
        (await listRecords(tx, visit.office)).find((one) => one.key === key),
      ),
  }),
]

async function listRecords(db: Db | Tx, office: Visit['office']) {
  const inForce = await findPolicies(db, office.today())
  return keys.map((key) => ({ key, label: policies[key].label, why: policies[key].why, value: inForce[key] }))
}
