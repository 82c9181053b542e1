import { z } from 'zod'
import { allow, missing, refuse } from '../../kernel/decision.ts'
import { makeAct } from '../../lists/act.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { listOwners } from './gap-owner.store.ts'
import { nameOwner, stepGap } from './gap.commands.ts'
import { stepInput } from './gap.schema.ts'
import { type GapLine, findGap } from './gap.store.ts'
import type { GapState } from './life.schema.ts'

/** What stands with a gap when an act on several is taken back. */
const takenBack = 'An act on several gaps was taken back'

/** Names one owner for several gaps. Where somebody owned them before, that can be put back. */
export const ownerAct = makeAct<GapLine, { personId: string; why: string }>({
  name: 'owner',
  label: 'Name the owner',
  may: 'gap.decide',
  ask: {
    schema: z.object({
      personId: z.uuid({ error: 'Choose who owns these gaps' }),
      why: z.string().trim().max(1000, 'Enter at most 1000 letters').default(''),
    }),
    listChoices: async (visit) =>
      (await listOwners(visit.db, visit.office.now())).map(({ id, name }) => ({ value: id, label: name })),
    Fields: ({ typed, errors, choices }) => (
      <>
        <SelectField
          name="personId"
          label="Owner"
          options={[...choices]}
          empty="Choose one"
          value={typed.personId}
          error={errors.personId}
          required
        />
        <TextField name="why" label="Why" optional value={typed.why} error={errors.why} />
      </>
    ),
  },
  says: () => 'Gets this owner',
  done: 'Has the owner',
  act: async (tx, gap, { personId, why }) => {
    const ownerId = (await findGap(tx, gap.id))?.ownerId ?? null
    const named = await nameOwner(tx, gap.id, personId, why)
    return named === missing || !named.ok ? named : allow(ownerId)
  },
  undo: async (tx, gapId, ownerId: string | null) =>
    ownerId === null
      ? refuse({ code: 'gap/owned-by-nobody', message: 'Nobody owned it before. Name someone else on its page' })
      : nameOwner(tx, gapId, ownerId, takenBack),
})

/** Parks several gaps, with one reason for all. */
export const parkAct = makeAct<GapLine, z.output<typeof stepInput>>({
  name: 'parked',
  label: 'Park',
  may: 'gap.decide',
  ask: {
    schema: stepInput,
    Fields: ({ typed, errors }) => (
      <TextField
        name="why"
        label="Why"
        hint="Kept with each of them"
        value={typed.why}
        error={errors.why}
        maxlength={1000}
        required
      />
    ),
  },
  says: () => 'Is parked: neither open nor closed',
  done: 'Parked',
  act: async (tx, gap, { why }) => {
    const state = (await findGap(tx, gap.id))?.state ?? null
    const parked = await stepGap(tx, gap.id, 'parked', why)
    return parked === missing || !parked.ok ? parked : allow(state)
  },
  undo: (tx, gapId, state: GapState) => stepGap(tx, gapId, state, takenBack),
})
