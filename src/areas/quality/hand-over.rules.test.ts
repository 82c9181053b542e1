import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { decideCommittee, decideGoingOn, decideMember, isLiaisonOf } from './committee.rules.ts'
import { decideHandOver, decideSeries, decideVerdict, lastQuarter, sourceOf, valueOf } from './hand-over.rules.ts'
import { type HandOverInput, acceptanceInput, handOverInput } from './hand-over.schema.ts'

const today = localDate('2026-11-24')
const shared = {
  statement: 'Doses did not fit',
  population: 'Adults',
  periodStart: '2026-07-01',
  periodEnd: '2026-09-30',
}
const numbers = handOverInput.parse({ kind: 'numbers', ...shared, numerator: '38', denominator: '1,190' })
const theme = handOverInput.parse({
  kind: 'case theme',
  ...shared,
  cases: 6,
  harm: 'no harm',
  factors: ['handoff'],
  isChronic: true,
})
const codeOf = (decision: { ok: boolean; refusal?: { code: string } }) => (decision.ok ? null : decision.refusal!.code)

const handed: { given: HandOverInput; hasMeeting?: boolean; code: string | null; because: string }[] = [
  { given: numbers, code: null, because: 'a number may have commas' },
  { given: { ...numbers, numerator: 1190 } as HandOverInput, code: null, because: 'all of them is possible' },
  {
    given: { ...numbers, numerator: 1191 } as HandOverInput,
    code: 'hand-over/more-than-all',
    because: 'one more is not',
  },
  {
    given: { ...numbers, numerator: null } as HandOverInput,
    code: 'hand-over/no-count',
    because: 'how many is missing',
  },
  {
    given: { ...numbers, denominator: 0 } as HandOverInput,
    code: 'hand-over/no-whole',
    because: 'out of none is nothing',
  },
  { given: { ...numbers, periodEnd: today }, code: null, because: 'today may be the last day' },
  { given: { ...numbers, periodEnd: localDate('2026-11-25') }, code: 'hand-over/not-yet', because: 'tomorrow may not' },
  { given: { ...numbers, periodEnd: localDate('2026-07-01') }, code: null, because: 'one day is a period' },
  {
    given: { ...numbers, periodEnd: localDate('2026-06-30') },
    code: 'hand-over/wrong-period',
    because: 'it ends before it begins',
  },
  {
    given: numbers,
    hasMeeting: false,
    code: 'hand-over/foreign-meeting',
    because: 'the meeting is of another committee',
  },
  { given: { ...theme, cases: 0 } as HandOverInput, code: 'hand-over/no-cases', because: 'a theme is seen in a case' },
  { given: { ...theme, note: 'MRN 4482913' }, code: 'quality/identifies', because: 'a record number is no count' },
]

for (const { given, hasMeeting = true, code, because } of handed)
  test(`handed over: ${because}`, () => assert.equal(codeOf(decideHandOver(given, { today, hasMeeting })), code))

const words = { ...shared, needType: 'unperceived', strength: 'moderate', reason: 'Counted' }
const accepted = acceptanceInput.parse({ ...words, measure: 'Dose fits', improvement: 'increase' })

test('it is decided once, and only numbers go on as a measure, with a direction', () => {
  assert.equal(codeOf(decideVerdict('accepted', 'waiting')), null)
  assert.equal(codeOf(decideVerdict('accepted', 'dismissed')), 'hand-over/decided')
  assert.equal(codeOf(decideSeries(accepted, 'numbers')), null)
  assert.equal(codeOf(decideSeries(accepted, 'case theme')), 'hand-over/no-numbers')
  assert.equal(codeOf(decideSeries({ ...accepted, improvement: undefined }, 'numbers')), 'hand-over/no-direction')
  assert.equal(codeOf(decideSeries({ ...accepted, measure: '' }, 'case theme')), null)
})

test('its source stands under the committee’s name, its value under the hospital’s', () => {
  const place = { committee: 'Medication Safety', reporter: 'Harbor Point', handedOn: today }
  const source = sourceOf({ ...place, given: theme }, accepted, 'id-1')
  assert.deepEqual(
    [source.channel, source.issuer, source.identifier],
    ['quality committee', 'Medication Safety', 'id-1'],
  )
  assert.match(JSON.stringify(source.detail), /No harm.*Handoff, several chronic conditions/)
  const value = valueOf({ ...place, given: numbers }, accepted, undefined)!
  assert.deepEqual([value.measure.canonical, value.value.reporter], ['office:dose-fits', 'Harbor Point'])
  assert.equal(valueOf({ ...place, given: theme }, accepted, undefined), null)
})

test('the form offers the last quarter that is over', () => {
  assert.deepEqual(lastQuarter(today), { from: '2026-07-01', to: '2026-09-30' })
  assert.deepEqual(lastQuarter(localDate('2026-01-01')), { from: '2025-10-01', to: '2025-12-31' })
})

test('a liaison is one of this committee; a committee has a name of its own and goes on', () => {
  assert.ok(isLiaisonOf('a', [{ role: 'liaison', scopeId: 'a' }]))
  assert.ok(
    !isLiaisonOf('a', [
      { role: 'liaison', scopeId: 'b' },
      { role: 'liaison', scopeId: null },
    ]),
  )
  assert.ok(!isLiaisonOf('a', [{ role: 'planner', scopeId: 'a' }]))
  const typed = { name: 'Sepsis', organization: 'Harbor Point', watches: 'Sepsis', meets: 'every month' as const }
  assert.equal(codeOf(decideCommittee(typed, { namesake: true, organizationId: 'o' })), 'committee/known')
  assert.equal(
    codeOf(decideCommittee(typed, { namesake: false, organizationId: undefined })),
    'committee/no-organization',
  )
  assert.equal(codeOf(decideCommittee(typed, { namesake: false, organizationId: 'o' })), null)
  assert.equal(codeOf(decideGoingOn(today)), 'committee/ended')
  const mia = { personId: 'mia', name: 'Mia', part: 'chair' as const }
  assert.equal(codeOf(decideMember(mia, [{ ...mia, toOn: null }])), 'committee/held')
  assert.equal(codeOf(decideMember(mia, [{ ...mia, toOn: today }])), null)
})
