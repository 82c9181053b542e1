import { z } from 'zod'
import { identifierKinds } from './identifier.schema.ts'
import { licenseInput, personInput } from './person.schema.ts'

const { givenName, familyName, email, degree, specialty, birthday, npi, state } = personInput.shape

/** A line of a list of people. What is null or empty leaves what is known; a new person needs profession and career stage. */
export const rosterInput = z.object({
  givenName,
  familyName,
  email,
  degree,
  specialty,
  birthday,
  npi,
  state,
  profession: personInput.shape.profession.nullable(),
  careerStage: personInput.shape.careerStage.nullable(),
  /** What a new person is where the line does not say; it changes nobody who is known. */
  ifNew: z.object({
    profession: personInput.shape.profession.nullable(),
    careerStage: personInput.shape.careerStage.nullable(),
  }),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Enter the country in three letters, such as USA')
    .nullable(),
  license: licenseInput.nullable(),
  /** Numbers by which others know the person, beside NPI and license. */
  identifiers: z.array(z.object({ kind: z.enum(identifierKinds), value: z.string() })),
})
export type RosterLine = z.output<typeof rosterInput>

/** What is kept of a person, as an import may change it and take it back. `licenses` are "MA 12345", in their order. */
export type RosterFacts = {
  givenName: string
  familyName: string
  email: string
  profession: string
  degree: string | null
  specialty: string | null
  careerStage: string
  birthday: string | null
  npi: string | null
  state: string | null
  country: string
  licenses: string[]
  /** "ORCID 0000-0002-1825-0097", in their order. */
  identifiers: string[]
}

/** What each of these facts is called where a change is told. */
export const factWords: Record<keyof RosterFacts, string> = {
  givenName: 'given name',
  familyName: 'family name',
  email: 'e-mail address',
  profession: 'profession',
  degree: 'degree',
  specialty: 'specialty',
  careerStage: 'career stage',
  birthday: 'birthday',
  npi: 'NPI',
  state: 'state',
  country: 'country',
  licenses: 'licenses',
  identifiers: 'identifiers',
}

/** What became of a line: whom it made, changed or found, with what stood before; or why nothing did. */
export type RosterResult =
  | {
      outcome: 'made' | 'changed' | 'same'
      personId: string
      says: string
      before: RosterFacts | null
      after: RosterFacts
    }
  /** `areTwo` are the two people whom one line names, who may be one. */
  | { outcome: 'refused'; says: string; areTwo?: readonly [string, string] }
