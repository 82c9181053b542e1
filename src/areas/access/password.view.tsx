import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { EmailField, Field, type FieldProps, controlOf } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { passwordLetters } from './password.rules.ts'

/** A password: hidden while it is typed, and never shown again. */
function PasswordField(props: Omit<FieldProps, 'value' | 'required'>) {
  return (
    <Field {...props}>
      <input {...controlOf({ ...props, required: true }).control} type="password" />
    </Field>
  )
}

type SignInProps = { stamp: Stamp; email: string; next: string; error?: string }

/** The way in for who has set a password. What is wrong is said in one sentence, whatever it is. */
export function PasswordSignInPage({ stamp, email, next, error }: SignInProps) {
  return (
    <>
      <PageTitle>Sign in with a password</PageTitle>
      <ErrorSummary title="You are not signed in" errors={error ? [{ name: 'password', message: error }] : []} />
      <Form action="/sign-in/password" {...stamp} hidden={{ next }}>
        <EmailField name="email" label="E-mail address" value={email} required />
        <PasswordField name="password" label="Password" autocomplete="current-password" error={error} />
        <Button>Sign in</Button>
      </Form>
      <p class="gap">
        Forgotten, or never set? <a href="/sign-in">Let us send you a link</a>; signed in, you can set another.
      </p>
    </>
  )
}

type SetProps = { stamp: Stamp; isSet: boolean; error?: string }

/** Where a person sets, changes or removes their own password. */
export function PasswordPage({ stamp, isSet, error }: SetProps) {
  const title = isSet ? 'Change your password' : 'Set a password'
  return (
    <>
      <PageTitle lead="With one you need not wait for our mail. The link works as before.">{title}</PageTitle>
      <ErrorSummary title="Nothing is changed yet" errors={error ? [{ name: 'password', message: error }] : []} />
      <Form action="/my/password" {...stamp}>
        <PasswordField
          name="password"
          label="New password"
          hint={`At least ${passwordLetters} characters; a few words in a row will do. Any characters, spaces too.`}
          autocomplete="new-password"
          error={error}
        />
        <div class="row">
          <Button>Keep it</Button>
          <ButtonLink href="/my/profile#sign-in" look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
      {isSet ? (
        <div class="gap">
          <Form action="/my/password/removal" csrf={stamp.csrf} inline>
            <Button look="grave">Remove the password</Button>
          </Form>
        </div>
      ) : null}
    </>
  )
}

type ProofProps = { stamp: Stamp; email: string; next: string; hasPassword: boolean; error?: string }

/** Asks whoever signed in a while ago to sign in anew, before something changes that lets people in. */
export function ProofPage({ stamp, email, next, hasPassword, error }: ProofProps) {
  return (
    <>
      <PageTitle lead="You signed in a while ago, and what you want to change lets people in as you.">
        Show that it is you
      </PageTitle>
      {hasPassword ? (
        <>
          <ErrorSummary title="That is not it" errors={error ? [{ name: 'password', message: error }] : []} />
          <Form action="/my/proof/password" {...stamp} hidden={{ next }}>
            <PasswordField name="password" label="Your password" autocomplete="current-password" error={error} />
            <Button>Go on</Button>
          </Form>
        </>
      ) : null}
      <div class="gap">
        <Form action="/my/proof" {...stamp} hidden={{ next }}>
          <Button look={hasPassword ? 'quiet' : 'filled'}>Send a link to {email}</Button>
        </Form>
      </div>
    </>
  )
}

/** Nothing was changed: whoever sent this signed in too long ago. */
export function ProofFirstPage({ href }: { href: string }) {
  return (
    <>
      <PageTitle lead="Nothing is changed. You signed in a while ago, and this lets people in as you.">
        Show that it is you first
      </PageTitle>
      <ButtonLink href={href}>Go on</ButtonLink>
    </>
  )
}
