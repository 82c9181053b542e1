import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { EmailField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { linkMinutes } from './sign-in.schema.ts'

type Typed = { email: string; error?: string; next: string }

/** Asks for an e-mail address, and says what can be done without signing in. */
export function SignInPage({ stamp, typed, demo }: { stamp: Stamp; typed: Typed; demo: boolean }) {
  return (
    <>
      <PageTitle lead="We send you a link. There is no password to remember, unless you set one.">Sign in</PageTitle>
      <ErrorSummary
        title="No link was sent yet"
        errors={typed.error ? [{ name: 'email', message: typed.error }] : []}
      />
      <Form action="/sign-in" {...stamp} hidden={{ next: typed.next }}>
        <EmailField
          name="email"
          label="E-mail address"
          hint="The one your certificates go to"
          value={typed.email}
          error={typed.error}
          required
        />
        <Button>Send me a link</Button>
      </Form>
      <p class="gap">
        Have you set a password?{' '}
        <a href={`/sign-in/password${typed.next ? `?next=${encodeURIComponent(typed.next)}` : ''}`}>Sign in with it</a>.
      </p>
      {demo ? (
        <p class="gap">
          This is a demonstration. <a href="/demo/sign-in">Sign in as one of its people with one click</a>.
        </p>
      ) : null}
      <Leaf title="You can do these without signing in">
        <Entries>
          <Entry when="With its number" title="Check a certificate" href="/verify" />
          <Entry when="From our mail">Disclose, review or answer: open the link we sent you.</Entry>
        </Entries>
      </Leaf>
    </>
  )
}

/** The same for an address we know and one we do not. */
export function LinkSentPage({ email, demo }: { email: string; demo: boolean }) {
  return (
    <>
      <PageTitle lead={`If ${email} belongs to someone here, a link is on its way.`}>Look in your mail</PageTitle>
      <p>
        It works once, for {linkMinutes} minutes. Nothing there? Look in the spam folder, or{' '}
        <a href="/sign-in">try another address</a>.
      </p>
      {demo ? (
        <p class="gap">
          In this demonstration no mail leaves the machine: <a href="/demo/mailbox">read it in the mailbox</a>.
        </p>
      ) : null}
    </>
  )
}

/** Opened from the mail: one button that signs in. Opening the page alone does nothing, because mail scanners open every link. */
export function UseLinkPage({ stamp, token }: { stamp: Stamp; token: string }) {
  return (
    <>
      <PageTitle lead="One more press, so that no mail scanner can use your link up.">Sign in to the office</PageTitle>
      <Form action={`/sign-in/link/${token}`} {...stamp}>
        <Button>Sign in</Button>
      </Form>
    </>
  )
}

export type DemoPerson = { id: string; name: string; does: string; roles: string }

/** The people of a demonstration, each one click away. */
export function DemoSignInPage({ stamp, people }: { stamp: Stamp; people: DemoPerson[] }) {
  return (
    <>
      <PageTitle lead="Everyone here is invented. Each sees what their role may see, and nothing else.">
        Sign in as
      </PageTitle>
      <Form action="/demo/sign-in" {...stamp}>
        <Entries>
          {people.map((person) => (
            <Entry
              when={person.roles}
              title={person.name}
              meta={person.does}
              act={
                <Button look="quiet" small name="personId" value={person.id}>
                  Sign in <span class="hide">as {person.name}</span>
                </Button>
              }
            />
          ))}
        </Entries>
      </Form>
    </>
  )
}
