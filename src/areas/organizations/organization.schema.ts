/** @check organizations_organization.kind */
export const organizationKinds = [
  'school',
  'hospital',
  'practice',
  'agency',
  'society',
  'community organization',
  'other',
] as const
export type OrganizationKind = (typeof organizationKinds)[number]
