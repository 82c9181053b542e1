import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readParts } from '../../http/api-read.ts'
import type { Route, Visit } from '../../http/route.ts'
import { idShape, instantShape } from '../../kernel/shape.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { findPerson } from '../people/person.store.ts'
import { endRoleByHand, extendRole, giveRoleByHand } from './role.commands.ts'
import { extensionInput, roleInput } from './role.schema.ts'
import type { ScopeFinders } from './role.slots.ts'
import { listRoleGrants } from './role.store.ts'

const noun = 'People'
const path = '/api/v1/people/:personId/roles'

const grantRecord = z
  .object({
    id: idShape,
    role: z.string(),
    scope: z.string().nullable().meta({ description: 'What it is for; null for the whole office' }),
    grantedAt: instantShape,
    giver: z.string().nullable(),
    why: z.string().nullable(),
    endsAt: instantShape
      .nullable()
      .meta({ description: 'From when on it opens nothing; null where it has no such day' }),
    extensions: z.array(z.object({ at: instantShape, by: z.string().nullable(), why: z.string() })),
    endedAt: instantShape.nullable(),
    ender: z.string().nullable(),
    endedWhy: z.string().nullable(),
  })
  .meta({ id: 'RoleGrant', description: 'A role of a person, and its end' })

export const officeRoleApi = (finders: ScopeFinders): Route[] => [
  readParts({
    path,
    may: 'people.see',
    noun,
    says: 'Tells every role a person was ever given',
    item: grantRecord,
    find: async ({ db }, { personId }) =>
      (await findPerson(db, personId!)) ? listRoleGrants(db, personId!) : undefined,
  }),
  act({
    path,
    may: 'role.give',
    noun,
    says: 'Gives a person a role, with the reason',
    body: roleInput,
    output: grantRecord,
    act: async (tx, { params, body, visit }) =>
      andThen(await giveRoleByHand(tx, params.personId!, body, { finders, ...deskOf(visit) }), (id) =>
        findGrant(tx, params.personId!, id),
      ),
  }),
  act({
    path: `${path}/:grantId/extension`,
    may: 'role.give',
    noun,
    says: 'Lets a role that was to end go on until a later day, or for good, with the reason',
    body: extensionInput,
    output: grantRecord,
    act: async (tx, { params: { personId, grantId }, body, visit }) =>
      andThen(await extendRole(tx, personId!, grantId!, { ...body, ...deskOf(visit) }), () =>
        findGrant(tx, personId!, grantId!),
      ),
  }),
  act({
    path: `${path}/:grantId/removal`,
    may: 'role.give',
    noun,
    says: 'Ends a role of a person, with the reason',
    body: z.object({ why: z.string().trim().max(300, 'Enter at most 300 letters').default('') }),
    output: grantRecord,
    act: async (tx, { params: { personId, grantId }, body }) =>
      andThen(await endRoleByHand(tx, personId!, grantId!, body.why), () => findGrant(tx, personId!, grantId!)),
  }),
]

async function findGrant(db: Db | Tx, personId: string, grantId: string) {
  return (await listRoleGrants(db, personId)).find(({ id }) => id === grantId)
}

/** Which day it is at the office, and where days begin. */
const deskOf = ({ office }: Visit) => ({ today: office.today(), timeZone: office.settings.timeZone })
