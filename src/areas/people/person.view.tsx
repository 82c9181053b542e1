import type { ComponentChildren } from 'preact'
import { listErrors, type Errors } from '../../ui/errors.ts'
import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FilterSelect, FilterWords, Filters } from '../../ui/filters.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Pages } from '../../ui/pages.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { FactLine } from './fact.schema.ts'
import { FactsLeaf } from './fact.view.tsx'
import { PersonFields, type TypedPerson } from './person-form.view.tsx'
import { type PersonLine, professions, showName } from './person.schema.ts'

export type PersonPageProps = {
  person: PersonLine & { npi: string | null; state: string | null; country: string; birthday: string | null }
  facts: FactLine[]
  mayRecord: boolean
  /** What areas above know of this person. */
  children?: ComponentChildren
}

const columns: Column<PersonLine>[] = [
  {
    key: 'name',
    label: 'Name',
    row: true,
    cell: (p) => <RowTitle href={`/people/${p.id}`} soft={p.email}>{`${p.familyName}, ${p.givenName}`}</RowTitle>,
  },
  {
    key: 'profession',
    label: 'Profession',
    cell: (p) => (p.degree ? `${p.profession}, ${p.degree}` : p.profession),
  },
  { key: 'specialty', label: 'Specialty', cell: (p) => p.specialty ?? '–' },
  { key: 'careerStage', label: 'Stage' },
]

/** Everyone the office knows, by family name. */
export function PeoplePage(list: {
  people: PersonLine[]
  words: string
  profession: string
  next?: string
  mayRecord: boolean
}) {
  const isNarrowed = list.words !== '' || list.profession !== ''
  const lastWord = list.words.trim().split(/\s+/).at(-1)
  return (
    <>
      <PageTitle acts={list.mayRecord ? <ButtonLink href="/people/new">New person</ButtonLink> : null}>
        People
      </PageTitle>
      <Filters action="/people" label="Filter the people">
        <FilterWords value={list.words} placeholder="Name or e-mail address" />
        <FilterSelect name="profession" label="Profession" value={list.profession} options={choicesOf(professions)} />
      </Filters>
      <div class="gap">
        {list.people.length > 1 && lastWord ? (
          <p class="small">Those whose family names begin with “{lastWord}” come first.</p>
        ) : null}
        {list.people.length === 0 ? (
          <Empty title={isNarrowed ? 'Nobody fits.' : 'Nobody is recorded yet.'}>
            {isNarrowed
              ? 'Try part of a name, or clear the profession.'
              : 'People come in when they register, or are recorded here.'}
          </Empty>
        ) : (
          <Ledger caption="People, by family name" hideCaption rows={list.people} columns={columns} />
        )}
        <Pages next={list.next} />
      </div>
    </>
  )
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

function choicesOf(words: readonly string[]) {
  return words.map((word) => ({ value: word, label: word }))
}
