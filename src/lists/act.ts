import type { ComponentChildren } from 'preact'
import type { z } from 'zod'
import type { Form } from '../http/form.ts'
import { readForm } from '../http/form.ts'
import type { Grant } from '../http/permission.ts'
import type { Visit } from '../http/route.ts'
import type { Decision, Missing } from '../kernel/decision.ts'
import type { Tx } from '../platform/database.ts'
import type { Errors } from '../ui/errors.ts'
import type { Option } from '../ui/field.tsx'

/** The most rows that one act takes. */
export const mostRows = 500

/** What a form sent for an act, as typed. */
export type Typed = Readonly<Record<string, string>>

/** The fields of what must be said; `choices` are those that had to be looked up. */
type Fields = (props: { typed: Typed; errors: Errors; choices: readonly Option[] }) => ComponentChildren
type ListChoices = (visit: Visit) => Promise<Option[]>
type Answer = Promise<Decision<unknown> | Missing>

/**
 * An act on several rows of a list: the command of one row, done for each. `label` stands on its button; `ask` is what must
 * be said first. `says` tells what will happen to a row, `done` what happened. What `act` allows is kept for `undo`; an act
 * without a way back says in `final` why there is none.
 */
type ActOf<Row, Input> = {
  name: string
  label: string
  may: Grant
  ask?: { schema: z.ZodType<Input>; Fields: Fields; listChoices?: ListChoices }
  says: (row: Row, input: Input) => string
  done: string
  act: (tx: Tx, row: Row, input: Input, visit: Visit) => Answer
  undo?: (tx: Tx, rowId: string, kept: never) => Answer
  final?: string
}

/** The same, whatever its input is: it has been read by its own schema. */
export type RegisterAct<Row> = Omit<ActOf<Row, unknown>, 'ask' | 'undo'> & {
  Fields?: Fields
  listChoices?: ListChoices
  read: (form: Form) => { ok: true; data: unknown } | { ok: false; errors: Errors }
  undo?: (tx: Tx, rowId: string, kept: unknown) => Answer
}

/** Declares an act on rows of a list; what it is told is what its own schema read. */
export function makeAct<Row, Input = undefined>(act: ActOf<Row, Input>): RegisterAct<Row> {
  const { ask, undo, ...rest } = act
  return {
    ...(rest as Omit<ActOf<Row, unknown>, 'ask' | 'undo'>),
    Fields: ask?.Fields,
    listChoices: ask?.listChoices,
    read: (form) => (ask ? readForm(ask.schema, form) : { ok: true, data: undefined }),
    undo: undo as RegisterAct<Row>['undo'],
  }
}
