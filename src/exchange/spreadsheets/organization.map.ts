import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { decideNumber } from '../../areas/organizations/identifier.rules.ts'
import { type OrganizationIdentifierKind, showIdentifierKind } from '../../areas/organizations/identifier.schema.ts'
import {
  type OrganizationLine,
  type OrganizationNumber,
  organizationLine,
} from '../../areas/organizations/organization-roster.schema.ts'
import { organizationKinds } from '../../areas/organizations/organization.schema.ts'
import type { Answers, Ask, Cells, Field } from '../table-kind.ts'

/** The fields of a list of organizations, with the headings they go by. */
export const organizationFields: readonly Field[] = [
  {
    key: 'name',
    label: 'Name',
    names: [
      'organization',
      'organisation',
      'organization name',
      'institution',
      'hospital',
      'hospital name',
      'facility',
    ],
    isRequired: true,
    isIdentity: true,
  },
  { key: 'kind', label: 'Kind', names: ['type', 'organization type', 'category'] },
  {
    key: 'parent',
    label: 'Part of',
    hint: 'The name of the organization it is a part of',
    names: ['parent', 'parent organization', 'parent institution', 'parent name', 'health system'],
  },
  { key: 'city', label: 'City', names: ['town'] },
  { key: 'state', label: 'State' },
  { key: 'country', label: 'Country' },
  { key: 'web', label: 'Web page', names: ['website', 'web site', 'web address', 'url', 'home page'] },
  {
    key: 'ccn',
    label: 'CCN',
    hint: 'The number of a hospital or center at Medicare',
    names: ['cms certification number', 'medicare number', 'medicare provider number', 'facility id'],
    isIdentity: true,
  },
  {
    key: 'npi',
    label: 'NPI',
    hint: 'Of the organization (type 2)',
    names: ['npi type 2', 'organization npi', 'group npi', 'npi number'],
    isIdentity: true,
  },
  { key: 'accme', label: 'ACCME provider ID', names: ['accme id', 'accme provider number'], isIdentity: true },
  { key: 'ror', label: 'ROR', names: ['ror id', 'research organization registry'], isIdentity: true },
  { key: 'otherNumber', label: 'Another number', names: ['license number', 'registration number'] },
  { key: 'issuer', label: 'Whose number that is', names: ['issued by', 'number issued by'] },
]

/** The columns of numbers, and what number each holds. */
const numbers: readonly [field: string, kind: OrganizationIdentifierKind][] = [
  ['ccn', 'CCN'],
  ['npi', 'NPI'],
  ['accme', 'ACCME provider ID'],
  ['ror', 'ROR'],
  ['otherNumber', 'other'],
]

/** What is asked once for the whole file. */
export const organizationAsks: readonly Ask[] = [
  { key: 'kind', label: 'Kind of organization, where the file says none', choices: organizationKinds },
  { key: 'issuer', label: 'Whose the other number is, where a column holds one and the file does not say' },
]

/** Reads a row of a list of organizations. */
export function readOrganization(cells: Cells, answers: Answers): Decision<OrganizationLine> {
  const read = organizationLine.safeParse({
    ...cells,
    kind: (cells.kind || answers.kind || '').toLowerCase() || null,
    state: (cells.state ?? '').toUpperCase(),
    country: (cells.country ?? '').toUpperCase(),
  })
  if (read.success) return addNumbers(read.data, cells, answers)
  const issue = read.error.issues[0]!
  const field = organizationFields.find((one) => one.key === issue.path[0])
  return refuse({
    code: 'row/wrong-cell',
    message: `In ${(field?.label ?? 'the row').toLowerCase()}: ${issue.message}`,
  })
}

function addNumbers(
  line: Omit<OrganizationLine, 'numbers'>,
  cells: Cells,
  answers: Answers,
): Decision<OrganizationLine> {
  const kept: OrganizationNumber[] = []
  for (const [field, kind] of numbers) {
    const typed = cells[field] ?? ''
    if (typed === '') continue
    const issuer = kind === 'other' ? (cells.issuer || answers.issuer || '').slice(0, 80) : ''
    const number = decideNumber(kind, typed.slice(0, 60), issuer)
    if (!number.ok) return refuse({ ...number.refusal, message: `In ${label(kind)}: ${number.refusal.message}` })
    kept.push(number.value)
  }
  return allow({ ...line, numbers: kept })
}

const label = (kind: OrganizationIdentifierKind) =>
  kind === 'other' ? 'another number' : showIdentifierKind({ kind, issuer: '' })
