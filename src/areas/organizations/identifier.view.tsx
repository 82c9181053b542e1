import { showShortDay, dayOf } from '../../kernel/dates.ts'
import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import type { Errors } from '../../ui/errors.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import {
  type IdentifierLine,
  identifierWords,
  organizationIdentifierKinds,
  showIdentifierKind,
} from './identifier.schema.ts'
import type { TypedOrganization } from './organization-form.view.tsx'

/** A form on a page with several of them: which one was sent and refused, what was typed, what was wrong. */
export type Refused = { form: string; typed: TypedOrganization; errors: Errors }

type IdentifiersLeafProps = {
  base: string
  identifiers: IdentifierLine[]
  stamp: Stamp
  refused: Refused | null
  mayRecord: boolean
  timeZone: string
}

/** The numbers an organization is known by elsewhere; those that ended stay readable. */
export function IdentifiersLeaf({ base, identifiers, stamp, refused, mayRecord, timeZone }: IdentifiersLeafProps) {
  return (
    <Leaf title="Numbers" small="Each leads to one organization" id="identifiers">
      {identifiers.length === 0 ? <p class="soft">None known.</p> : null}
      <Entries>
        {identifiers.map((one) => (
          <Entry
            title={`${showIdentifierKind(one)} ${one.value}`}
            meta={one.endedAt ? `Ended ${showShortDay(dayOf(one.endedAt, timeZone))}. ${one.endedWhy}` : undefined}
            act={
              mayRecord && !one.endedAt ? (
                <EndForm
                  action={`${base}/identifiers/${one.id}/end`}
                  what={`${showIdentifierKind(one)} ${one.value}`}
                  id={one.id}
                  stamp={stamp}
                  refused={refused}
                />
              ) : null
            }
          />
        ))}
      </Entries>
      {mayRecord ? <AddNumber base={base} stamp={stamp} refused={refused} /> : null}
    </Leaf>
  )
}

function AddNumber({ base, stamp, refused }: { base: string; stamp: Stamp; refused: Refused | null }) {
  const mine = refused?.form === 'identifier' ? refused : null
  const field = (name: string) => ({ name, value: mine?.typed[name] ?? '', error: mine?.errors[name] })
  return (
    <Details summary="Add a number" open={mine !== null}>
      <Form action={`${base}/identifiers`} {...stamp} label="Add a number">
        <SelectField
          {...field('identifierKind')}
          label="What number it is"
          empty="Choose one"
          options={organizationIdentifierKinds.map((value) => ({ value, label: identifierWords[value] }))}
          required
        />
        <TextField
          {...field('issuer')}
          label="Whose number it is"
          hint="For another number, such as Board of Registration"
          autocomplete="off"
          optional
        />
        <TextField {...field('value')} label="Number" autocomplete="off" required />
        <Button>Add</Button>
      </Form>
    </Details>
  )
}

type EndFormProps = { action: string; what: string; id: string; stamp: Stamp; refused: Refused | null }

function EndForm({ action, what, id, stamp, refused }: EndFormProps) {
  const mine = refused?.form === id ? refused : null
  return (
    <Details
      summary={
        <>
          It ended<span class="hide">: {what}</span>
        </>
      }
      open={mine !== null}
      small
    >
      <Form action={action} {...stamp} label={`End ${what}`}>
        <TextField
          id={mine ? undefined : `why-${id}`}
          name="why"
          label="Why"
          hint="Such as: closed, merged, written wrong"
          value={mine?.typed.why ?? ''}
          error={mine?.errors.why}
          maxlength={300}
          required
        />
        <Button look="quiet" small>
          End it
        </Button>
      </Form>
    </Details>
  )
}
