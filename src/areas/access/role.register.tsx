import { z } from 'zod'
import { allow, missing } from '../../kernel/decision.ts'
import { capital } from '../../kernel/words.ts'
import { type Typed, makeAct } from '../../lists/act.ts'
import type { Errors } from '../../ui/errors.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import type { PersonLine } from '../people/person.schema.ts'
import { endHeldRole, endRoleByHand, giveRoleByHand } from './role.commands.ts'
import { type RoleInput, givenRoles, roleInput } from './role.schema.ts'

/** What stands with a role that was given or ended by taking an act on several back. */
const takenBack = 'An act on several people was taken back'

/** Gives several people a role, with one reason for all. */
export const giveRoleAct = makeAct<PersonLine, RoleInput>({
  name: 'role',
  label: 'Give a role',
  may: 'role.give',
  ask: { schema: roleInput, Fields: RoleFields },
  says: (_person, { role }) => `Gets the role ${role}`,
  done: 'Has the role',
  act: (tx, person, input) => giveRoleByHand(tx, person.id, input),
  undo: (tx, personId, grantId: string) => endRoleByHand(tx, personId, grantId, takenBack),
})

const endInput = roleInput.extend({
  why: z.string().trim().min(1, 'Enter why the role ends').max(300, 'Enter at most 300 letters'),
})

/** Ends a role of several people, with one reason for all; it can be given again at once. */
export const endRoleAct = makeAct<PersonLine, RoleInput>({
  name: 'role-end',
  label: 'End a role',
  may: 'role.give',
  ask: { schema: endInput, Fields: RoleFields },
  says: (_person, { role }) => `No longer has the role ${role}`,
  done: 'Has the role no longer',
  act: async (tx, person, { role, why }) => {
    const ended = await endHeldRole(tx, person.id, role, why)
    return ended === missing || !ended.ok ? ended : allow(role)
  },
  undo: (tx, personId, role: RoleInput['role']) => giveRoleByHand(tx, personId, { role, why: takenBack }),
})

function RoleFields({ typed, errors }: { typed: Typed; errors: Errors }) {
  return (
    <>
      <SelectField
        name="role"
        label="Role"
        options={givenRoles.map((role) => ({ value: role, label: capital(role) }))}
        empty="Choose one"
        value={typed.role}
        error={errors.role}
        short
        required
      />
      <TextField
        name="why"
        label="Why"
        hint="Kept with the role of each"
        maxlength={300}
        value={typed.why}
        error={errors.why}
        required
      />
    </>
  )
}
