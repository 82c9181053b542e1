import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { DateField, SelectField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { showName } from '../people/person.schema.ts'
import { activityRoles } from './activity.schema.ts'

export type RoleLine = {
  id: string
  personId: string
  role: string
  startsOn: LocalDate
  givenName: string
  familyName: string
  degree: string | null
  email: string
}
export type TypedRole = { email: string; role: string; startsOn: string }

type RolesProps = {
  activityId: string
  stamp: Stamp
  roles: RoleLine[]
  typed: TypedRole
  errors: Errors
  suggestions: string[]
  mayPlan: boolean
}

/** Who directs, plans and teaches. Naming someone asks them, by mail, for their financial relationships. */
export function RolesLeaf({ activityId, stamp, roles, typed, errors, suggestions, mayPlan }: RolesProps) {
  const here = `/office/activities/${activityId}/people`
  return (
    <Leaf title="People" id="people" small="In control of content">
      {roles.length === 0 ? <p class="soft">Nobody yet. Name the director first.</p> : null}
      <Entries>
        {roles.map((role) => (
          <Entry
            when={role.role}
            title={showName(role)}
            meta={`${role.email} · from ${showShortDay(role.startsOn)}`}
            act={mayPlan ? <EndRole action={`${here}/${role.id}/removal`} stamp={stamp} name={showName(role)} /> : null}
          />
        ))}
      </Entries>
      {mayPlan ? (
        <Details summary="Name someone" open={roles.length === 0 || Object.keys(errors).length > 0}>
          <NameForm action={here} stamp={stamp} typed={typed} errors={errors} suggestions={suggestions} />
        </Details>
      ) : null}
    </Leaf>
  )
}

type NameFormProps = Pick<RolesProps, 'stamp' | 'typed' | 'errors' | 'suggestions'> & { action: string }

function NameForm({ action, stamp, typed, errors, suggestions }: NameFormProps) {
  return (
    <>
      <ErrorSummary title="Nobody is named yet" errors={listErrors(errors)} />
      <Form action={action} {...stamp}>
        <TextField
          name="email"
          label="E-mail address"
          hint="Of someone the office knows; record new people under People first"
          suggestions={suggestions}
          value={typed.email}
          error={errors.email}
          autocomplete="off"
          required
        />
        <SelectField
          name="role"
          label="As"
          options={activityRoles.map((role) => ({ value: role, label: role }))}
          empty="Choose one"
          value={typed.role}
          error={errors.role}
          short
          required
        />
        <DateField
          name="startsOn"
          label="Begins on"
          hint="Ties to industry must be looked at before this day"
          value={typed.startsOn}
          error={errors.startsOn}
          required
        />
        <Button look="quiet">Name and ask for disclosure</Button>
      </Form>
    </>
  )
}

function EndRole({ action, stamp, name }: { action: string; stamp: Stamp; name: string }) {
  return (
    <Details
      summary={
        <>
          End <span class="hide">the role of {name}</span>
        </>
      }
      small
    >
      <Form action={action} {...stamp}>
        <TextField id={`why-${action.split('/').at(-2)}`} name="why" label="Why" />
        <Button look="grave" small>
          End it
        </Button>
      </Form>
    </Details>
  )
}
