import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { EmailField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'

type AddressPageProps = { stamp: Stamp; token: string; addresses: { from: string; to: string }; said?: string }

/** Opened from the mail to a new address: one button. Opening the page alone does nothing, as mail scanners open every link. */
export function AddressPage({ stamp, token, addresses, said }: AddressPageProps) {
  return (
    <>
      <PageTitle lead={`Our mail goes to ${addresses.from} now, and so do links to sign in.`}>
        Change your address
      </PageTitle>
      {said ? (
        <Notice is="bad" title="Nothing is changed yet" live>
          {said}
        </Notice>
      ) : null}
      <Form action={`/link/address/${token}`} {...stamp}>
        <div class="row">
          <Button>Use {addresses.to}</Button>
          <ButtonLink href="/my/profile" look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

type MoveAddressProps = {
  name: string
  personId: string
  stamp: Stamp
  typed: string
  error?: string
  /** Why the address cannot be changed here; null where it can. */
  fixed: string | null
}

/** Where the office gives a person another address: one field, and what follows from it. */
export function MoveAddressPage({ name, personId, stamp, typed, error, fixed }: MoveAddressProps) {
  const back = `/people/${personId}`
  return (
    <>
      <Crumbs trail={[{ label: name, href: back }]} />
      <PageTitle>Address of {name}</PageTitle>
      {fixed ? (
        <Notice is="warn" title="It is not changed here.">
          {fixed}
        </Notice>
      ) : (
        <Form action={`${back}/address`} {...stamp}>
          <ErrorSummary title="The address is as it was" errors={error ? [{ name: 'email', message: error }] : []} />
          <EmailField
            name="email"
            label="E-mail address"
            hint="With another one the old one is told, and links that went there end"
            value={typed}
            error={error}
            required
          />
          <div class="row">
            <Button>Use this address</Button>
            <ButtonLink href={back} look="plain">
              Leave it as it is
            </ButtonLink>
          </div>
        </Form>
      )}
    </>
  )
}

type OwnAddressProps = { stamp: Stamp; known: string; typed: string; error?: string }

/** Where a person asks for another address of their own. */
export function OwnAddressPage({ stamp, known, typed, error }: OwnAddressProps) {
  return (
    <>
      <PageTitle lead={`Our mail goes to ${known} now, and so do links to sign in.`}>Your address</PageTitle>
      <ErrorSummary title="Nothing is changed yet" errors={error ? [{ name: 'email', message: error }] : []} />
      <Form action="/my/address" {...stamp}>
        <EmailField
          name="email"
          label="New address"
          hint="It counts once you open the link that we send to it; the old one is told"
          value={typed}
          error={error}
          required
        />
        <div class="row">
          <Button>Send the link</Button>
          <ButtonLink href="/my/profile" look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}
