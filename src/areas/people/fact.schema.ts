import { z } from 'zod'
import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'
import { identifierKinds } from './identifier.schema.ts'
import { careerStages, degrees, licenseInput, professions, relations, specialties } from './person.schema.ts'

/** What can be known of a person more than once, by the word in its address. */
export const factKinds = ['licenses', 'identifiers', 'contacts', 'qualifications', 'stages', 'affiliations'] as const
export type FactKind = (typeof factKinds)[number]

/** What people may say of themselves; numbers of the school and where they belong are the office's to say. */
export const ownKinds: readonly FactKind[] = ['licenses', 'contacts', 'qualifications', 'stages']

/** @check people_contact.kind */
export const contactKinds = ['e-mail', 'phone'] as const

/** One of them as pages show it. `detail` says the rest in words; days are null where nobody said them. */
export type FactLine = {
  kind: FactKind
  id: string
  title: string
  detail: string | null
  since: LocalDate | null
  until: LocalDate | null
}

/** A field of the form for one of them. */
export type FactField = {
  name: string
  label: string
  hint?: string
  is: 'text' | 'day' | 'choice' | 'organization'
  options?: readonly string[]
  suggestions?: readonly string[]
  isOptional?: boolean
  isShort?: boolean
}

const blank = z
  .string()
  .trim()
  .transform((value) => value || null)
  .nullish()
  .transform((value) => value ?? null)
const text = blank.pipe(z.string().max(120, 'Enter at most 120 letters').nullable())
const day = blank.pipe(
  z
    .string()
    .refine(isLocalDate, 'Enter a day, such as 2026-07-01')
    .transform((value) => value as LocalDate)
    .nullable(),
)
const days = { since: day, until: day }
const inOrder = ({ since, until }: { since: LocalDate | null; until: LocalDate | null }) =>
  !since || !until || since <= until
const order = { path: ['until'], message: 'Enter a day that is not before the first' }

export const licenseFact = licenseInput.extend({ board: text, expiresOn: day })
export const identifierFact = z.object({
  kind: z.enum(identifierKinds, { error: 'Choose what it is' }),
  value: z.string().trim().min(1, 'Enter the number'),
})
export const contactFact = z.object({
  kind: z.enum(contactKinds, { error: 'Choose what it is' }),
  value: z.string().trim().min(3, 'Enter the address or number').max(200, 'Enter at most 200 characters'),
  label: text,
})
export const qualificationFact = z
  .object({
    profession: z.enum(professions, { error: 'Choose a profession' }),
    degree: blank.pipe(z.enum(degrees, { error: 'Choose a degree from the list' }).nullable()),
    specialty: text,
    ...days,
  })
  .refine(inOrder, order)
export const stageFact = z.object({
  stage: z.enum(careerStages, { error: 'Choose a career stage' }),
  since: z
    .string()
    .trim()
    .refine(isLocalDate, 'Enter the day it begins, such as 2026-07-01')
    .transform((value) => value as LocalDate),
})
export const affiliationFact = z
  .object({
    organization: z.string().trim().min(1, 'Enter the organization'),
    relation: z.enum(relations, { error: 'Choose how they belong to it' }),
    title: text,
    department: text,
    ...days,
  })
  .refine(inOrder, order)

const since: FactField = { name: 'since', label: 'From', is: 'day', isOptional: true }
const until: FactField = { name: 'until', label: 'Until', is: 'day', isOptional: true }

/** What the page of each kind says and asks. */
export const factForms: Record<FactKind, { title: string; one: string; lead: string; fields: FactField[] }> = {
  licenses: {
    title: 'Licenses',
    one: 'license',
    lead: 'Boards match credit by state and number. The one added last is reported.',
    fields: [
      { name: 'state', label: 'State', hint: 'Two letters, such as MA', is: 'text', isShort: true },
      { name: 'number', label: 'Number', hint: 'With its leading zeros', is: 'text' },
      { name: 'board', label: 'Board', hint: 'Such as Board of Registration in Nursing', is: 'text', isOptional: true },
      { name: 'expiresOn', label: 'Expires on', is: 'day', isOptional: true },
    ],
  },
  identifiers: {
    title: 'Identifiers',
    one: 'identifier',
    lead: 'Each leads to one person only. An NPI stands with the known facts.',
    fields: [
      { name: 'kind', label: 'What it is', is: 'choice', options: identifierKinds },
      { name: 'value', label: 'Number', is: 'text' },
    ],
  },
  contacts: {
    title: 'Further addresses and telephones',
    one: 'address or telephone',
    lead: 'Mail of the office goes to the one address under Signing in. These are to find and to call.',
    fields: [
      { name: 'kind', label: 'What it is', is: 'choice', options: contactKinds },
      { name: 'value', label: 'Address or number', is: 'text' },
      { name: 'label', label: 'Note', hint: 'Such as ward, or private', is: 'text', isOptional: true },
    ],
  },
  qualifications: {
    title: 'Further professions and specialties',
    one: 'profession or specialty',
    lead: 'The profession that decides on credit stands with the known facts.',
    fields: [
      { name: 'profession', label: 'Profession', is: 'choice', options: professions },
      { name: 'degree', label: 'Degree', is: 'choice', options: degrees, isOptional: true },
      { name: 'specialty', label: 'Specialty', is: 'text', suggestions: specialties, isOptional: true },
      since,
      until,
    ],
  },
  stages: {
    title: 'Career stages',
    one: 'career stage',
    lead: 'From which day a stage holds. One that lies ahead is taken over on its day.',
    fields: [
      { name: 'stage', label: 'Stage', is: 'choice', options: careerStages },
      { name: 'since', label: 'From', is: 'day' },
    ],
  },
  affiliations: {
    title: 'Belongs to',
    one: 'affiliation',
    lead: 'Schools, hospitals, societies and committees, with what someone is there.',
    fields: [
      { name: 'organization', label: 'Organization', hint: 'One the office knows', is: 'organization' },
      { name: 'relation', label: 'As', is: 'choice', options: relations },
      { name: 'title', label: 'Title', hint: 'Such as chief of surgery', is: 'text', isOptional: true },
      { name: 'department', label: 'Department', is: 'text', isOptional: true },
      since,
      until,
    ],
  },
}
