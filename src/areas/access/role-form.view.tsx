import { capital } from '../../kernel/words.ts'
import type { Errors } from '../../ui/errors.ts'
import { DateField, SelectField, TextField } from '../../ui/field.tsx'
import { givenRoles } from './role.schema.ts'

type Props = { typed: Readonly<Record<string, string | undefined>>; errors: Errors }

/** What giving a role asks: which, for what, until when, and why. */
export function GiftFields(props: Props) {
  const { typed, errors } = props
  return (
    <>
      <RoleField {...props} />
      <TextField
        name="scope"
        label="Only for"
        hint="The number or title of an activity, the name of a committee (liaison) or of an organization (partner). Empty: the whole office"
        maxlength={200}
        value={typed.scope}
        error={errors.scope}
      />
      <DateField
        name="endsOn"
        label="Ends on"
        hint="From this day on the role opens nothing. Empty: until somebody ends it"
        value={typed.endsOn}
        error={errors.endsOn}
      />
      <WhyField {...props} />
    </>
  )
}

export function RoleField({ typed, errors }: Props) {
  return (
    <SelectField
      name="role"
      label="Role"
      options={givenRoles.map((role) => ({ value: role, label: capital(role) }))}
      empty="Choose one"
      value={typed.role}
      error={errors.role}
      short
      required
    />
  )
}

export function WhyField({ typed, errors }: Props) {
  return (
    <TextField
      name="why"
      label="Why"
      hint="Kept with the role"
      maxlength={300}
      value={typed.why}
      error={errors.why}
      required
    />
  )
}
