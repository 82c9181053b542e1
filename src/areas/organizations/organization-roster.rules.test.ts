import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideOrganizations, indexOrganizations } from './organization-roster.rules.ts'
import type { OrganizationLine, OrganizationNumber, RosterOrganization } from './organization-roster.schema.ts'

const ccn = (value: string): OrganizationNumber => ({ kind: 'CCN', issuer: '', value })
const nothing = { kind: null, parent: null, city: null, state: null, country: null, web: null, numbers: [] }
const line = (name: string, more: Partial<OrganizationLine> = {}): OrganizationLine => ({ ...nothing, name, ...more })
const known = (name: string, more: Partial<RosterOrganization> = {}): RosterOrganization => ({
  ...{ id: name, name, kind: 'hospital', parentId: null, city: null, state: 'MA', country: 'USA', web: null },
  ...{ numbers: [], isRetired: false, formerNames: [] },
  ...more,
})
const office = [
  known('Harbor Point', { numbers: [ccn('229901')], formerNames: ['alder bay general'] }),
  known('Ward 3', { parentId: 'Harbor Point' }),
  known('Corran Valley'),
  known('Old Mill', { isRetired: true }),
]

const cases: { lines: OrganizationLine[]; says: RegExp[]; because: string }[] = [
  {
    lines: [line('H. Point Med Ctr', { numbers: [ccn('229901')] })],
    says: [/^same Nothing in it is new\. Known by CCN; its name stays Harbor Point$/],
    because: 'a number tells more than a name that is written otherwise',
  },
  { lines: [line('harbor point')], says: [/^same Nothing/], because: 'letter case tells no two names apart' },
  {
    lines: [line('Alder Bay General', { web: 'https://x.example' })],
    says: [/^changed Changed: web page\. Known by a former name/],
    because: 'a name that it alone had leads to it',
  },
  {
    lines: [line('Corran Valley', { numbers: [ccn('229901')] })],
    says: [/^refused It names two organizations, Harbor Point and Corran Valley/],
    because: 'number and name lead to two',
  },
  {
    lines: [line('Harbor Point', { numbers: [ccn('229909')] })],
    says: [/^refused Harbor Point has another CCN, 229901/],
    because: 'a second number of one kind is looked at by someone',
  },
  {
    lines: [line('Unit', { parent: 'New Hospital' }), line('New Hospital', { parent: 'corran valley' })],
    says: [/^made/, /^made/],
    because: 'a whole may stand below its part',
  },
  {
    lines: [line('Harbor Point', { parent: 'Ward 3' })],
    says: [/^refused That would be a circle: Ward 3, which is part of Harbor Point/],
    because: 'no whole is a part of its part',
  },
  {
    lines: [line('Harbor Point', { parent: 'Ward 3' }), line('Ward 3', { parent: 'Corran Valley' })],
    says: [/^changed Changed: part of/, /^changed Changed: part of/],
    because: 'another line takes the part out first',
  },
  {
    lines: [line('A', { parent: 'B' }), line('B', { parent: 'A' }), line('C', { parent: 'B' })],
    says: [
      /^refused That would be a circle: B, which is part of A/,
      /^refused .*circle/,
      /^refused B.* refused itself/,
    ],
    because: 'two new ones cannot be parts of each other, and nothing can be a part of them',
  },
  {
    lines: [line('A', { parent: 'A' })],
    says: [/^refused .*organization itself/],
    because: 'nothing is a part of itself',
  },
  {
    lines: [line('A', { parent: 'Nowhere' })],
    says: [/^refused The office knows no Nowhere/],
    because: 'a whole that nobody knows is not made by the way',
  },
  { lines: [line('A', { parent: 'Old Mill' })], says: [/^refused Old Mill was retired/], because: 'it is retired' },
]
for (const { lines, says, because } of cases)
  test(because, () => {
    const inOrder = decideOrganizations(lines, indexOrganizations(office))
    const backward = decideOrganizations(lines.toReversed(), indexOrganizations(office)).toReversed()
    says.forEach((expected, at) => {
      for (const result of [inOrder[at]!, backward[at]!]) assert.match(`${result.outcome} ${result.says}`, expected)
    })
  })
