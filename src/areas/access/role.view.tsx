import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { DateField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { GiftFields } from './role-form.view.tsx'
import { type RoleLine, showRole } from './role.schema.ts'

type Typed = Readonly<Record<string, string>>

export type RolesPageProps = {
  personId: string
  name: string
  stamp: Stamp
  roles: RoleLine[]
  /** A gift, an extension and an end that were refused. */
  gift?: { typed: Typed; errors: Errors }
  extension?: { grantId: string; typed: Typed; errors: Errors }
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
            <Entry when={showDays(role)} title={capital(showRole(role))} meta={role.said} />
          ))}
        </Entries>
      )}
      {mayGive ? (
        <div class="row">
          <ButtonLink href={`/people/${personId}/roles`} look="quiet">
            Give, extend or end a role
          </ButtonLink>
        </div>
      ) : null}
      {ended.length > 0 ? <EarlierRoles roles={ended} /> : null}
    </Leaf>
  )
}

/** Where an administrator gives, extends and ends the roles of one person, each with the reason. */
export function RolesPage(props: RolesPageProps) {
  const held = props.roles.filter((role) => role.until === null)
  const ended = props.roles.filter((role) => role.until !== null)
  const gift = props.gift ?? { typed: {}, errors: {} }
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
                when={showDays(role)}
                title={capital(showRole(role))}
                meta={role.said}
                act={<RoleActs role={role} {...props} />}
              />
            ))}
          </Entries>
        )}
        {ended.length > 0 ? <EarlierRoles roles={ended} /> : null}
      </Leaf>
      <Leaf title="Give a role">
        <ErrorSummary title="No role is given yet" errors={listErrors(gift.errors)} />
        <Form action={`/people/${props.personId}/roles`} {...props.stamp}>
          <GiftFields {...gift} />
          <Button>Give this role</Button>
        </Form>
      </Leaf>
    </>
  )
}

function RoleActs(props: RolesPageProps & { role: RoleLine }) {
  return (
    <>
      {props.role.endsOn === null ? null : <ExtendRole {...props} />}
      <EndRole {...props} />
    </>
  )
}

function ExtendRole({ personId, name, stamp, role, extension }: RolesPageProps & { role: RoleLine }) {
  const refused = extension?.grantId === role.id ? extension : undefined
  return (
    <Details summary={<ActOn act="Extend" role={role} name={name} />} open={refused !== undefined} small>
      <Form action={`/people/${personId}/roles/${role.id}/extension`} {...stamp}>
        <DateField
          id={`ends-${role.id}`}
          name="endsOn"
          label="Ends on"
          hint="Empty: until somebody ends it"
          value={refused?.typed.endsOn}
          error={refused?.errors.endsOn}
        />
        <TextField
          id={`extend-why-${role.id}`}
          name="why"
          label="Why"
          maxlength={300}
          value={refused?.typed.why}
          error={refused?.errors.why}
          required
        />
        <Button small>Extend it</Button>
      </Form>
    </Details>
  )
}

function EndRole({ personId, name, stamp, role, end }: RolesPageProps & { role: RoleLine }) {
  const refused = end?.grantId === role.id ? end : undefined
  return (
    <Details summary={<ActOn act="End" role={role} name={name} />} open={refused !== undefined} small>
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

function ActOn({ act, role, name }: { act: string; role: RoleLine; name: string }) {
  return (
    <>
      {act}{' '}
      <span class="hide">
        the role {showRole(role)} of {name}
      </span>
    </>
  )
}

function EarlierRoles({ roles }: { roles: RoleLine[] }) {
  return (
    <Details summary="Earlier roles">
      <Entries>
        {roles.map((role) => (
          <Entry
            when={`${showShortDay(role.since)} to ${showShortDay(role.until!)}`}
            title={capital(showRole(role))}
            meta={[role.said, role.saidEnd].filter(Boolean).join('. ')}
          />
        ))}
      </Entries>
    </Details>
  )
}

function showDays({ since, endsOn }: RoleLine): string {
  return endsOn === null ? `Since ${showShortDay(since)}` : `Since ${showShortDay(since)}, ends ${showShortDay(endsOn)}`
}

export type EndingLine = {
  id: string
  personId: string
  name: string
  role: string
  scope: string | null
  endsOn: LocalDate
}

/** Roles that have a day on which they end, the soonest first. */
export function EndingPage({ roles }: { roles: EndingLine[] }) {
  return (
    <>
      <Crumbs trail={[{ label: 'People', href: '/people' }]} />
      <PageTitle lead="From its day on a role opens nothing. It can be extended before, with the reason.">
        Roles that end
      </PageTitle>
      {roles.length === 0 ? (
        <p>No role has a day on which it ends.</p>
      ) : (
        <Entries label="Roles that end, the soonest first">
          {roles.map((role) => (
            <Entry
              when={showShortDay(role.endsOn)}
              title={role.name}
              href={`/people/${role.personId}/roles`}
              meta={capital(showRole(role))}
            />
          ))}
        </Entries>
      )}
    </>
  )
}
