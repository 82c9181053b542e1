import { capital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { showShortDay } from '../../kernel/dates.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type RoleLine, givenRoles } from './role.schema.ts'

export type TypedGift = { role: string; why: string }
export type RolesPageProps = {
  personId: string
  name: string
  stamp: Stamp
  roles: RoleLine[]
  /** A gift that was refused, and an end that was. */
  gift?: { typed: TypedGift; errors: Errors }
  end?: { grantId: string; why: string; message: string }
}

/** What a person may do here, and what they once could, with the way to where it changes. */
export function RolesLeaf({ personId, roles, mayGive }: { personId: string; roles: RoleLine[]; mayGive: boolean }) {
  const held = roles.filter((role) => role.until === null)
  const ended = roles.filter((role) => role.until !== null)
  return (
    <Leaf title="Roles here" small="What this person may do" id="roles">
      {held.length === 0 ? (
        <p>Learner: sees and keeps their own learning.</p>
      ) : (
        <Entries>
          {held.map((role) => (
            <Entry when={`Since ${showShortDay(role.since)}`} title={role.role} meta={role.said} />
          ))}
        </Entries>
      )}
      {mayGive ? (
        <ButtonLink href={`/people/${personId}/roles`} look="quiet">
          Give or end a role
        </ButtonLink>
      ) : null}
      {ended.length > 0 ? <EarlierRoles roles={ended} /> : null}
    </Leaf>
  )
}

/** Where an administrator gives and ends the roles of one person, each with the reason. */
export function RolesPage(props: RolesPageProps) {
  const held = props.roles.filter((role) => role.until === null)
  return (
    <>
      <Crumbs trail={[{ label: props.name, href: `/people/${props.personId}` }]} />
      <PageTitle lead="What a role opens holds from the next page on; what its end shuts, too.">
        Roles of {props.name}
      </PageTitle>
      <Leaf title="Held now">
        {held.length === 0 ? (
          <p>None. As a learner {props.name} sees and keeps their own learning.</p>
        ) : (
          <Entries>
            {held.map((role) => (
              <Entry
                when={`Since ${showShortDay(role.since)}`}
                title={role.role}
                meta={role.said}
                act={<EndRole role={role} {...props} />}
              />
            ))}
          </Entries>
        )}
      </Leaf>
      <Leaf title="Give a role">
        <GiveRole {...props} />
      </Leaf>
    </>
  )
}

function GiveRole({ personId, stamp, gift }: RolesPageProps) {
  const { typed, errors } = gift ?? { typed: { role: '', why: '' }, errors: {} }
  return (
    <>
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
        <Button>Give this role</Button>
      </Form>
    </>
  )
}

function EndRole({ personId, name, stamp, role, end }: RolesPageProps & { role: RoleLine }) {
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
