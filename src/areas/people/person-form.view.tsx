import { capital } from '../../kernel/words.ts'
import type { Errors } from '../../ui/errors.ts'
import type { Form } from '../../http/form.ts'
import { EmailField, SelectField, TextField } from '../../ui/field.tsx'
import { type PersonLine, careerStages, degrees, professions, specialties } from './person.schema.ts'

/** What stands in the fields: as typed, or as known. */
export type TypedPerson = Readonly<Record<string, string>>

type PersonFieldsProps = {
  typed: TypedPerson
  errors: Errors
  /** Whether the address is asked for: it changes elsewhere once it is known. */
  hasAddress?: boolean
}

/** The fields of a person, for the office and for people themselves. */
export function PersonFields({ typed, errors, hasAddress = false }: PersonFieldsProps) {
  const field = fieldOf(typed, errors)
  return (
    <>
      <TextField {...field('givenName')} label="Given name" autocomplete="given-name" required />
      <TextField
        {...field('familyName')}
        label="Family name"
        hint="As it should stand on a certificate"
        autocomplete="family-name"
        required
      />
      {hasAddress ? <EmailField {...field('email')} label="E-mail address" required /> : null}
      <SelectField
        {...field('profession')}
        label="Profession"
        options={choices(professions)}
        empty="Choose one"
        required
      />
      <SelectField
        {...field('degree')}
        label="Degree"
        optional
        options={choices(degrees)}
        empty="None of these"
        short
      />
      <TextField {...field('specialty')} label="Specialty" optional suggestions={[...specialties]} />
      <SelectField
        {...field('careerStage')}
        label="Career stage"
        options={choices(careerStages)}
        empty="Choose one"
        required
      />
      <MatchFields typed={typed} errors={errors} />
    </>
  )
}

/** A field of the form by its name: what stands in it, what is wrong with it. */
function fieldOf(typed: TypedPerson, errors: Errors) {
  return (name: string) => ({ name, value: typed[name] ?? '', error: errors[name] })
}

/** What boards match a record by; all of it may be left out. */
function MatchFields({ typed, errors }: { typed: TypedPerson; errors: Errors }) {
  const field = fieldOf(typed, errors)
  return (
    <>
      <TextField
        {...field('birthday')}
        label="Birth month and day"
        hint="Such as 03/07. Boards match records by it; the year is never asked"
        optional
        short
        inputmode="numeric"
        maxlength={5}
      />
      <TextField
        {...field('npi')}
        label="NPI"
        hint="10 digits, if you have one"
        optional
        short
        inputmode="numeric"
        maxlength={10}
      />
      <TextField {...field('state')} label="State" hint="Two letters, such as MA" optional short maxlength={2} />
      <TextField {...field('country')} label="Country" hint="Three letters, such as USA" short maxlength={3} />
    </>
  )
}

function choices(words: readonly string[]) {
  return words.map((word) => ({ value: word, label: capital(word) }))
}

/** A person with what reporting needs. */
export type KnownPerson = PersonLine & {
  birthMonth: number | null
  birthDay: number | null
  npi: string | null
  state: string | null
  country: string
}

/** What is known of a person, as the fields show it. */
export function typedOf(person: KnownPerson): TypedPerson {
  return {
    givenName: person.givenName,
    familyName: person.familyName,
    email: person.email,
    profession: person.profession,
    degree: person.degree ?? '',
    specialty: person.specialty ?? '',
    careerStage: person.careerStage,
    birthday: showBirthday(person) ?? '',
    npi: person.npi ?? '',
    state: person.state ?? '',
    country: person.country,
  }
}

/** "03/07", or null. */
export function showBirthday(person: { birthMonth: number | null; birthDay: number | null }): string | null {
  if (person.birthMonth === null || person.birthDay === null) return null
  return `${String(person.birthMonth).padStart(2, '0')}/${String(person.birthDay).padStart(2, '0')}`
}

/** What was typed, one value a field. */
export function typedIn(form: Form): TypedPerson {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, Array.isArray(value) ? (value[0] ?? '') : value]),
  )
}
