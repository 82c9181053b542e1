import { capital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { fieldId } from '../../ui/anchor.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Checkbox, Checkboxes, Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { DateField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Facing, Leaf } from '../../ui/leaf.tsx'
import { Prose } from '../../ui/prose.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { professions } from '../people/person.schema.ts'

export type TypedPlan = { title: string; releasesOn: string; expiresOn: string }
export type PlannedGap = { id: string; number: number; title: string; currentPractice: string; bestPractice: string }

type NewPlanProps = { gap: PlannedGap; stamp: Stamp; typed: TypedPlan; errors: Errors }

/** A new activity for a gap: three questions, because the gap knows the rest. */
export function NewPlanPage({ gap, stamp, typed, errors }: NewPlanProps) {
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Gaps', href: '/gaps' },
          { label: `Gap ${gap.number}`, href: `/gaps/${gap.id}` },
        ]}
      />
      <PageTitle lead={`For gap ${gap.number}: ${gap.title}`}>Plan education</PageTitle>
      <ErrorSummary title="Nothing is planned yet" errors={listErrors(errors)} />
      <Leaf title="The gap" small="Goes into the plan; nothing is typed again">
        <Facing
          sides={[
            { title: 'What happens', children: <Prose text={gap.currentPractice} /> },
            { title: 'What should', children: <Prose text={gap.bestPractice} /> },
          ]}
        />
      </Leaf>
      <Leaf title="The activity" small="Online enduring material: reading, then a test">
        <NewPlanForm gap={gap} stamp={stamp} typed={typed} errors={errors} />
      </Leaf>
    </>
  )
}

function NewPlanForm({ gap, stamp, typed, errors }: NewPlanProps) {
  return (
    <Form action={`/office/activities/new?gap=${gap.id}`} {...stamp}>
      <TextField
        name="title"
        label="Title"
        hint="What a clinician would look for"
        value={typed.title}
        error={errors.title}
        required
      />
      <DateField name="releasesOn" label="Opens on" value={typed.releasesOn} error={errors.releasesOn} required />
      <DateField
        name="expiresOn"
        label="Last day"
        hint="At most three years later"
        value={typed.expiresOn}
        error={errors.expiresOn}
        required
      />
      <div class="row">
        <Button>Start planning</Button>
        <ButtonLink href={`/gaps/${gap.id}`} look="plain">
          Not now
        </ButtonLink>
      </div>
    </Form>
  )
}

export type TypedDescription = {
  title: string
  releasesOn: string
  expiresOn: string
  summary: string
  description: string
  designRationale: string
  designedFor: string
  isClinical: boolean
  contentAreas: string
  isListed: boolean
  providership: string
  jointProviders: string[]
  anotherProvider: string
  audience: string[]
}

type DescriptionProps = {
  activity: { id: string; number: string }
  stamp: Stamp
  typed: TypedDescription
  errors: Errors
  /** Partners that are offered to tick, and the names that are offered while typing. */
  organizations: { id: string; name: string }[]
  names: string[]
}

/** What the plan says: entered once, and used on the public page, in the statements and in the report. */
export function DescriptionPage({ activity, stamp, typed, errors, organizations, names }: DescriptionProps) {
  const here = `/office/activities/${activity.id}`
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Activities', href: '/office/activities' },
          { label: activity.number, href: here },
        ]}
      />
      <PageTitle>What the plan says</PageTitle>
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <Form action={`${here}/description`} {...stamp}>
        <WordFields typed={typed} errors={errors} />
        <PurposeFields typed={typed} errors={errors} />
        <ExtentFields typed={typed} errors={errors} organizations={organizations} names={names} />
        <div class="row">
          <Button>Save</Button>
          <ButtonLink href={here} look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

type FieldsProps = { typed: TypedDescription; errors: Errors }

/** A field of the form by its name: what stands in it, what is wrong with it. */
function fieldOf(typed: TypedDescription, errors: Errors) {
  return (name: keyof TypedDescription) => ({ name, value: String(typed[name]), error: errors[name] })
}

function WordFields({ typed, errors }: FieldsProps) {
  const field = fieldOf(typed, errors)
  return (
    <>
      <TextField {...field('title')} label="Title" required />
      <TextField
        {...field('summary')}
        label="Sentence for the catalog"
        hint="What they will be able to do, in their words"
      />
      <TextArea
        {...field('description')}
        label="Description"
        hint="Up to 2,500 letters; also goes to the accreditor"
        rows={8}
      />
      <DateField {...field('releasesOn')} label="Opens on" required />
      <DateField {...field('expiresOn')} label="Last day" hint="At most three years after it opens" required />
    </>
  )
}

function PurposeFields({ typed, errors }: FieldsProps) {
  const field = fieldOf(typed, errors)
  return (
    <>
      <Checkboxes
        name="audience"
        legend="For whom"
        tight
        values={typed.audience}
        error={errors.audience}
        choices={professions.map((profession) => ({ value: profession, label: capital(profession) }))}
      />
      <Radios
        name="designedFor"
        legend="Designed to change"
        value={typed.designedFor}
        choices={[
          { value: 'competence', label: 'Competence', hint: 'What they would do' },
          { value: 'performance', label: 'Performance', hint: 'What they do in practice' },
          { value: 'patient outcomes', label: 'Patient outcomes' },
        ]}
      />
      <TextField {...field('designRationale')} label="Why this format" hint="In 25 words or fewer" />
    </>
  )
}

function ExtentFields({ typed, errors, ...offered }: FieldsProps & Pick<DescriptionProps, 'organizations' | 'names'>) {
  const field = fieldOf(typed, errors)
  return (
    <>
      <Checkbox
        name="isClinical"
        value="yes"
        checked={typed.isClinical}
        label="Its content makes recommendations for patient care"
        hint="Then everyone in control of it discloses, and references are needed"
      />
      <TextField
        {...field('contentAreas')}
        label="Content areas"
        hint="What it is about, by commas: used to see which companies are related to it"
      />
      <Checkbox name="isListed" value="yes" checked={typed.isListed} label="Listed in the catalog" />
      <Radios
        name="providership"
        legend="Provided"
        value={typed.providership}
        choices={[
          { value: 'direct', label: 'By this office' },
          {
            value: 'joint',
            label: 'Together with an organization that is not accredited',
            then: <ProviderFields typed={typed} errors={errors} {...offered} />,
          },
        ]}
      />
    </>
  )
}

type ProviderFieldsProps = FieldsProps & Pick<DescriptionProps, 'organizations' | 'names'>

function ProviderFields({ typed, errors, organizations, names }: ProviderFieldsProps) {
  return (
    <>
      {organizations.length === 0 ? (
        <p id={fieldId('jointProviders')} tabindex={-1}>
          No organization is a partner of the office today.
        </p>
      ) : (
        <Checkboxes
          name="jointProviders"
          legend="With"
          hint="Partners of today"
          tight
          values={typed.jointProviders}
          error={errors.jointProviders}
          choices={organizations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextField
        name="anotherProvider"
        label="Another organization"
        hint="Its name, as the office keeps it"
        value={typed.anotherProvider}
        error={errors.anotherProvider}
        suggestions={names}
        optional
      />
    </>
  )
}
