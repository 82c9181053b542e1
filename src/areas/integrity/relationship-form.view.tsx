import type { Stamp } from '../../http/route.ts'
import { Back, Button } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { DateField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type DraftRelationship, natureWords } from './disclosure.schema.ts'
import { natures } from './relationship.schema.ts'

/** The form for one relationship as it was typed. */
export type TypedRelationship = Record<
  'company' | 'nature' | 'shares' | 'saidHolding' | 'about' | 'startedOn' | 'goesOn' | 'endedOn' | 'thinksRelevant',
  string
>

/** A relationship that is filled in already, as the form shows it. */
export function typedOf(one: DraftRelationship): TypedRelationship {
  return {
    company: one.company,
    nature: one.nature,
    shares: one.shares ?? '',
    saidHolding: one.saidHolding ?? '',
    about: one.about,
    startedOn: one.startedOn ?? '',
    goesOn: one.endedOn ? 'no' : 'yes',
    endedOn: one.endedOn ?? '',
    thinksRelevant: one.thinksRelevant === null ? 'unsure' : one.thinksRelevant ? 'yes' : 'no',
  }
}

type FormProps = {
  action: string
  back: string
  above: string
  stamp: Stamp
  typed: TypedRelationship
  errors: Errors
  companies: string[]
  isNew: boolean
}

/** One relationship: with whom, of what nature, about what, from when to when. */
export function RelationshipFormPage({ action, back, above, stamp, typed, errors, companies, isNew }: FormProps) {
  return (
    <>
      <Back href={back}>What you have named</Back>
      <ErrorSummary title="This relationship is not saved yet" errors={listErrors(errors)} />
      <PageTitle above={above} lead="One company and one nature at a time. No amounts are asked for.">
        {isNew ? 'Name a relationship' : 'Change a relationship'}
      </PageTitle>
      <Form action={action} {...stamp}>
        <WhomFields typed={typed} errors={errors} companies={companies} />
        <WhenFields typed={typed} errors={errors} />
        <Button>{isNew ? 'Add it' : 'Keep the change'}</Button>
      </Form>
    </>
  )
}

type FieldsProps = Pick<FormProps, 'typed' | 'errors'>

function WhomFields({ typed, errors, companies }: FieldsProps & Pick<FormProps, 'companies'>) {
  return (
    <>
      <TextField
        name="company"
        label="Company"
        hint="Its full name; names of products are not needed"
        suggestions={companies}
        value={typed.company}
        error={errors.company}
        autocomplete="off"
        maxlength={200}
        required
      />
      <Radios
        name="nature"
        legend="What ties you to it?"
        value={typed.nature}
        error={errors.nature}
        required
        choices={natures.map((nature) => ({
          value: nature,
          label: natureWords[nature].label,
          hint: natureWords[nature].hint,
          then: nature === 'ownership interest' ? <Ownership typed={typed} errors={errors} /> : undefined,
        }))}
      />
      <TextArea
        name="about"
        label="What is it about?"
        hint="In a few words, such as “advice on a trial of blood thinners”"
        value={typed.about}
        error={errors.about}
        rows={2}
        optional
      />
    </>
  )
}

function WhenFields({ typed, errors }: FieldsProps) {
  return (
    <>
      <DateField
        name="startedOn"
        label="When did it begin?"
        hint="A rough day is enough"
        value={typed.startedOn}
        error={errors.startedOn}
        optional
      />
      <Radios
        name="goesOn"
        legend="Does it still go on?"
        value={typed.goesOn}
        error={errors.goesOn}
        required
        choices={[
          { value: 'yes', label: 'Yes' },
          {
            value: 'no',
            label: 'No, it has ended',
            then: (
              <DateField
                name="endedOn"
                label="When did it end?"
                hint="A rough day is enough"
                value={typed.endedOn}
                error={errors.endedOn}
              />
            ),
          },
        ]}
      />
      <Radios
        name="thinksRelevant"
        legend="Do you think it matters for this activity?"
        hint="We ask for your view; the office decides."
        value={typed.thinksRelevant || 'unsure'}
        error={errors.thinksRelevant}
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
          { value: 'unsure', label: 'I am not sure' },
        ]}
      />
    </>
  )
}

function Ownership({ typed, errors }: { typed: TypedRelationship; errors: Errors }) {
  return (
    <>
      <Radios
        name="shares"
        legend="How do you own it?"
        hint="Mutual funds and pension funds that hold many companies do not count. Leave them out."
        value={typed.shares}
        error={errors.shares}
        choices={[
          { value: 'own shares', label: 'Shares, options or a part of the company, in my own name' },
          { value: 'diversified fund', label: 'Only through a diversified fund' },
        ]}
      />
      <Radios
        name="saidHolding"
        legend="Is the company publicly traded?"
        hint="Are its shares sold at a stock exchange?"
        value={typed.saidHolding}
        error={errors.saidHolding}
        choices={[
          { value: 'publicly traded', label: 'Yes' },
          { value: 'privately held', label: 'No' },
          { value: 'unknown', label: 'I do not know' },
        ]}
      />
    </>
  )
}
