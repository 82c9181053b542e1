import type { Stamp } from '../../http/route.ts'
import { capital } from '../../kernel/words.ts'
import { Back, Button } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { rhythms } from './committee.schema.ts'

type FieldsProps = { typed: Readonly<Record<string, string>>; organizations: string[]; errors: Errors }

/** What is known of a committee beside its name. */
export function CommitteeFields({ typed, organizations, errors }: FieldsProps) {
  return (
    <>
      <TextField
        name="organization"
        label="Of which organization"
        hint="As it stands under Organizations"
        value={typed.organization}
        error={errors.organization}
        suggestions={organizations}
        autocomplete="off"
        optional
      />
      <TextArea
        name="watches"
        label="What it watches over"
        hint="Such as “Medicines that harm when the dose is wrong”"
        rows={2}
        value={typed.watches}
        error={errors.watches}
        required
      />
      <SelectField
        name="meets"
        label="How often it meets"
        value={typed.meets}
        error={errors.meets}
        empty="Choose"
        options={rhythms.map((value) => ({ value, label: capital(value) }))}
        required
      />
    </>
  )
}

/** Records a committee. */
export function NewCommitteePage({ typed, organizations, stamp, errors }: FieldsProps & { stamp: Stamp }) {
  return (
    <>
      <Crumbs trail={[{ label: 'Committees', href: '/quality' }]} />
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <PageTitle lead="Its members, meetings and hand-overs stand on its page. Name a liaison there, who hands over for it.">
        Record a committee
      </PageTitle>
      <Form action="/quality/committees" {...stamp}>
        <TextField
          name="name"
          label="Name"
          hint="In full, with the hospital where names are alike. It stays: sources stand under it"
          value={typed.name}
          error={errors.name}
          autocomplete="off"
          required
        />
        <CommitteeFields typed={typed} organizations={organizations} errors={errors} />
        <div class="row">
          <Button>Record it</Button> <Back href="/quality">Back to committees</Back>
        </div>
      </Form>
    </>
  )
}
