import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'

type SignInLeafProps = {
  stamp: Stamp
  email: string
  /** A new address whose link was not opened yet. */
  waiting?: { email: string; until: string }
  sessions: string[]
}

/** How a person comes in: the address that links go to, and where they are signed in. */
export function SignInLeaf({ stamp, email, waiting, sessions }: SignInLeafProps) {
  return (
    <Leaf title="Signing in" small="How you come in, and where you are" id="sign-in">
      {waiting ? (
        <Notice is="warn" title={`We sent a link to ${waiting.email}.`}>
          {`Your address changes when you open it, signed in, until ${waiting.until}.`}
        </Notice>
      ) : null}
      <Facts facts={[['Your address', email]]} />
      <ButtonLink href="/my/address" look="quiet">
        Change your address
      </ButtonLink>
      <ul class="prose">
        {sessions.map((session) => (
          <li>{session}</li>
        ))}
      </ul>
      <Form action="/sign-out/everywhere" csrf={stamp.csrf} inline>
        <Button look="quiet">Sign out everywhere</Button>
      </Form>
    </Leaf>
  )
}
