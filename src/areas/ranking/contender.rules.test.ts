import assert from 'node:assert/strict'
import test from 'node:test'
import { seededRandom } from '../../statistics/random.ts'
import { listContenders, tryContenders } from './contender.rules.ts'
import { tryWeights } from './ranking.rules.ts'
import { type Weighting, criterionIds, usualTrial, usualWeighting } from './ranking.schema.ts'

const few = { ...usualTrial, draws: 400 }
const marked = (marks: readonly number[], at: number) => ({ id: `gap ${at}`, marks })
const inputOf = ({ id, marks }: { id: string; marks: readonly number[] }) => ({
  id,
  marks: criterionIds.map((criterion, at) => ({ criterion, mark: marks[at]!, because: 'x' })),
})

test('the shares are those that drawing for every gap gives', () => {
  const random = seededRandom(7)
  const harmOff: Weighting = {
    version: 'x',
    weights: { harm: 0, people: 0.4, evidence: 0.3, educable: 0.2, between: 0.1 },
  }
  for (const weighting of [usualWeighting, harmOff])
    for (const [count, marks] of [
      [3, 5],
      [8, 5],
      [60, 5],
      [60, 2],
    ] as const) {
      const gaps = Array.from({ length: count }, (_, at) =>
        marked(
          criterionIds.map(() => Math.floor(random() * marks)),
          at,
        ),
      )
      assert.deepEqual(tryContenders(gaps, weighting, few), tryWeights(gaps.map(inputOf), weighting, few))
    }
})

const best = Array.from({ length: 4 }, (_, at) => marked([4, 4, 4, 4, 4], at))
const cases = [
  {
    rest: [
      [4, 4, 4, 4, 4],
      [3, 4, 4, 4, 4],
    ],
    left: 5,
    because: 'a gap that five others beat cannot be in the top 5',
  },
  {
    rest: [
      [3, 4, 4, 4, 4],
      [3, 4, 4, 4, 4],
    ],
    left: 6,
    because: 'one that four beat can, and so can its twin',
  },
  { rest: [[0, 0, 0, 0, 0]], left: 5, because: 'with five gaps all are in the top 5' },
  {
    rest: Array.from({ length: 90 }, () => [4, 4, 4, 4, 4]),
    left: 5,
    because: 'of a hundred gaps with the same marks five are enough to draw for',
  },
]
for (const { rest, left, because } of cases)
  test(because, () => {
    const gaps = [...best, ...rest.map((marks, at) => marked(marks, at + 4))]
    assert.equal(listContenders(gaps, usualWeighting, 5).length, left)
  })

test('thousands of gaps leave few to draw for', () => {
  const random = seededRandom(3)
  const gaps = Array.from({ length: 5000 }, (_, at) =>
    marked(
      criterionIds.map(() => Math.floor(random() * 5)),
      at,
    ),
  )
  assert.ok(listContenders(gaps, usualWeighting, 5).length < 100)
})
