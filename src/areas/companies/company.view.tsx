import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Next } from '../../ui/next.tsx'
import type { State } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type Eligibility, type Holding, companyKindIds, companyKinds, eligibilities } from './company.schema.ts'

export const eligibilityStates: Record<Eligibility, State> = {
  eligible: 'done',
  ineligible: 'stop',
  undetermined: 'wait',
}
export const eligibilityWords: Record<Eligibility, string> = {
  eligible: 'Eligible',
  ineligible: 'Ineligible',
  undetermined: 'Not classified',
}
export const holdingWords: Record<Holding, string> = {
  'publicly traded': 'Publicly traded',
  'privately held': 'Privately held',
  unknown: 'Not known',
}

export type CompanyLine = {
  id: string
  name: string
  eligibility: Eligibility
  holding: Holding
  businessLines: string[]
  people: number
}

/** The two forms on a company's page, as they were typed. */
export type TypedCompany = Readonly<Record<string, string>>

export type CompanyPageProps = {
  company: Omit<CompanyLine, 'people'>
  said: { holding: Holding; count: number }[]
  history: { verdict: Eligibility; rationale: string; when: string; by: string; kind: string | null }[]
  activities: { id: string; number: string; title: string }[]
  stamp: Stamp
  typed: TypedCompany
  errors: Errors
}

/** One company: what it is, why, who decided, and the activities it matters to. */
export function CompanyPage(page: CompanyPageProps) {
  const { company, history, activities, errors } = page
  const isRefused = ['verdict', 'rationale'].some((name) => errors[name])
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Integrity', href: '/integrity' },
          { label: 'Companies', href: '/integrity/companies' },
        ]}
      />
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <PageTitle meta={[`Shares: ${holdingWords[company.holding].toLowerCase()}`, ...company.businessLines]}>
        {company.name}
      </PageTitle>
      <Next act={company.eligibility === 'undetermined' ? <ButtonLink href="#decision">Decide</ButtonLink> : null}>
        {company.eligibility === 'undetermined'
          ? 'Look up what the company makes or sells, and decide.'
          : `Nothing: the company is ${company.eligibility}.`}
      </Next>
      <Leaf title="Eligibility" id="decision" small="Standards, definition">
        <Entries>
          {history.map((one) => (
            <Entry
              when={one.when}
              title={eligibilityWords[one.verdict]}
              meta={[one.kind, one.by].filter(Boolean).join(' · ')}
            >
              {one.rationale}
            </Entry>
          ))}
        </Entries>
        {history.length === 0 || isRefused ? (
          <ClassificationForm {...page} />
        ) : (
          <Details summary="Decide anew">
            <ClassificationForm {...page} />
          </Details>
        )}
      </Leaf>
      <Leaf title="Facts">
        <CompanyForm {...page} />
      </Leaf>
      <ActivitiesLeaf activities={activities} />
    </>
  )
}

function ActivitiesLeaf({ activities }: Pick<CompanyPageProps, 'activities'>) {
  return (
    <Leaf title="It matters to">
      {activities.length === 0 ? <p class="soft">No activity that is not over.</p> : null}
      <Entries>
        {activities.map((one) => (
          <Entry when={one.number} title={one.title} href={`/integrity/activities/${one.id}`} />
        ))}
      </Entries>
    </Leaf>
  )
}

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: '', label: 'Not known' },
]

const kindOptions = companyKindIds.map((id) => {
  const kind = companyKinds[id]
  return {
    value: id,
    label: 'question' in kind ? `${id}: ${kind.question.toLowerCase()}` : `${id}: ${kind.eligibility}`,
  }
})

function ClassificationForm({ company, stamp, typed, errors }: CompanyPageProps) {
  const ask = (name: string, legend: string) => (
    <Radios name={name} legend={legend} tight value={typed[name] ?? ''} error={errors[name]} choices={yesNo} />
  )
  return (
    <Form action={`/integrity/companies/${company.id}/eligibility`} {...stamp} label="Eligibility">
      <SelectField
        name="kind"
        label="What kind of company is it?"
        empty="Not known yet"
        options={kindOptions}
        value={typed.kind ?? ''}
        error={errors.kind}
      />
      {ask('answer', 'The answer, where its kind asks a question')}
      {ask('controlledByIneligible', 'Is it owned or controlled by an ineligible company?')}
      {ask('sisterOfIneligible', 'Is it a sister of an ineligible company?')}
      {ask('apart', 'If so: has it its own legal entity, management, employer and firewalls?')}
      <Radios
        name="verdict"
        legend="The company is"
        value={typed.verdict}
        error={errors.verdict}
        required
        choices={eligibilities.map((value) => ({ value, label: eligibilityWords[value] }))}
      />
      <TextArea
        name="rationale"
        label="Why"
        hint="What it makes or sells, and where you read it"
        rows={3}
        value={typed.rationale ?? ''}
        error={errors.rationale ?? errors.because}
        required
      />
      <Button look={company.eligibility === 'undetermined' ? 'filled' : 'quiet'}>
        {company.eligibility === 'undetermined' ? 'Decide' : 'Decide anew'}
      </Button>
    </Form>
  )
}

function CompanyForm({ company, said, stamp, typed, errors }: CompanyPageProps) {
  const told = said.map(({ holding, count }) => `${count} said: ${holdingWords[holding].toLowerCase()}`).join('; ')
  return (
    <Form action={`/integrity/companies/${company.id}/facts`} {...stamp} label="Facts">
      <TextField
        name="name"
        label="Name"
        value={typed.name ?? company.name}
        error={errors.name}
        autocomplete="off"
        required
      />
      <TextArea
        name="businessLines"
        label="What it makes or sells"
        hint="One to a line, such as “anticoagulants”; relevance is decided by these"
        rows={3}
        value={typed.businessLines ?? company.businessLines.join('\n')}
        error={errors.businessLines}
      />
      <Radios
        name="holding"
        legend="Who holds its shares?"
        hint={
          told
            ? `Shares of a privately held company make an owner. ${told}.`
            : 'Shares of a privately held company make an owner.'
        }
        value={typed.holding ?? company.holding}
        error={errors.holding}
        choices={(Object.keys(holdingWords) as Holding[]).map((value) => ({ value, label: holdingWords[value] }))}
      />
      <Button look="quiet">Save</Button>
    </Form>
  )
}
