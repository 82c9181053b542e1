import { type LocalDate, localDate } from '../../kernel/dates.ts'
import type { OrganizationIdentifierKind } from './identifier.schema.ts'
import type { OrganizationKind } from './organization.schema.ts'
import type { PartnershipKind } from './partnership.schema.ts'

/** An organization of the demonstration: the first is the school, and what something is a part of stands before it. */
export type DemoOrganization = {
  name: string
  kind: OrganizationKind
  city: string
  parent?: string
  web?: string
  formerName?: string
  numbers?: [OrganizationIdentifierKind, string][]
  partner?: { kind: PartnershipKind; since: LocalDate; note: string }
}

const partner = (kind: PartnershipKind, since: string, note: string) => ({ kind, since: localDate(since), note })
const school = 'Alder Bay School of Medicine'

export const demoOrganizations: readonly DemoOrganization[] = [
  {
    name: school,
    kind: 'school',
    city: 'Alder Bay',
    web: 'https://alderbay.example',
    numbers: [['ACCME provider ID', '0009876']],
  },
  { name: 'Department of Medicine', kind: 'department', city: 'Alder Bay', parent: school },
  { name: 'Department of Surgery', kind: 'department', city: 'Alder Bay', parent: school },
  { name: 'Department of Family Medicine', kind: 'department', city: 'Alder Bay', parent: school },
  {
    name: 'Harbor Point Medical Center',
    kind: 'hospital',
    city: 'Alder Bay',
    web: 'https://harborpoint.example',
    formerName: 'Alder Bay General Hospital',
    numbers: [
      ['CCN', '229901'],
      ['NPI', '1234567893'],
    ],
    partner: partner(
      'clinical affiliate',
      '2012-07-01',
      'Residents rotate here; its quality committee hands over findings.',
    ),
  },
  { name: 'Harbor Point, Intensive care', kind: 'unit', city: 'Alder Bay', parent: 'Harbor Point Medical Center' },
  {
    name: 'Harbor Point, Emergency department',
    kind: 'unit',
    city: 'Alder Bay',
    parent: 'Harbor Point Medical Center',
  },
  {
    name: 'Corran Valley Hospital',
    kind: 'hospital',
    city: 'Corran',
    numbers: [['CCN', '229902']],
    partner: partner('source of quality data', '2024-01-01', 'Readmissions and infections by quarter.'),
  },
  { name: 'Corran Valley, Ward 3', kind: 'unit', city: 'Corran', parent: 'Corran Valley Hospital' },
  { name: 'Tern Island Hospital', kind: 'hospital', city: 'Tern Island', numbers: [['CCN', '229903']] },
  {
    name: 'North Shore Community Health Center',
    kind: 'health center',
    city: 'Lowgate',
    partner: partner('community partner', '2023-09-01', 'Tells what patients ask, and tries our handouts.'),
  },
  {
    name: 'Corran County Health Department',
    kind: 'health department',
    city: 'Corran',
    partner: partner('public health partner', '2022-03-15', 'Sends its alerts to the office the same day.'),
  },
  {
    name: 'Commonwealth Society of Hospital Medicine',
    kind: 'society',
    city: 'Alder Bay',
    partner: partner('joint provider', '2025-01-01', 'Plans the yearly course with us; not accredited itself.'),
  },
  {
    name: 'Bay Stroke Survivors',
    kind: 'patient organization',
    city: 'Alder Bay',
    partner: partner('community partner', '2025-06-01', 'Two members sit in planning groups.'),
  },
]
