import type { Stamp } from '../../http/route.ts'
import { capital } from '../../kernel/words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { organizationKinds } from './organization.schema.ts'

/** What was typed into a form of an organization. */
export type TypedOrganization = Readonly<Record<string, string>>

export type OrganizationFormProps = {
  action: string
  title: string
  back: { label: string; href: string }
  stamp: Stamp
  typed: TypedOrganization
  errors: Errors
  names: string[]
  /** The name as it stands; null for one that is new. */
  known: string | null
}

/** The form for a new organization, or for what is known of one. */
export function OrganizationFormPage(form: OrganizationFormProps) {
  const { action, title, back, stamp, typed, errors, names, known } = form
  const field = (name: string) => ({ name, value: typed[name] ?? '', error: errors[name] })
  return (
    <>
      <Crumbs trail={[{ label: 'Organizations', href: '/organizations' }, ...(known ? [back] : [])]} />
      <PageTitle>{title}</PageTitle>
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <Form action={action} {...stamp}>
        <TextField {...field('name')} label="Name" autocomplete="off" required />
        {known ? <NamedField typed={typed} error={errors.named} /> : null}
        <SelectField
          {...field('kind')}
          label="What it is"
          empty="Choose one"
          options={organizationKinds.map((value) => ({ value, label: capital(value) }))}
          required
        />
        <TextField
          {...field('parent')}
          label="Part of"
          hint="Such as the school of a department, or the hospital of a unit"
          suggestions={names}
          autocomplete="off"
          optional
        />
        <TextField {...field('street')} label="Street" autocomplete="off" optional />
        <TextField {...field('city')} label="City" autocomplete="off" optional />
        <TextField {...field('state')} label="State" hint="Two letters, such as MA" autocomplete="off" short optional />
        <TextField {...field('postalCode')} label="ZIP code" autocomplete="off" short optional />
        <TextField {...field('country')} label="Country" hint="Three letters, such as USA" autocomplete="off" short />
        <TextField {...field('web')} label="Web page" type="url" autocomplete="off" optional />
        <div class="row">
          <Button>Save</Button>
          <ButtonLink href={back.href} look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

function NamedField({ typed, error }: { typed: TypedOrganization; error?: string }) {
  return (
    <Radios
      name="named"
      legend="If you changed the name"
      value={typed.named ?? 'renamed'}
      error={error}
      choices={[
        { value: 'renamed', label: 'It has a new name', hint: 'The earlier one stays, and leads here.' },
        { value: 'corrected', label: 'It was written wrong', hint: 'The wrong one goes.' },
      ]}
    />
  )
}
