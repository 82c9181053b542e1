import type { ComponentChildren } from 'preact'
import { listErrors, type Errors } from '../../ui/errors.ts'
import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { FactLine } from './fact.schema.ts'
import { FactsLeaf } from './fact.view.tsx'
import { PersonFields, type TypedPerson } from './person-form.view.tsx'
import { type PersonLine, showName } from './person.schema.ts'

export type PersonPageProps = {
  person: PersonLine & { npi: string | null; state: string | null; country: string; birthday: string | null }
  facts: FactLine[]
  mayRecord: boolean
  /** What areas above know of this person. */
  children?: ComponentChildren
}

/** One person: who they are, where they belong, what they may do here. */
export function PersonPage({ person, facts, mayRecord, children }: PersonPageProps) {
  const change = mayRecord ? (
    <ButtonLink href={`/people/${person.id}/details`} look="quiet">
      Change
    </ButtonLink>
  ) : null
  return (
    <>
      <PageTitle meta={[person.email, person.profession, person.careerStage]} acts={change}>
        {showName(person)}
      </PageTitle>
      <Leaf title="Known facts">
        <Facts
          facts={[
            ['Specialty', person.specialty ?? 'Not given'],
            ['Lives in', [person.state, person.country].filter(Boolean).join(', ')],
            ['Born', person.birthday ? `${person.birthday}, month and day only` : 'Not given'],
            ['NPI', person.npi ?? 'Not given'],
          ]}
        />
      </Leaf>
      <FactsLeaf facts={facts} base={mayRecord ? `/people/${person.id}` : null} />
      {children}
    </>
  )
}

/** The form for a new person, or for what is known of one. */
export function PersonFormPage(form: {
  action: string
  title: string
  stamp: Stamp
  typed: TypedPerson
  errors: Errors
  /** Of whom nothing is known yet, the address too. */
  isNew: boolean
}) {
  return (
    <>
      <PageTitle>{form.title}</PageTitle>
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(form.errors)} />
      <Form action={form.action} {...form.stamp}>
        <PersonFields typed={form.typed} errors={form.errors} hasAddress={form.isNew} />
        <div class="row">
          <Button>Save</Button>
          <ButtonLink href="/people" look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}
