import { capital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { EmailField, SelectField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type RepresentativeLine, representativeDuties } from './representative.schema.ts'

type PeopleLeafProps = {
  base: string
  count: number
  relations: { relation: string; count: number }[]
  representatives: RepresentativeLine[]
  stamp: Stamp
  mayRecord: boolean
}

/** On the page of an organization: whom the office asks there, and how many belong to it. */
export function PeopleLeaf({ base, count, relations, representatives, stamp, mayRecord }: PeopleLeafProps) {
  const ways = relations.map((one) => `${one.count.toLocaleString('en-US')} ${one.relation}`).join(', ')
  return (
    <Leaf title="People" small="Whom we ask there" id="people">
      {representatives.length === 0 ? <p class="soft">Nobody is named whom the office asks.</p> : null}
      <Entries>
        {representatives.map((one) => (
          <Entry
            title={one.name}
            href={`/people/${one.personId}`}
            meta={`${capital(one.duty)} · ${one.email}`}
            act={mayRecord ? <ReleaseForm base={base} one={one} stamp={stamp} /> : null}
          />
        ))}
      </Entries>
      <p>
        {count === 0 ? (
          'Nobody belongs to it.'
        ) : (
          <a href={`${base}/people`}>
            {count === 1 ? '1 person belongs to it' : `${count.toLocaleString('en-US')} people belong to it`}
          </a>
        )}
        {ways ? `: ${ways}.` : null}
      </p>
      {mayRecord && count > 0 ? (
        <Details summary="Name whom we ask">
          <RepresentativeForm base={base} stamp={stamp} typed={{}} errors={{}} />
        </Details>
      ) : null}
    </Leaf>
  )
}

type FormProps = { base: string; stamp: Stamp; typed: Readonly<Record<string, string>>; errors: Errors }

function RepresentativeForm({ base, stamp, typed, errors }: FormProps) {
  return (
    <Form action={`${base}/representatives`} {...stamp} label="Name whom we ask">
      <EmailField
        name="email"
        label="E-mail address"
        hint="Of somebody who belongs to it"
        value={typed.email ?? ''}
        error={errors.email}
        autocomplete="off"
        required
      />
      <SelectField
        name="duty"
        label="What we ask them for"
        empty="Choose one"
        options={representativeDuties.map((value) => ({ value, label: capital(value) }))}
        value={typed.duty ?? ''}
        error={errors.duty}
        required
      />
      <Button>Name them</Button>
    </Form>
  )
}

function ReleaseForm({ base, one, stamp }: { base: string; one: RepresentativeLine; stamp: Stamp }) {
  return (
    <Details
      summary={
        <>
          No longer<span class="hide">: {one.name}</span>
        </>
      }
      small
    >
      <Form action={`${base}/representatives/${one.id}/end`} {...stamp} label={`No longer ${one.name}`}>
        <TextField id={`release-${one.id}`} name="why" label="Why" maxlength={300} required />
        <Button look="quiet" small>
          End it
        </Button>
      </Form>
    </Details>
  )
}

/** The form again, when what was sent was refused. */
export function RepresentativePage({ name, ...form }: FormProps & { name: string }) {
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Organizations', href: '/organizations' },
          { label: name, href: form.base },
        ]}
      />
      <PageTitle>Whom we ask at {name}</PageTitle>
      <ErrorSummary title="Nobody is named yet" errors={listErrors(form.errors)} />
      <RepresentativeForm {...form} />
    </>
  )
}

/** A reason that was not given, asked again. */
export function ReleasePage({
  name,
  action,
  base,
  stamp,
  errors,
}: Omit<FormProps, 'typed'> & { name: string; action: string }) {
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Organizations', href: '/organizations' },
          { label: name, href: base },
        ]}
      />
      <PageTitle>Asked no longer</PageTitle>
      <ErrorSummary title="Nothing is changed yet" errors={listErrors(errors)} />
      <Form action={action} {...stamp}>
        <TextField name="why" label="Why" error={errors.why} maxlength={300} required />
        <Button>End it</Button>
      </Form>
    </>
  )
}
