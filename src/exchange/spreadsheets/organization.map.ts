import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { type OrganizationLine, organizationLine } from '../../areas/organizations/organization-roster.schema.ts'
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
  { key: 'city', label: 'City', names: ['town'] },
  { key: 'state', label: 'State' },
  { key: 'country', label: 'Country' },
]

/** What is asked once for the whole file. */
export const organizationAsks: readonly Ask[] = [
  { key: 'kind', label: 'Kind of organization, where the file says none', choices: organizationKinds },
]

/** Reads a row of a list of organizations. */
export function readOrganization(cells: Cells, answers: Answers): Decision<OrganizationLine> {
  const read = organizationLine.safeParse({
    ...cells,
    kind: (cells.kind || answers.kind || '').toLowerCase() || null,
    state: (cells.state ?? '').toUpperCase(),
    country: (cells.country ?? '').toUpperCase(),
  })
  if (read.success) return allow(read.data)
  const issue = read.error.issues[0]!
  const field = organizationFields.find((one) => one.key === issue.path[0])
  return refuse({
    code: 'row/wrong-cell',
    message: `In ${(field?.label ?? 'the row').toLowerCase()}: ${issue.message}`,
  })
}
