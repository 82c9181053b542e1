import type { Stamp } from '../../http/route.ts'
import { capital } from '../../kernel/words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Checkboxes, Radios } from '../../ui/choices.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { Facts } from '../../ui/facts.tsx'
import { DateField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type State, Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type KeyState, keyRoles } from './key.schema.ts'

/** A key as a page tells it; days are written out. */
export type KeyLine = {
  id: string
  name: string
  prefix: string
  owner: string
  roles: string
  scope: string
  networks: string
  made: string
  expires: string
  lastUsed: string
  state: KeyState
  revoked: string | null
}

const looks: Record<KeyState, State> = {
  'in force': 'live',
  expired: 'done',
  revoked: 'stop',
  'without a role': 'late',
}
export const scopeWords: Record<string, string> = { read: 'Read', write: 'Read and write' }

/** How a key stands. */
export function KeyStatus({ state }: { state: KeyState }) {
  return <Status is={looks[state]}>{capital(state)}</Status>
}

/** What was typed for a new key; networks as text. */
export type TypedKey = { name: string; roles: string[]; scope: string; expiresOn: string; networks: string }

type KeyFormProps = { typed: TypedKey; errors: Errors; givable: readonly string[] }

/** The form for a new key. */
export function NewKeyPage(form: KeyFormProps & { stamp: Stamp }) {
  const { errors } = form
  return (
    <>
      <PageTitle lead="It acts on your behalf, and opens no more than you could give. What it does stands in the audit as its own.">
        New API key
      </PageTitle>
      <ErrorSummary title="No key is made yet" errors={listErrors(errors)} />
      <Form action="/office/keys/new" {...form.stamp}>
        <KeyFields {...form} />
        <div class="row">
          <Button>Make this key</Button>
          <ButtonLink href="/office/keys" look="plain">
            Leave it
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

function KeyFields({ typed, errors, givable }: KeyFormProps) {
  return (
    <>
      <TextField
        name="name"
        label="Which program uses it"
        hint="One key for each program, such as “Learning system of the hospital”"
        value={typed.name}
        error={errors.name}
        maxlength={100}
      />
      <Radios
        name="scope"
        legend="What may it do"
        value={typed.scope}
        error={errors.scope}
        choices={[
          { value: 'read', label: 'Read' },
          { value: 'write', label: 'Read and write' },
        ]}
      />
      <Checkboxes
        name="roles"
        legend="It acts as"
        hint="The fewest that do"
        values={typed.roles}
        error={errors.roles}
        choices={keyRoles
          .filter((role) => givable.includes(role))
          .map((role) => ({ value: role, label: capital(role) }))}
      />
      <DateField
        name="expiresOn"
        label="Ends on"
        hint="Within a year. Then make another"
        value={typed.expiresOn}
        error={errors.expiresOn}
      />
      <TextArea
        name="networks"
        label="Only from these networks"
        hint="One to a line, such as 192.0.2.0/24. Leave it empty if the program may call from anywhere"
        rows={3}
        value={typed.networks}
        error={errors.networks}
      />
    </>
  )
}

/** The key itself, this once. */
export function MadeKeyPage({ id, name, token }: { id: string; name: string; token: string }) {
  return (
    <>
      <PageTitle>{`The key for ${name}`}</PageTitle>
      <Notice is="warn" title="Copy it now.">
        It is shown this once. The office keeps only what it can be recognized by.
      </Notice>
      <TextField name="token" label="Key" value={token} readonly />
      <p>
        The program sends it as <code>Authorization: Bearer …</code>, never in an address. Keep it like a password.
      </p>
      <p class="row">
        <ButtonLink href={`/office/keys/${id}`}>I have copied it</ButtonLink>
      </p>
    </>
  )
}

/** One key: what it may, and the way to end it. */
export function KeyPage(page: { line: KeyLine; stamp: Stamp; why: string; errors: Errors }) {
  const { line, stamp, why, errors } = page
  const isOver = line.state === 'revoked' || line.state === 'expired'
  return (
    <>
      <PageTitle meta={[<KeyStatus state={line.state} />, <code>{line.prefix}…</code>]}>{line.name}</PageTitle>
      {line.state === 'without a role' ? (
        <Notice is="warn" title="This key opens nothing.">
          {`${line.owner} holds none of the roles it acts with any more.`}
        </Notice>
      ) : null}
      <Leaf title="What it may">
        <Facts
          facts={[
            ['Acts as', line.roles],
            ['May', scopeWords[line.scope]],
            ['From', line.networks],
            ['On behalf of', line.owner],
            ['Made', line.made],
            ['Ends', line.expires],
            ['Last used', line.lastUsed],
            ...(line.revoked === null ? [] : ([['Revoked', line.revoked]] as [string, string][])),
          ]}
        />
      </Leaf>
      {isOver ? null : (
        <Leaf title="End it now">
          <ErrorSummary title="The key still opens doors" errors={listErrors(errors)} />
          <Form action={`/office/keys/${line.id}/revocation`} {...stamp}>
            <TextArea
              name="why"
              label="Why"
              hint="It stays with the key. The program is turned away from now on"
              rows={2}
              value={why}
              error={errors.why}
            />
            <div class="row">
              <Button look="grave">Revoke this key</Button>
            </div>
          </Form>
        </Leaf>
      )}
    </>
  )
}
