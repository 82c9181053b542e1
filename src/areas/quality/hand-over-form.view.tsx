import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import { Back, Button } from '../../ui/button.tsx'
import { Checkbox, Checkboxes, Radios } from '../../ui/choices.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { DateField, NumberField, SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { professions, specialties } from '../people/person.schema.ts'
import { type HandOverKind, factors, handOverKinds, handoffs, harmLevels, kindWords } from './hand-over.schema.ts'
import { HeldNotice } from './held.view.tsx'

/** What stands in the form: as it was typed, or filled in. */
export type TypedHandOver = {
  one: Readonly<Record<string, string>>
  many: Readonly<Record<'factors' | 'handoffs' | 'professions' | 'specialties', string[]>>
}

type Props = {
  committee: { id: string; name: string }
  kind: HandOverKind
  meetings: { id: string; heldOn: LocalDate }[]
  typed: TypedHandOver
  today: LocalDate
  stamp: Stamp
  errors: Errors
}

/** What a committee hands over, in as few questions as a finding needs. */
export function NewHandOverPage(props: Props) {
  const { committee, kind, typed, stamp, errors } = props
  const path = `/quality/committees/${committee.id}`
  return (
    <>
      <ErrorSummary title="Nothing was kept" errors={listErrors(errors)} />
      <HeldNotice texts={[typed.one.statement, typed.one.population, typed.one.note]} />
      <PageTitle above={committee.name} lead="Counts and themes of a group. Nothing that tells who a patient is.">
        Hand over
      </PageTitle>
      <Tabs
        label="What to hand over"
        tabs={handOverKinds.map((one) => ({
          label: kindWords[one].name,
          href: `${path}/hand-overs/new?kind=${one.replace(' ', '-')}`,
          current: one === kind,
        }))}
      />
      <Form action={`${path}/hand-overs`} {...stamp} hidden={{ kind }}>
        <Statement {...props} />
        {kind === 'numbers' ? <Numbers {...props} /> : <Theme {...props} />}
        <Period {...props} />
        {kind === 'numbers' ? null : <ThemeMore {...props} />}
        <More {...props} />
        <div class="row">
          <Button>Hand over</Button> <Back href={path}>Back to the committee</Back>
        </div>
      </Form>
    </>
  )
}

function Statement({ kind, typed, errors }: Props) {
  return (
    <>
      <TextArea
        name="statement"
        label="What the committee saw"
        hint={
          kind === 'numbers'
            ? 'One sentence, such as “One dose in five of blood thinners did not fit the kidneys”'
            : 'One sentence, such as “Antibiotics waited while nobody knew whose order it was”'
        }
        rows={3}
        value={typed.one.statement}
        error={errors.statement}
        required
      />
      <TextField
        name="population"
        label="Whom it is about"
        hint="Such as “Adults before planned surgery”"
        value={typed.one.population}
        error={errors.population}
        required
      />
    </>
  )
}

function Numbers({ typed, errors }: Props) {
  return (
    <div class="row">
      <NumberField
        name="numerator"
        label="How many"
        value={typed.one.numerator}
        error={errors.numerator}
        whole
        required
      />{' '}
      <NumberField
        name="denominator"
        label="Out of how many"
        value={typed.one.denominator}
        error={errors.denominator}
        whole
        required
      />
    </div>
  )
}

function Theme({ typed, errors }: Props) {
  return (
    <>
      <NumberField
        name="cases"
        label="In how many reviewed cases"
        value={typed.one.cases}
        error={errors.cases}
        whole
        required
      />
      <Radios
        name="harm"
        legend="The worst that came of it"
        value={typed.one.harm}
        error={errors.harm}
        choices={harmLevels.map((value) => ({ value, label: capital(value) }))}
        required
        tight
      />
    </>
  )
}

function Period({ typed, today, errors }: Props) {
  return (
    <div class="row">
      <DateField
        name="periodStart"
        label="First day that counts"
        value={typed.one.periodStart}
        max={today}
        error={errors.periodStart}
        required
      />{' '}
      <DateField
        name="periodEnd"
        label="Last day that counts"
        value={typed.one.periodEnd}
        max={today}
        error={errors.periodEnd}
        required
      />
    </div>
  )
}

function ThemeMore({ typed, errors }: Props) {
  const group = (name: keyof TypedHandOver['many'], legend: string, words: readonly string[]) => (
    <Details summary={legend} open={typed.many[name].length > 0}>
      <Checkboxes
        name={name}
        legend={legend}
        values={typed.many[name]}
        error={errors[name]}
        choices={words.map((value) => ({ value, label: capital(value) }))}
        optional
        tight
      />
    </Details>
  )
  return (
    <>
      {group('factors', 'What contributed', factors)}
      {group('handoffs', 'Where care changed hands', handoffs)}
      {group('professions', 'Which professions took part', professions)}
      {group('specialties', 'Which specialties took part', specialties)}
      <Checkbox
        name="isChronic"
        value="yes"
        label="Patients with several chronic conditions"
        checked={typed.one.isChronic === 'yes'}
      />
      <Checkbox
        name="isMedicalSurgical"
        value="yes"
        label="Medical and surgical care together"
        checked={typed.one.isMedicalSurgical === 'yes'}
      />
    </>
  )
}

function More({ meetings, typed, errors }: Props) {
  return (
    <>
      {meetings.length === 0 ? null : (
        <SelectField
          name="meetingId"
          label="Handed over at which meeting"
          value={typed.one.meetingId}
          error={errors.meetingId}
          empty="None"
          options={meetings.map(({ id, heldOn }) => ({ value: id, label: showShortDay(heldOn) }))}
          optional
        />
      )}
      <TextArea
        name="note"
        label="What weakens it, or else should be known"
        rows={2}
        value={typed.one.note}
        error={errors.note}
        optional
      />
    </>
  )
}
