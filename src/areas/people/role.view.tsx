import { capital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { givenRoles } from './role.schema.ts'

/** A role with its days; `until` is null while it is held. `said` tells who gave it and why, `saidEnd` who ended it. */
export type RoleLine = {
  id: string
  role: string
  since: LocalDate
  until: LocalDate | null
  said: string
  saidEnd: string
}

export type TypedGift = { role: string; why: string }
export type RolesProps = {
  personId: string
  name: string
  stamp: Stamp
  roles: RoleLine[]
  mayGive: boolean
  /** A gift that was refused, and an end that was. */
  gift?: { typed: TypedGift; errors: Errors }
  end?: { grantId: string; why: string; message: string }
}

/** What a person may do here, and what they once could. Who may gives and ends roles, each with the reason. */
export function RolesLeaf(props: RolesProps) {
  const held = props.roles.filter((role) => role.until === null)
  const ended = props.roles.filter((role) => role.until !== null)
  return (
    <Leaf title="Roles here" small="What this person may do" id="roles">
      {held.length === 0 ? (
        <p>Learner: sees and keeps their own learning.</p>
      ) : (
        <Entries>
          {held.map((role) => (
            <Entry
              when={`Since ${showShortDay(role.since)}`}
              title={role.role}
              meta={role.said}
              act={props.mayGive ? <EndRole role={role} {...props} /> : null}
            />
          ))}
        </Entries>
      )}
      {props.mayGive ? <GiveRole {...props} /> : null}
      {ended.length > 0 ? <EarlierRoles roles={ended} /> : null}
    </Leaf>
  )
}

function GiveRole({ personId, stamp, gift }: RolesProps) {
  const { typed, errors } = gift ?? { typed: { role: '', why: '' }, errors: {} }
  return (
    <Details summary="Give a role" open={gift !== undefined}>
      <ErrorSummary title="No role is given yet" errors={listErrors(errors)} />
      <Form action={`/people/${personId}/roles`} {...stamp}>
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
          hint="Kept with the role"
          maxlength={300}
          value={typed.why}
          error={errors.why}
          required
        />
        <Button look="quiet">Give this role</Button>
      </Form>
    </Details>
  )
}

function EndRole({ personId, name, stamp, role, end }: RolesProps & { role: RoleLine }) {
  const refused = end?.grantId === role.id ? end : undefined
  return (
    <Details
      summary={
        <>
          End{' '}
          <span class="hide">
            the role {role.role} of {name}
          </span>
        </>
      }
      open={refused !== undefined}
      small
    >
      <Form action={`/people/${personId}/roles/${role.id}/removal`} {...stamp}>
        <TextField
          id={`why-${role.id}`}
          name="why"
          label="Why"
          maxlength={300}
          value={refused?.why}
          error={refused?.message}
          required
        />
        <Button look="grave" small>
          End it
        </Button>
      </Form>
    </Details>
  )
}

function EarlierRoles({ roles }: { roles: RoleLine[] }) {
  return (
    <Details summary="Earlier roles">
      <Entries>
        {roles.map((role) => (
          <Entry
            when={`${showShortDay(role.since)} to ${showShortDay(role.until!)}`}
            title={role.role}
            meta={[role.said, role.saidEnd].filter(Boolean).join(' ')}
          />
        ))}
      </Entries>
    </Details>
  )
}
