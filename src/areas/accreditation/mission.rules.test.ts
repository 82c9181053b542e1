import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClauseNumber } from '../../kernel/clause.ts'
import { localDate } from '../../kernel/dates.ts'
import { findPeriod, readClauses, stateOf, tallyClauses } from './mission.rules.ts'
import { partsOf } from './mission.view.tsx'
import { alderBayClauses } from './mission-statement.demo.ts'

const states = [
  { number: null, state: 'none', because: 'nobody says anything' },
  { number: { n: 0, of: 5 }, state: 'measured', because: 'none of five is a number' },
  { number: { n: 4, of: 4 }, state: 'few', because: 'all of four are too few' },
  { number: { n: 0, of: 0 }, state: 'few', because: 'nothing counted yet is too few' },
  { number: { n: 5, of: null }, state: 'measured', because: 'a plain count of five is enough' },
  { number: { n: 4, of: null }, state: 'few', because: 'and one of four is not' },
  { number: { n: 4, of: 40 }, state: 'measured', because: 'four of forty plans name nobody' },
  { number: { n: 4, of: 40, isOfLearners: true }, state: 'few', because: 'four of forty learners could be known' },
  { number: { n: 5, of: 40, isOfLearners: true }, state: 'measured', because: 'five could not' },
  { number: { n: 36, of: 40, isOfLearners: true }, state: 'few', because: 'nor may the four who did not be known' },
  { number: { n: 35, of: 40, isOfLearners: true }, state: 'measured', because: 'five who did not are enough' },
  { number: { n: 40, of: 40, isOfLearners: true }, state: 'measured', because: 'all of forty tell apart nobody' },
  { number: { n: 0, of: 40, isOfLearners: true }, state: 'measured', because: 'and so does none' },
] as const
for (const { number, state, because } of states) test(because, () => assert.equal(stateOf(number), state))

test('the numbers speak of twelve months, today included', () => {
  assert.deepEqual(findPeriod(localDate('2026-11-24')), { from: '2025-11-25', to: '2026-11-24' })
  assert.deepEqual(findPeriod(localDate('2024-02-29')), { from: '2023-03-01', to: '2024-02-29' })
})

const number = (over: Partial<ClauseNumber>): ClauseNumber => ({
  clause: 'A2',
  n: 60,
  of: null,
  what: 'learners',
  records: '/people',
  ...over,
})
const read = (numbers: ClauseNumber[], mayOpen = true) => readClauses(alderBayClauses, numbers, () => mayOpen)
const lineOf = (numbers: ClauseNumber[], mayOpen?: boolean) =>
  read(numbers, mayOpen).find(({ clause }) => clause === numbers[0]!.clause)!

test('records are linked for those who may see them', () => {
  assert.equal(lineOf([number({})]).records, '/people')
  assert.equal(lineOf([number({})], false).records, null)
})

test('of two areas that speak for a clause the first is heard', () => {
  assert.equal(lineOf([number({ n: 60 }), number({ n: 7 })]).number?.n, 60)
})

test('every clause has a line, and the tally tells which lack a number', () => {
  const lines = read([number({}), number({ clause: 'R1', n: 1, of: 3 })])
  const { measured, few, none } = tallyClauses(lines)
  assert.deepEqual([lines.length, measured, few, none.length], [23, 1, ['R1'], 21])
})

test('a group under five learners is hidden, and with it one more from which it could be worked out', () => {
  const groups = (...ns: number[]) => ns.map((n, at) => ({ label: `g${at}`, n, of: null }))
  const shown = (ns: number[]) =>
    lineOf([number({ parts: [{ by: 'state', groups: groups(...ns) }] })]).parts[0]!.groups.map(({ says }) => says)
  assert.deepEqual(shown([40, 15, 5]), ['40', '15', '5'])
  assert.deepEqual(shown([40, 16, 4]), ['40', 'not shown', 'under 5'])
  assert.deepEqual(shown([40, 3, 4]), ['40', 'under 5', 'under 5'], '7 may be 3 and 4, or 4 and 3')
  assert.deepEqual(shown([40, 4, 4]), ['not shown', 'under 5', 'under 5'], '8 could only be 4 and 4')
  assert.deepEqual(shown([40, 2, 2]), ['not shown', 'under 5', 'under 5'], '4 together are under five')
})

const shares = [
  {
    shares: ['12/30', '9/18', '5/10'],
    says: ['12 of 30', '9 of 18', '5 of 10'],
    because: 'five counted and five not are told',
  },
  {
    shares: ['12/30', '0/6', '7/7'],
    says: ['12 of 30', '0 of 6', '7 of 7'],
    because: 'none or all of a group names nobody',
  },
  {
    shares: ['12/30', '0/6', '3/4'],
    says: ['not shown', 'not shown', 'under 5'],
    because: 'a group under five is hidden, and what would give it back',
  },
  {
    shares: ['12/30', '9/18', '1/6'],
    says: ['12 of 30', 'not shown', 'not shown'],
    because: 'one of six would name one',
  },
  {
    shares: ['12/30', '9/18', '5/6'],
    says: ['12 of 30', 'not shown', 'not shown'],
    because: 'five of six would name the sixth',
  },
  {
    shares: ['12/30', '4/18', '5/9'],
    says: ['12 of 30', 'not shown', 'not shown'],
    because: 'four counted and four not hide two',
  },
  {
    shares: ['12/30', '4/18'],
    says: ['not shown', 'not shown'],
    because: 'of two groups one would give back the other',
  },
  { shares: ['1200/3000', '900/1800'], says: ['1,200 of 3,000', '900 of 1,800'], because: 'thousands are parted' },
]
for (const { shares: given, says, because } of shares)
  test(`groups as n of N: ${because}`, () => {
    const groups = given.map((share, at) => {
      const [n, of] = share.split('/').map(Number)
      return { label: `g${at}`, n: n!, of: of! }
    })
    const line = lineOf([number({ clause: 'P1', n: 15, of: 40, parts: [{ by: 'career stage', groups }] })])
    assert.deepEqual(
      line.parts[0]!.groups.map((group) => group.says),
      says,
    )
  })

test('below five nothing is said of groups either', () => {
  const parts = [{ by: 'state', groups: [{ label: 'MA', n: 4, of: null }] }]
  assert.deepEqual(lineOf([number({ n: 4, parts })]).parts, [])
})

test('the statement reads as sentences: a space between words, none before a comma or a full stop', () => {
  const said = partsOf(read([]))
    .map(({ runs }) => runs.map((run) => (typeof run === 'string' ? run : run.words)).join(''))
    .join('\n')
  assert.doesNotMatch(said, / {2}| [.,;]|\w[.,;]\w|[a-z][A-Z]/)
  assert.match(said, /there are lectures, workshops, simulated cases and courses online\./)
})
