import { listErrors, type Errors } from '../../ui/errors.ts'
import type { Stamp } from '../../http/route.ts'
import { capital } from '../../kernel/words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { DateField, SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Ledger, RowTitle } from '../../ui/ledger.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type PolicyKey, policies } from './policy.schema.ts'

export type PolicyLine = { key: PolicyKey; value: string; isSet: boolean }
export type PolicyChange = { label: string; value: string; from: string; by: string; why: string }

/** What the office has decided for itself, and what it has left as it stands. */
export function PoliciesPage({
  lines,
  changes,
  maySet,
}: {
  lines: PolicyLine[]
  changes: PolicyChange[]
  maySet: boolean
}) {
  return (
    <>
      <PageTitle lead="What outside rules leave to the office. A change holds from a day on; what happened before keeps its own rules.">
        Policies
      </PageTitle>
      <Ledger
        caption="In force today"
        hideCaption
        rows={lines}
        columns={[
          {
            key: 'key',
            label: 'Policy',
            row: true,
            cell: (line) => <RowTitle soft={policies[line.key].why}>{policies[line.key].label}</RowTitle>,
          },
          { key: 'value', label: 'Today', cell: (line) => <b>{line.value}</b> },
          { key: 'isSet', label: 'Set by', cell: (line) => (line.isSet ? 'The office' : 'As delivered') },
          {
            key: 'act',
            label: 'Act',
            hide: true,
            act: true,
            cell: (line) =>
              maySet ? (
                <ButtonLink href={`/policies/${line.key}`} look="quiet" small>
                  Change <span class="hide">{policies[line.key].label}</span>
                </ButtonLink>
              ) : null,
          },
        ]}
      />
      <ChangesLeaf changes={changes} />
    </>
  )
}

function ChangesLeaf({ changes }: { changes: PolicyChange[] }) {
  return (
    <Leaf title="Changes">
      {changes.length === 0 ? (
        <p>Nothing was changed yet.</p>
      ) : (
        <Entries>
          {changes.map((change) => (
            <Entry
              when={`From ${change.from}`}
              title={`${change.label}: ${change.value}`}
              meta={`${change.by}. ${change.why}`}
            />
          ))}
        </Entries>
      )}
    </Leaf>
  )
}

export type TypedPolicy = { value: string; effectiveOn: string; why: string }

/** Sets one policy from a day on, with the reason. */
export function PolicyPage(form: {
  policyKey: PolicyKey
  stamp: Stamp
  typed: TypedPolicy
  errors: Errors
  options: string[] | null
}) {
  const policy = policies[form.policyKey]
  const value = {
    name: 'value',
    label: policy.label,
    hint: policy.why,
    value: form.typed.value,
    error: form.errors.value,
  }
  return (
    <>
      <PageTitle>{policy.label}</PageTitle>
      <ErrorSummary title="Nothing is changed yet" errors={listErrors(form.errors)} />
      <Form action={`/policies/${form.policyKey}`} {...form.stamp}>
        {form.options ? (
          <SelectField {...value} options={form.options.map((option) => ({ value: option, label: capital(option) }))} />
        ) : (
          <TextField {...value} />
        )}
        <DateField
          name="effectiveOn"
          label="Holds from"
          value={form.typed.effectiveOn}
          error={form.errors.effectiveOn}
        />
        <TextArea
          name="why"
          label="Why"
          hint="Kept with the change"
          rows={3}
          value={form.typed.why}
          error={form.errors.why}
        />
        <div class="row">
          <Button>Set it</Button>
          <ButtonLink href="/policies" look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}
