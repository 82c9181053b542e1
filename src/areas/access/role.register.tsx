import { z } from 'zod'
import { type Typed, makeAct } from '../../lists/act.ts'
import type { Errors } from '../../ui/errors.ts'
import type { PersonLine } from '../people/person.schema.ts'
import { endHeldRole, endRoleByHand, giveRoleAgain, giveRoleByHand } from './role.commands.ts'
import { type RoleInput, roleInput, showRole } from './role.schema.ts'
import type { ScopeFinders } from './role.slots.ts'
import { GiftFields, RoleField, WhyField } from './role-form.view.tsx'

/** What stands with a role that was given or ended by taking an act on several back. */
const takenBack = 'An act on several people was taken back'

/** Gives several people a role, with one reason for all. */
export const giveRoleAct = (finders: ScopeFinders) =>
  makeAct<PersonLine, RoleInput>({
    name: 'role',
    label: 'Give a role',
    may: 'role.give',
    ask: { schema: roleInput, Fields: GiftFields },
    says: (_person, { role, scope }) => `Gets the role ${showRole({ role, scope: scope || null })}`,
    done: 'Has the role',
    act: (tx, person, input, { office }) =>
      giveRoleByHand(tx, person.id, input, {
        finders,
        today: office.today(),
        timeZone: office.settings.timeZone,
      }),
    undo: (tx, personId, grantId: string) => endRoleByHand(tx, personId, grantId, takenBack),
  })

const endInput = roleInput.pick({ role: true }).extend({
  why: z.string().trim().min(1, 'Enter why the role ends').max(300, 'Enter at most 300 letters'),
})

/** Ends a role of several people, with one reason for all; it can be given again at once. */
export const endRoleAct = makeAct<PersonLine, z.output<typeof endInput>>({
  name: 'role-end',
  label: 'End a role',
  may: 'role.give',
  ask: { schema: endInput, Fields: EndFields },
  says: (_person, { role }) => `No longer has the role ${role}`,
  done: 'Has the role no longer',
  act: (tx, person, { role, why }) => endHeldRole(tx, person.id, role, why),
  undo: (tx, personId, grantId: string) => giveRoleAgain(tx, personId, grantId, takenBack),
})

function EndFields({ typed, errors }: { typed: Typed; errors: Errors }) {
  return (
    <>
      <RoleField typed={typed} errors={errors} />
      <WhyField typed={typed} errors={errors} />
    </>
  )
}
