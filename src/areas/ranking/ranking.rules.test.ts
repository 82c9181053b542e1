import assert from 'node:assert/strict'
import test from 'node:test'
import { decideMark, decideWeighting, weighMarks, showSteadiness, tryWeights } from './ranking.rules.ts'
import { type CriterionId, type RankedInput, criteria, criterionIds } from './ranking.schema.ts'
import { type Weighting, usualTrial, usualWeighting } from './ranking.schema.ts'

/** A gap marked in the order of the criteria: harm, people, evidence, educable, between. */
const gap = (id: string, marks: readonly number[]): RankedInput => ({
  id,
  marks: marks.map((mark, i) => ({ criterion: criterionIds[i]!, mark, because: 'As printed for the committee' })),
})
const bloodThinner = gap('blood thinner', [4, 3, 3, 3, 4])

test('the score is the sum of weight times mark: 3.4 of 4 makes .85', () => {
  const { score, share, parts, missing } = weighMarks(bloodThinner.marks, usualWeighting)
  assert.deepEqual([score, share, missing], [3.4, 0.85, []])
  assert.deepEqual(
    parts.map(({ criterion, weight, mark }) => [criterion, weight, mark]),
    [
      ['harm', 0.3, 4],
      ['people', 0.2, 3],
      ['evidence', 0.2, 3],
      ['educable', 0.2, 3],
      ['between', 0.1, 4],
    ],
  )
  assert.ok(parts.every(({ because }) => because !== ''))
})

test('a gap without all its marks has no score, and says which are missing', () => {
  const { score, share, missing } = weighMarks(bloodThinner.marks.slice(0, 3), usualWeighting)
  assert.deepEqual([score, share, missing], [null, null, ['educable', 'between']])
})

test('all fours score 4 and all zeros score 0, whatever the weights', () => {
  for (const mark of [0, 4]) assert.equal(weighMarks(gap('x', Array(5).fill(mark)).marks, usualWeighting).score, mark)
})

const weightings: { weights: Partial<Record<CriterionId, number>>; code: string; because: string }[] = [
  { weights: {}, code: 'allowed', because: 'the weights of the office have a sum of 1' },
  { weights: { harm: 0.31 }, code: 'ranking/weights-not-one', because: 'a hundredth too much is refused' },
  { weights: { harm: 0.29 }, code: 'ranking/weights-not-one', because: 'and a hundredth too little' },
  { weights: { harm: 0.5, people: 0 }, code: 'allowed', because: 'a criterion may count for nothing' },
  { weights: { harm: 0.6, people: -0.1 }, code: 'ranking/weight-below-nothing', because: 'though not for less' },
  { weights: { harm: NaN }, code: 'ranking/weight-below-nothing', because: 'what is no number is refused' },
]
for (const { weights, code, because } of weightings)
  test(because, () => {
    const decision = decideWeighting({ version: 'x', weights: { ...usualWeighting.weights, ...weights } })
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, code)
  })

const marks = [
  { mark: 0, because: 'No harm in two years of reports', code: 'allowed' },
  { mark: 4, because: 'Two deaths', code: 'allowed' },
  { mark: 5, because: 'Two deaths', code: 'ranking/not-a-mark' },
  { mark: -1, because: 'None', code: 'ranking/not-a-mark' },
  { mark: 2.5, because: 'Between', code: 'ranking/not-a-mark' },
  { mark: 3, because: ' ', code: 'ranking/no-reason' },
]
for (const { mark, because, code } of marks)
  test(`a mark of ${mark} with the reason "${because}" is answered ${code}`, () => {
    const decision = decideMark({ criterion: 'harm', mark, because })
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, code)
  })

test('every criterion says what each mark from 0 to 4 stands for', () => {
  for (const id of criterionIds) assert.equal(criteria[id].anchors.length, 5)
})

const others = [
  gap('a', [3, 3, 3, 3, 2]),
  gap('b', [3, 3, 2, 3, 2]),
  gap('c', [2, 3, 3, 2, 2]),
  gap('people and between', [0, 4, 1, 1, 4]),
  gap('harm alone', [4, 0, 1, 1, 0]),
  gap('nothing', [0, 0, 0, 0, 0]),
]

test('a gap better on every criterion is first in every draw, and one worse is never in the top', () => {
  const steady = tryWeights([bloodThinner, ...others], usualWeighting)
  const of = (id: string) => steady.find((one) => one.id === id)!
  assert.deepEqual(of('blood thinner'), {
    id: 'blood thinner',
    inTop: 1,
    first: 1,
    dependsOnWeights: false,
    draws: 10_000,
  })
  assert.deepEqual([of('nothing').inTop, of('nothing').dependsOnWeights], [0, false])
})

test('of two equal gaps that need other weights each is in the top in about half the draws, and depends on them', () => {
  const steady = tryWeights([bloodThinner, ...others], usualWeighting)
  const [broad, narrow] = ['people and between', 'harm alone'].map((id) => steady.find((one) => one.id === id)!)
  assert.ok(Math.abs(broad!.inTop + narrow!.inTop - 1) < 0.01, 'four places are taken, the fifth is one of these two')
  assert.ok(Math.abs(broad!.inTop - 0.5) < 0.1)
  assert.deepEqual([broad!.dependsOnWeights, narrow!.dependsOnWeights], [true, true])
})

test('at exactly the share that is enough a rank no longer depends on the weights', () => {
  const gaps = [bloodThinner, ...others]
  const { inTop } = tryWeights(gaps, usualWeighting).find(({ id }) => id === 'harm alone')!
  const at = (enough: number) =>
    tryWeights(gaps, usualWeighting, { ...usualTrial, enough }).find(({ id }) => id === 'harm alone')!.dependsOnWeights
  assert.deepEqual([at(inTop), at(inTop + 0.0001)], [false, true])
})

test('the same seed gives the same shares, and another seed nearly the same', () => {
  const gaps = [bloodThinner, ...others]
  assert.deepEqual(tryWeights(gaps, usualWeighting), tryWeights(gaps, usualWeighting))
  const again = tryWeights(gaps, usualWeighting, { ...usualTrial, seed: 2 })
  for (const [i, { inTop }] of tryWeights(gaps, usualWeighting).entries())
    assert.ok(Math.abs(again[i]!.inTop - inTop) < 0.03)
})

test('a weight of 1 on harm ranks by harm in every draw', () => {
  const harm: Weighting = { version: 'x', weights: { harm: 1, people: 0, evidence: 0, educable: 0, between: 0 } }
  const steady = tryWeights([bloodThinner, ...others], harm)
  assert.equal(steady.find(({ id }) => id === 'harm alone')?.first, 1)
})

test('fewer gaps than places are all in the top, and a gap without marks is not tried', () => {
  const steady = tryWeights([bloodThinner, others[5]!, gap('new', [4, 4, 4, 4])], usualWeighting)
  assert.deepEqual(
    steady.map(({ id, inTop }) => [id, inTop]),
    [
      ['blood thinner', 1],
      ['nothing', 1],
    ],
  )
  assert.deepEqual(tryWeights([], usualWeighting), [])
})

const steadiness = [
  { of: { inTop: 1, first: 0.97 }, says: 'First in 97 of 100 draws of the weights' },
  { of: { inTop: 1, first: 0.5 }, says: 'First in 50 of 100 draws of the weights' },
  { of: { inTop: 0.88, first: 0.49 }, says: 'In the top 5 in 88 of 100 draws of the weights' },
  { of: { inTop: 0.41, first: 0 }, says: 'Depends on weights: in the top 5 in 41 of 100 draws' },
  { of: { inTop: 0, first: 0 }, says: 'Never in the top 5' },
]
for (const { of, says } of steadiness)
  test(`the committee reads: ${says}`, () => {
    const dependsOnWeights = of.inTop > 0 && of.inTop < 0.6
    assert.equal(showSteadiness({ id: 'x', draws: 10_000, dependsOnWeights, ...of }), says)
  })
