import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CountsWire } from './population.wire.ts'
import { decideValue, rateOf } from './score.rules.ts'

type Counts = CountsWire['of']
const number = (value: number) => ({ value, isPercent: false, other: null })
const percent = (value: number) => ({ value, isPercent: true, other: null })
const decide = (of: Counts, score: ReturnType<typeof number> | null = null, scoring: string | null = 'proportion') =>
  decideValue({ counts: { of, twice: [] }, score, scoring })

const ten = { denominator: 100, 'denominator-exclusion': 6, 'denominator-exception': 4, numerator: 60 }

const taken = [
  { of: { denominator: 100, numerator: 80 }, score: number(0.8), makes: 0.8, because: '80 of 100' },
  { of: ten, score: number(0.6667), makes: 60 / 90, because: 'exclusions and exceptions leave the denominator' },
  {
    of: { ...ten, 'numerator-exclusion': 15 },
    score: number(0.5),
    makes: 0.5,
    because: 'exclusions leave the numerator',
  },
  {
    of: { denominator: 100, numerator: 80 },
    score: number(0.8005),
    makes: 0.8,
    because: 'a difference of .0005 is rounding',
  },
  { of: { denominator: 100, numerator: 80 }, score: number(0.7995), makes: 0.8, because: 'in either direction' },
  { of: { denominator: 3, numerator: 2 }, score: percent(66.7), makes: 2 / 3, because: 'percent are hundredths' },
  { of: { denominator: 100, numerator: 0 }, score: number(0), makes: 0, because: 'nobody is a result' },
]
for (const { of, score, makes, because } of taken)
  test(`taken: ${because}`, () => {
    const value = decide(of, score)
    assert.ok(value.ok)
    assert.equal(value.value.score, makes)
    assert.equal(value.value.agrees, true)
  })

const refused = [
  {
    of: { denominator: 100, numerator: 80 },
    score: number(0.8006),
    code: 'score-disagrees',
    says: /says 0\.8006.*make 0\.8 \(80 of 100\)/,
  },
  { of: { denominator: 100, numerator: 80 }, score: number(0.7994), code: 'score-disagrees', says: /0\.7994.*0\.8/ },
  {
    of: ten,
    score: number(0.6),
    code: 'score-disagrees',
    says: /0\.6, .*0\.6667 \(60 of 90, 6 excluded and 4 excepted\)/,
  },
  {
    of: { ...ten, 'numerator-exclusion': 15 },
    score: number(0.6667),
    code: 'score-disagrees',
    says: /60 less 15 of 90/,
  },
  { of: { denominator: 100, numerator: 80 }, score: number(80), code: 'score-disagrees', says: /says 80, .*make 0\.8/ },
  {
    of: { denominator: 100, numerator: 80 },
    score: percent(79),
    code: 'score-disagrees',
    says: /says 79%, .*make 80%/,
  },
  {
    of: { denominator: 10, 'denominator-exclusion': 10, numerator: 0 },
    score: number(1),
    code: 'score-disagrees',
    says: /nobody is left/,
  },
  {
    of: { denominator: 10, 'denominator-exclusion': 11, numerator: 0 },
    score: null,
    code: 'counts-impossible',
    says: /11 are left out of a denominator of 10/,
  },
  {
    of: { denominator: 10, numerator: 11 },
    score: null,
    code: 'counts-impossible',
    says: /11 are in the numerator, but only 10/,
  },
  {
    of: { denominator: 10, numerator: 1, 'numerator-exclusion': 2 },
    score: null,
    code: 'counts-impossible',
    says: /More are excluded/,
  },
  { of: {}, score: number(66), code: 'score-impossible', says: /66, which is no share/ },
  { of: {}, score: null, code: 'nothing-counted', says: /neither counts nor a score/ },
  { of: { denominator: 10 }, score: null, code: 'nothing-counted', says: /neither/ },
]
for (const { of, score, code, says } of refused)
  test(`refused: ${code}: ${says}`, () => {
    const value = decide(of, score)
    assert.ok(!value.ok)
    assert.equal(value.refusal.code, `measure/${code}`)
    assert.match(value.refusal.message, says)
  })

test('as many in the numerator as are left in the denominator is possible', () =>
  assert.equal(decide({ denominator: 10, 'denominator-exclusion': 1, numerator: 9 }).ok, true))

test('two different denominators are refused; two initial populations of a ratio are not', () => {
  const counts = { denominator: 10, numerator: 1 }
  const twice = (code: CountsWire['twice'][number]) =>
    decideValue({ counts: { of: counts, twice: [code] }, score: null, scoring: 'ratio' })
  const value = twice('denominator')
  assert.equal(!value.ok && value.refusal.code, 'measure/count-twice')
  assert.equal(twice('initial-population').ok, true)
})

test('a score that is a date or yes or no is refused, whatever number stands beside it', () => {
  const score = { value: null, isPercent: false, other: 'a date' }
  const value = decideValue({ counts: { of: {}, twice: [] }, score, scoring: 'continuous-variable' })
  assert.equal(!value.ok && value.refusal.code, 'measure/score-not-a-number')
})

const units = [
  {
    of: { denominator: 10, numerator: 5 },
    scoring: 'proportion',
    score: null,
    unit: 'proportion',
    because: 'it says so',
  },
  { of: { denominator: 10, numerator: 12 }, scoring: 'ratio', score: null, unit: 'ratio', because: 'it says so' },
  {
    of: { denominator: 10, numerator: 12 },
    scoring: null,
    score: null,
    unit: 'ratio',
    because: 'more than all is no share',
  },
  {
    of: { denominator: 10, numerator: 5 },
    scoring: 'composite',
    score: null,
    unit: 'proportion',
    because: 'its counts make a share',
  },
  {
    of: { 'measure-population': 8 },
    scoring: 'proportion',
    score: number(0.5),
    unit: 'continuous',
    because: 'its counts are of a continuous measure',
  },
  { of: {}, scoring: 'continuous-variable', score: number(42), unit: 'continuous', because: 'it says so' },
  { of: { 'initial-population': 15 }, scoring: 'cohort', score: null, unit: 'count', because: 'a cohort is counted' },
  { of: { 'initial-population': 15 }, scoring: null, score: null, unit: 'count', because: 'only people are counted' },
  { of: {}, scoring: null, score: number(0.5), unit: 'proportion', because: 'it lies between 0 and 1' },
  { of: {}, scoring: null, score: number(42), unit: 'continuous', because: 'it does not' },
]
for (const { of, scoring, score, unit, because } of units)
  test(`${unit}: ${because}`, () => {
    const value = decide(of, score, scoring)
    assert.equal(value.ok && value.value.unit, unit)
  })

test('without counts the reported score stands and agrees with nothing; a count is its own score', () => {
  const reported = decide({}, number(0.7))
  assert.deepEqual(reported.ok && [reported.value.score, reported.value.agrees], [0.7, null])
  const counted = decide({ 'initial-population': 15 }, null, 'cohort')
  assert.deepEqual(counted.ok && [counted.value.score, counted.value.reportedScore], [15, null])
  const empty = decide({ denominator: 5, 'denominator-exclusion': 5, numerator: 0 }, number(0))
  assert.deepEqual(empty.ok && [empty.value.score, empty.value.agrees], [null, null])
})

test('no rate ever leaves 0 to 1 while the counts are possible', () => {
  for (let denominator = 0; denominator <= 6; denominator++)
    for (let out = 0; out <= denominator; out++)
      for (let numerator = 0; numerator <= denominator - out; numerator++) {
        const rate = rateOf({ denominator, exclusion: out, exception: 0, numerator })
        assert.ok(rate === null ? denominator === out : rate >= 0 && rate <= 1)
      }
})
