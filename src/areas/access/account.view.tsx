import { showInstant } from '../../kernel/dates.ts'
import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Facts } from '../../ui/facts.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { Shut } from './role.schema.ts'

export type SessionLine = { id: string; says: string; isHere: boolean }

type SignInLeafProps = {
  stamp: Stamp
  email: string
  /** A new address whose link was not opened yet. */
  waiting?: { email: string; until: string }
  hasPassword: boolean
  sessions: SessionLine[]
}

/** How a person comes in: the address that links go to, a password, and where they are signed in, to be ended one by one. */
export function SignInLeaf({ stamp, email, waiting, hasPassword, sessions }: SignInLeafProps) {
  return (
    <Leaf title="Signing in" small="How you come in, and where you are" id="sign-in">
      {waiting ? (
        <Notice is="warn" title={`We sent a link to ${waiting.email}.`}>
          {`Your address changes when you open it, signed in, until ${waiting.until}.`}
        </Notice>
      ) : null}
      <Facts
        facts={[
          ['Your address', email],
          ['Password', hasPassword ? 'Set' : 'None; we send a link each time'],
        ]}
      />
      <div class="row">
        <ButtonLink href="/my/address" look="quiet">
          Change your address
        </ButtonLink>
        <ButtonLink href="/my/password" look="quiet">
          {hasPassword ? 'Change your password' : 'Set a password'}
        </ButtonLink>
      </div>
      <Entries label="Where you are signed in">
        {sessions.map((session) => (
          <Entry
            title={session.says}
            act={session.isHere ? null : <EndSession session={session} csrf={stamp.csrf} />}
          />
        ))}
      </Entries>
      <Form action="/sign-out/everywhere" csrf={stamp.csrf} inline>
        <Button look="quiet">Sign out everywhere</Button>
      </Form>
    </Leaf>
  )
}

function EndSession({ session, csrf }: { session: SessionLine; csrf: string }) {
  return (
    <Form action={`/my/sessions/${session.id}/end`} csrf={csrf} inline>
      <Button look="quiet" small>
        End <span class="hide">the session: {session.says}</span>
      </Button>
    </Form>
  )
}

export type AccountPageProps = {
  personId: string
  name: string
  stamp: Stamp
  timeZone: string
  shut: Shut | undefined
  sessions: number
  hasPassword: boolean
  mayEndSessions: boolean
  refused?: { why: string; error: string }
}

/** The account of a person: shut with a reason and opened again, its sessions ended. */
export function AccountPage(props: AccountPageProps) {
  const { personId, name, stamp, timeZone, shut, sessions, hasPassword, mayEndSessions, refused } = props
  const here = `/people/${personId}/account`
  return (
    <>
      <Crumbs trail={[{ label: name, href: `/people/${personId}` }]} />
      <PageTitle lead="An account that is shut lets nobody in; what its person learned and holds stays.">
        Account of {name}
      </PageTitle>
      {shut ? (
        <Notice is="warn" title="This account is shut.">
          {`Since ${showInstant(shut.at, timeZone)}, by ${shut.by ?? 'the office'}. ${shut.why}`}
        </Notice>
      ) : null}
      <Facts
        facts={[
          ['Comes in by', hasPassword ? 'Link or password' : 'Link'],
          ['Signed in now', sessions === 1 ? 'In one browser' : sessions === 0 ? 'Nowhere' : `In ${sessions} browsers`],
        ]}
      />
      {mayEndSessions && sessions > 0 ? (
        <Form action={`${here}/sessions/end`} csrf={stamp.csrf} inline>
          <Button look="quiet">End all sessions</Button>
        </Form>
      ) : null}
      <Leaf title={shut ? 'Open it again' : 'Shut it'} id="shut">
        <ErrorSummary
          title="The account is as it was"
          errors={refused ? [{ name: 'why', message: refused.error }] : []}
        />
        <Form action={shut ? `${here}/closure/withdrawal` : `${here}/closure`} {...stamp}>
          <TextField
            name="why"
            label="Why"
            hint={shut ? undefined : 'Its sessions and links end at once'}
            maxlength={300}
            value={refused?.why}
            error={refused?.error}
            required
          />
          <Button look={shut ? 'filled' : 'grave'}>{shut ? 'Open the account' : 'Shut the account'}</Button>
        </Form>
      </Leaf>
    </>
  )
}

/** On the page of a person: whether anybody comes in by their account, with the way to it. */
export function AccountLeaf({
  personId,
  shut,
  timeZone,
}: {
  personId: string
  shut: Shut | undefined
  timeZone: string
}) {
  return (
    <Leaf title="Account" small="How they come in" id="account">
      <p>{shut ? `Shut since ${showInstant(shut.at, timeZone)}. ${shut.why}` : 'Open.'}</p>
      <div class="row">
        <ButtonLink href={`/people/${personId}/account`} look="quiet" small>
          {shut ? 'Open it again' : 'Sessions, or shut it'}
        </ButtonLink>
        <ButtonLink href={`/people/${personId}/address`} look="quiet" small>
          Change the address
        </ButtonLink>
      </div>
    </Leaf>
  )
}
