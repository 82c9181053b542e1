import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
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
