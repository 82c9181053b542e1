import type { Stamp } from '../../http/route.ts'
import { showShortDay } from '../../kernel/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Details } from '../../ui/details.tsx'
import type { Errors } from '../../ui/errors.ts'
import { DateField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import type { HeldRole } from '../integrity/control.schema.ts'
import { listMethods, sideOf } from '../integrity/mitigation.rules.ts'
import { mitigationMethods } from '../integrity/mitigation.schema.ts'

type MitigationProps = {
  action: string
  stamp: Stamp
  roles: readonly HeldRole[]
  reviewers: string[]
  isNeeded: boolean
  typed: Readonly<Record<string, string>>
  errors: Errors
}

const fields = ['method', 'by', 'description', 'completedOn']

/** What was done about a relevant relationship: only the ways open to the person's roles are offered. */
export function MitigationLeaf(props: MitigationProps) {
  const isOpen = props.isNeeded || fields.some((name) => props.errors[name])
  const summary = 'Not needed unless the relationship is relevant. Record one anyway'
  return (
    <Leaf title="Mitigation" small="Standard 3.4">
      {isOpen ? <MitigationForm {...props} /> : <Details summary={summary}>{<MitigationForm {...props} />}</Details>}
    </Leaf>
  )
}

function MitigationForm(props: MitigationProps) {
  const { action, stamp, roles, isNeeded, typed, errors } = props
  const starts = roles.map(({ role, startsOn }) => `${role} ${showShortDay(startsOn)}`).join(', ')
  return (
    <Form action={action} {...stamp} label="Mitigation">
      <MethodField {...props} />
      <TextArea
        name="description"
        label="What was done"
        rows={2}
        value={typed.description ?? ''}
        error={errors.description}
      />
      <DateField
        name="completedOn"
        label="Done on"
        hint={`Before the role begins: ${starts}`}
        value={typed.completedOn ?? ''}
        error={errors.completedOn}
      />
      <Button look={isNeeded ? 'filled' : 'quiet'}>Record it</Button>
    </Form>
  )
}

function MethodField({ roles, reviewers, typed, errors }: MitigationProps) {
  const sides = [...new Set(roles.map(({ role }) => sideOf(role)))]
  const methods = [...new Set(sides.flatMap(listMethods))]
  const firstReviewed = methods.find((method) => method.endsWith('reviewed'))
  return (
    <Radios
      name="method"
      legend={`How was it mitigated for ${roles.map(({ role }) => role).join(' and ')}?`}
      value={typed.method}
      error={errors.method}
      choices={methods.map((method) => ({
        value: method,
        label: mitigationMethods[method].label,
        then: method.endsWith('reviewed') ? (
          <TextField
            id={method === firstReviewed ? undefined : 'field-by-other'}
            name="by"
            label="Who reviewed it"
            hint="E-mail address of someone who has told for this activity that they have no ties"
            suggestions={reviewers}
            value={typed.by ?? ''}
            error={errors.by}
            autocomplete="off"
          />
        ) : undefined,
      }))}
    />
  )
}
