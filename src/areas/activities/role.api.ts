import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readParts } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { refuse } from '../../kernel/decision.ts'
import { dayShape, idShape, madeShape } from '../../kernel/shape.ts'
import { findPerson } from '../people/person.store.ts'
import { activityRoles, roleInput } from './activity.schema.ts'
import { findActivity, listRoles } from './activity.store.ts'
import { nameRole, releaseRole } from './role.commands.ts'

const noun = 'Activities'
const path = '/api/v1/activities/:activityId/people'

const roleShape = z
  .object({
    id: idShape,
    personId: idShape,
    givenName: z.string(),
    familyName: z.string(),
    role: z.enum(activityRoles),
    startsOn: dayShape,
  })
  .meta({ id: 'ActivityRole', description: 'Who directs, plans or teaches' })

export const roleApi: Route[] = [
  readParts({
    path,
    may: 'activity.see',
    noun,
    says: 'Tells who directs, plans and teaches',
    item: roleShape,
    find: async ({ db }, { activityId }) =>
      (await findActivity(db, activityId!)) ? listRoles(db, activityId!) : undefined,
  }),
  act({
    path,
    may: 'activity.plan',
    noun,
    says: 'Names who directs, plans or teaches; they are asked for their relationships with companies',
    body: roleInput.extend({ personId: z.uuid({ error: 'Choose a person' }) }),
    output: roleShape,
    act: async (tx, { params: { activityId }, body }) => {
      if (!(await findPerson(tx, body.personId)))
        return refuse({ code: 'role/nobody', field: 'personId', message: 'Choose a person the office knows' })
      return andThen(await nameRole(tx, activityId!, body), async (id) =>
        (await listRoles(tx, activityId!)).find((role) => role.id === id),
      )
    },
  }),
  act({
    path: `${path}/:roleId/removal`,
    may: 'activity.plan',
    noun,
    says: 'Ends a role in an activity, with the reason',
    body: z.object({ why: z.string().trim().max(1000, 'Enter at most 1000 letters').default('') }),
    output: madeShape,
    act: async (tx, { params: { activityId, roleId }, body }) =>
      andThen(await releaseRole(tx, activityId!, roleId!, body.why), () => Promise.resolve({ id: roleId! })),
  }),
]
