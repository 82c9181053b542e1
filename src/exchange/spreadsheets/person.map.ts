import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { decideIdentifier, decideNpi } from '../../areas/people/identifier.rules.ts'
import type { IdentifierKind } from '../../areas/people/identifier.schema.ts'
import { type Degree, type Profession, careerStages, degrees, professions } from '../../areas/people/person.schema.ts'
import { type RosterLine, rosterInput } from '../../areas/people/roster.schema.ts'
import type { Answers, Ask, Cells, Field } from '../table-kind.ts'

/** The fields of a list of people, with the headings they go by. */
export const personFields: readonly Field[] = [
  {
    key: 'email',
    label: 'E-mail address',
    names: ['e-mail', 'email', 'mail', 'email address', 'e-mail addr', 'work email', 'primary email'],
    isRequired: true,
    isIdentity: true,
  },
  { key: 'givenName', label: 'Given name', names: ['first name', 'firstname', 'first', 'forename', 'given'] },
  { key: 'familyName', label: 'Family name', names: ['last name', 'lastname', 'last', 'surname', 'family'] },
  {
    key: 'name',
    label: 'Whole name',
    names: ['name', 'full name', 'display name', 'learner', 'person'],
    hint: '"Everley, Tomasz" or "Tomasz Everley, MD", where given and family name have no columns of their own',
  },
  { key: 'profession', label: 'Profession', names: ['role', 'discipline', 'provider type', 'occupation'] },
  { key: 'degree', label: 'Degree', names: ['degrees', 'credential', 'credentials', 'suffix'] },
  { key: 'specialty', label: 'Specialty', names: ['speciality', 'primary specialty', 'field'] },
  { key: 'careerStage', label: 'Career stage', names: ['stage', 'status', 'level', 'training level'] },
  { key: 'npi', label: 'NPI', names: ['npi number', 'national provider identifier'], isIdentity: true },
  { key: 'licenseState', label: 'License state', names: ['state of license', 'licensing state'] },
  { key: 'licenseNumber', label: 'License number', names: ['license', 'license no', 'medical license'] },
  { key: 'orcid', label: 'ORCID', names: ['orcid id'], isIdentity: true },
  {
    key: 'eProfile',
    label: 'e-Profile',
    names: ['eprofile id', 'nabp', 'nabp eprofile id', 'nabp e-profile id'],
    isIdentity: true,
  },
  { key: 'employee', label: 'Employee number', names: ['employee id', 'employee no', 'staff id'], isIdentity: true },
  { key: 'student', label: 'Student number', names: ['student id', 'student no'], isIdentity: true },
  {
    key: 'birthday',
    label: 'Birthday',
    names: ['birth day', 'birthdate', 'date of birth', 'dob', 'birth month and day'],
    hint: 'Month and day; a year is left out and not kept',
  },
  { key: 'state', label: 'State', names: ['practice state', 'home state'] },
  { key: 'country', label: 'Country' },
]

/** What is asked once for the whole file. */
export const personAsks: readonly Ask[] = [
  {
    key: 'profession',
    label: 'Profession of new people, where the file says none',
    choices: professions,
  },
  {
    key: 'careerStage',
    label: 'Career stage of new people, where the file says none',
    choices: careerStages,
  },
]

const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')

/** Words that lists use for professions. */
const professionNames: Record<string, Profession> = {
  md: 'physician',
  do: 'physician',
  doctor: 'physician',
  medicaldoctor: 'physician',
  rn: 'nurse',
  registerednurse: 'nurse',
  nursepractitioner: 'advanced practice nurse',
  np: 'advanced practice nurse',
  aprn: 'advanced practice nurse',
  pa: 'physician assistant',
  pac: 'physician assistant',
  physicianassociate: 'physician assistant',
  rph: 'pharmacist',
  pharmd: 'pharmacist',
  lcsw: 'social worker',
  licsw: 'social worker',
  rd: 'dietitian',
  dietician: 'dietitian',
  rrt: 'respiratory therapist',
  pt: 'physical therapist',
  public: 'community member',
}

/** Reads a row of a list of people. Every refusal says which column it is about and what to write there. */
export function readPerson(cells: Cells, answers: Answers): Decision<RosterLine> {
  const name = splitName(cells)
  const degree = readDegree(cells.degree || name.degree)
  const profession = readWord(cells.profession, professions, professionNames)
  if (profession === undefined)
    return wrong(
      'profession',
      `"${cells.profession}" is no profession known here. Enter one of: ${professions.join(', ')}`,
    )
  const stage = readWord(cells.careerStage, careerStages, {})
  if (stage === undefined)
    return wrong('career stage', `"${cells.careerStage}" is no career stage. Enter one of: ${careerStages.join(', ')}`)
  if (degree === undefined)
    return wrong('degree', `"${cells.degree}" is no degree kept here. Enter one of: ${degrees.join(', ')}`)
  const license = readLicense(cells)
  if (!license.ok) return license
  const identifiers = readIdentifiers(cells)
  if (!identifiers.ok) return identifiers
  const npi = (cells.npi ?? '').replace(/[\s-]/g, '')
  const isNumbered = decideNpi(npi || null)
  if (!isNumbered.ok) return wrong('NPI', isNumbered.refusal.message)
  const read = rosterInput.safeParse({
    givenName: name.given,
    familyName: name.family,
    email: cells.email,
    profession,
    careerStage: stage,
    ifNew: { profession: answers.profession ?? null, careerStage: answers.careerStage ?? null },
    degree,
    specialty: cells.specialty,
    birthday: readBirthday(cells.birthday ?? ''),
    npi,
    state: (cells.state ?? '').toUpperCase(),
    country: readCountry(cells.country ?? ''),
    license: license.value,
    identifiers: identifiers.value,
  })
  if (read.success) return allow(read.data)
  const issue = read.error.issues[0]!
  const field = personFields.find((one) => one.key === issue.path[0])
  return wrong(field?.label.toLowerCase() ?? 'row', issue.message)
}

const numbered: [field: string, IdentifierKind][] = [
  ['orcid', 'ORCID'],
  ['eProfile', 'e-Profile'],
  ['employee', 'employee number'],
  ['student', 'student number'],
]

function readIdentifiers(cells: Cells): Decision<{ kind: IdentifierKind; value: string }[]> {
  const read: { kind: IdentifierKind; value: string }[] = []
  for (const [field, kind] of numbered) {
    if (!cells[field]) continue
    const value = decideIdentifier(kind, cells[field])
    if (!value.ok) return wrong(kind, value.refusal.message)
    read.push({ kind, value: value.value })
  }
  return allow(read)
}

function wrong(what: string, message: string) {
  return refuse({ code: 'row/wrong-cell', message: `In ${what}: ${message}` })
}

/** "Everley, Tomasz", "Tomasz Everley, MD" and "Tomasz Everley" as given and family name; their own columns come first. */
function splitName(cells: Cells): { given: string; family: string; degree: string } {
  if (cells.givenName || cells.familyName || !cells.name)
    return { given: cells.givenName ?? '', family: cells.familyName ?? '', degree: '' }
  const [first = '', second = ''] = cells.name.split(',').map((part) => part.trim())
  const isDegree = second !== '' && readDegree(second) !== undefined
  if (second !== '' && !isDegree) return { given: second, family: first, degree: '' }
  const words = first.split(/\s+/)
  return { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '', degree: isDegree ? second : '' }
}

/** A word of a list, however it is written; null where nothing is said, undefined where it is none of them. */
function readWord<Word extends string>(
  text: string | undefined,
  words: readonly Word[],
  others: Readonly<Record<string, Word>>,
): Word | null | undefined {
  const wanted = plain(text ?? '')
  if (wanted === '') return null
  return words.find((word) => plain(word) === wanted || `${plain(word)}s` === wanted) ?? others[wanted]
}

function readDegree(text: string): Degree | null | undefined {
  const [first = ''] = text.split(/[,;/]/)
  return readWord(first, degrees, {})
}

/** "03/07" of "3/7", "03/07/1980" or "1980-03-07"; the year is dropped here and kept nowhere. */
function readBirthday(text: string): string {
  const [, month, day] = /^(?:\d{4}-)?(\d{1,2})[-/](\d{1,2})(?:[-/]\d{2,4})?$/.exec(text) ?? []
  return month && day ? `${month.padStart(2, '0')}/${day.padStart(2, '0')}` : text
}

function readCountry(text: string): string | null {
  const wanted = text.toUpperCase().replace(/[^A-Z]/g, '')
  if (wanted === '') return null
  return ['US', 'USA', 'UNITEDSTATES', 'UNITEDSTATESOFAMERICA'].includes(wanted) ? 'USA' : wanted
}

/** "MA 12345" in one column, or state and number in two. */
function readLicense(cells: Cells): Decision<{ state: string; number: string } | null> {
  const number = cells.licenseNumber ?? ''
  if (number === '') return allow(null)
  const [, before, rest] = /^([A-Za-z]{2})[\s-]+(\S.*)$/.exec(number) ?? []
  const state = (cells.licenseState || before || cells.state || '').toUpperCase()
  if (/^[A-Z]{2}$/.test(state)) return allow({ state, number: before && !cells.licenseState ? rest! : number })
  return wrong('license number', 'Say in which state the license is held, in a column of its own or as "MA 12345"')
}
