import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { decideNumber, isRor } from './identifier.rules.ts'
import type { OrganizationIdentifierKind } from './identifier.schema.ts'
import { decideParent, decideRetirement } from './organization.rules.ts'
import { decideEnding, decidePartnership } from './partnership.rules.ts'
import type { PartnershipKind } from './partnership.schema.ts'

const codeOf = (decision: { ok: true } | { ok: false; refusal: { code: string } }) =>
  decision.ok ? 'allowed' : decision.refusal.code

const numbers: [OrganizationIdentifierKind, string, string, because: string][] = [
  ['CCN', '220001', '220001', 'two digits of the state and four more'],
  ['CCN', ' 22-s001 ', '22S001', 'a unit has a letter, however it is typed'],
  ['CCN', '22001', 'organization/wrong-number', 'five signs'],
  ['CCN', 'AB0001', 'organization/wrong-number', 'a state that is no number'],
  ['NPI', '1234567893', '1234567893', 'the published example of the check digit'],
  ['NPI', '1234567894', 'organization/wrong-number', 'another last digit'],
  ['ACCME provider ID', '0001234', '0001234', 'seven digits with the zeros before'],
  ['ACCME provider ID', '1234', 'organization/wrong-number', 'the zeros are missing'],
  ['ROR', 'https://ror.org/03vek6s52', '03vek6s52', 'its address leads to the same'],
  ['ROR', '03vek6s53', 'organization/wrong-number', 'another check digit'],
  ['other', 'B-77', 'organization/whose-number', 'nobody can look up a number of nobody'],
]
for (const [kind, typed, is, because] of numbers)
  test(`${kind} ${typed}: ${because}`, () => {
    const decision = decideNumber(kind, typed, '')
    assert.equal(decision.ok ? decision.value.value : codeOf(decision), is)
  })

test('of the hundred ends of a ROR one is right', () => {
  for (const start of ['03vek6s', '0000000', '0zzzzzz', '05dxps0']) {
    const ends = Array.from({ length: 100 }, (_, end) => `${start}${String(end).padStart(2, '0')}`)
    assert.equal(ends.filter(isRor).length, 1, start)
  }
})

const [school, hospital, ward] = [
  { id: 's', name: 'School' },
  { id: 'h', name: 'Hospital' },
  { id: 'w', name: 'Ward' },
]
const parents = [
  { of: null, parent: school, chain: [], is: 'allowed', because: 'a new one may be a part of any' },
  { of: 'h', parent: school, chain: [], is: 'allowed', because: 'the school is a part of nothing' },
  { of: 'h', parent: hospital, chain: [], is: 'organization/circle', because: 'of itself' },
  {
    of: 's',
    parent: ward,
    chain: [hospital, school],
    is: 'organization/circle',
    because: 'of what is two steps below',
  },
  { of: 'w', parent: ward, chain: [hospital], is: 'organization/circle', because: 'of itself, which has a whole' },
]
for (const { of, parent, chain, is, because } of parents)
  test(`a part ${because}: ${is}`, () =>
    assert.equal(codeOf(decideParent(of, { ...parent, isRetired: false, chain })), is))

test('a circle is told step by step, and what was retired is no whole any more', () => {
  const circle = decideParent('s', { ...ward, isRetired: false, chain: [hospital, school] })
  assert.match(circle.ok ? '' : circle.refusal.message, /Ward, which is part of Hospital, which is part of School/)
  assert.equal(codeOf(decideParent('w', { ...hospital, isRetired: true, chain: [] })), 'organization/retired')
})

const open = { name: 'Harbor', isProvider: false, isRetired: false }
const [parts, people] = [
  { says: 'It has parts.', forbids: true },
  { says: '3 people belong to it.', forbids: false },
]
const retirements = [
  { one: open, standing: [], isSure: false, is: 'allowed', because: 'nothing stands on it' },
  { one: open, standing: [parts], isSure: true, is: 'organization/open', because: 'parts are settled first' },
  { one: open, standing: [people], isSure: false, is: 'organization/people', because: 'people are named first' },
  { one: open, standing: [people], isSure: true, is: 'allowed', because: 'people were named, and somebody is sure' },
  {
    one: { ...open, isProvider: true },
    standing: [],
    isSure: true,
    is: 'organization/provider',
    because: 'the school',
  },
  { one: { ...open, isRetired: true }, standing: [], isSure: true, is: 'organization/retired', because: 'twice' },
]
for (const { one, standing, isSure, is, because } of retirements)
  test(`retiring, ${because}: ${is}`, () => assert.equal(codeOf(decideRetirement(one, standing, isSure)), is))

const day = localDate('2026-01-01')
const begin = (
  partnershipKind: PartnershipKind,
  isFreeOfCompanies: boolean,
  one = open,
  known: PartnershipKind[] = [],
) =>
  codeOf(
    decidePartnership(
      one,
      { partnershipKind, since: day, note: null, isFreeOfCompanies },
      known.map((kind) => ({ kind, until: null })),
    ),
  )

test('who provides education with us is free of companies; who shares findings is not asked', () => {
  assert.equal(begin('joint provider', false), 'partner/company')
  assert.equal(begin('co-provider', false), 'partner/company')
  assert.equal(begin('joint provider', true), 'allowed')
  assert.equal(begin('source of quality data', false), 'allowed')
  assert.equal(begin('joint provider', true, open, ['joint provider']), 'partner/known')
  assert.equal(begin('joint provider', true, { ...open, isProvider: true }), 'partner/self')
  assert.equal(begin('joint provider', true, { ...open, isRetired: true }), 'partner/retired')
})

test('a partner ends on a day that is not before the first, once', () => {
  assert.equal(codeOf(decideEnding({ since: day, until: null }, day)), 'allowed')
  assert.equal(codeOf(decideEnding({ since: day, until: null }, localDate('2025-12-31'))), 'partner/before')
  assert.equal(codeOf(decideEnding({ since: day, until: day }, day)), 'partner/ended')
})
