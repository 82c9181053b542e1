import { z } from 'zod'
import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'

/** @check people_person.profession */
export const professions = [
  'physician',
  'nurse',
  'advanced practice nurse',
  'pharmacist',
  'physician assistant',
  'psychologist',
  'social worker',
  'dietitian',
  'respiratory therapist',
  'physical therapist',
  'community member',
  'other',
] as const
export type Profession = (typeof professions)[number]

/** @check people_person.degree */
export const degrees = [
  'MD',
  'DO',
  'MBBS',
  'MBChB',
  'PharmD',
  'RN',
  'NP',
  'PA-C',
  'PhD',
  'PsyD',
  'LICSW',
  'RD',
  'RRT',
  'DPT',
] as const
export type Degree = (typeof degrees)[number]

/** @check people_person.career_stage */
export const careerStages = [
  'student',
  'resident',
  'fellow',
  'practicing',
  'faculty',
  'staff',
  'community member',
] as const
export type CareerStage = (typeof careerStages)[number]

/** @check people_affiliation.relation */
export const relations = ['faculty', 'graduate', 'student', 'trainee', 'staff', 'member'] as const
export type Relation = (typeof relations)[number]

/** Specialties the office offers to choose from; our own short list, so that nobody's licensed taxonomy is needed. */
export const specialties = [
  'Anesthesiology',
  'Cardiology',
  'Critical care',
  'Emergency medicine',
  'Family medicine',
  'Geriatrics',
  'Hospital medicine',
  'Infectious diseases',
  'Internal medicine',
  'Nephrology',
  'Neurology',
  'Obstetrics and gynecology',
  'Oncology',
  'Palliative care',
  'Pediatrics',
  'Psychiatry',
  'Pulmonology',
  'Surgery',
] as const

const optional = z
  .string()
  .trim()
  .transform((value) => value || null)
  .nullish()
  .transform((value) => value ?? null)

/** What a person or the office says of someone. "12/31" or "02/29" as a birthday; never a year. */
export const personInput = z.object({
  givenName: z
    .string({ error: 'Enter a given name' })
    .trim()
    .min(1, 'Enter a given name')
    .max(80, 'Enter at most 80 letters'),
  familyName: z
    .string({ error: 'Enter a family name' })
    .trim()
    .min(1, 'Enter a family name')
    .max(80, 'Enter at most 80 letters'),
  email: z
    .string({ error: 'Enter an e-mail address' })
    .trim()
    .toLowerCase()
    .pipe(z.email('Enter an e-mail address, such as name@example.edu')),
  profession: z.enum(professions, { error: 'Choose a profession' }),
  degree: optional.pipe(z.enum(degrees, { error: 'Choose a degree from the list' }).nullable()),
  specialty: optional,
  careerStage: z.enum(careerStages, { error: 'Choose a career stage' }),
  birthday: optional.pipe(z.string().refine(isBirthday, 'Enter month and day, such as 03/07; no year').nullable()),
  npi: optional.pipe(
    z
      .string()
      .regex(/^\d{10}$/, 'Enter the 10 digits of the NPI')
      .nullable(),
  ),
  state: optional.pipe(
    z
      .string()
      .regex(/^[A-Z]{2}$/, 'Enter the two letters of the state, such as MA')
      .nullable(),
  ),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'Enter three letters, such as USA')
    .default('USA'),
})
export type PersonInput = z.output<typeof personInput>

/** The same without the address, which changes by an act of its own. */
export const personFacts = personInput.omit({ email: true })
export type PersonFacts = z.output<typeof personFacts>

/** Is this a month and day that exists in some year, as "02/29"? @source pars.learner.match */
function isBirthday(text: string): boolean {
  const match = /^(\d{2})\/(\d{2})$/.exec(text)
  return match !== null && isLocalDate(`2024-${match[1]}-${match[2]}`)
}

/** A license to practice: numbers are text, so that leading zeros stay. */
export const licenseInput = z.object({
  state: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'Enter the two letters of the state, such as MA'),
  number: z.string().trim().min(1, 'Enter the license number').max(40, 'Enter at most 40 characters'),
})
export type LicenseInput = z.output<typeof licenseInput>

/** A person as lists and screens need them. */
export type PersonLine = {
  id: string
  givenName: string
  familyName: string
  email: string
  profession: Profession
  degree: Degree | null
  specialty: string | null
  careerStage: CareerStage
}

/** "Tomasz Everley, MD" */
export function showName(person: { givenName: string; familyName: string; degree?: string | null }): string {
  const name = `${person.givenName} ${person.familyName}`
  return person.degree ? `${name}, ${person.degree}` : name
}

/** What a person belongs to: since when and, where it has ended, until when. */
export type AffiliationInput = {
  organizationId: string
  relation: Relation
  department: string | null
  title?: string | null
  since: LocalDate | null
  until: LocalDate | null
}
