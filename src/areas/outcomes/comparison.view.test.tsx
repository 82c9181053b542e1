import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { Comparison } from './comparison.view.tsx'
import type { Outcome } from './outcome.rules.ts'

/** As much of an outcome as the comparison reads. */
function outcome(number: number, before: [number, number], newest: [number, number]): Outcome {
  const told = {
    number,
    title: `Gap ${number}`,
    unit: 'proportion',
    target: 0.9,
    education: [{}],
    change: {
      before: { value: before[0] / before[1], n: before[0], of: before[1] },
      newest: {
        value: newest[0] / newest[1],
        numerator: newest[0],
        denominator: newest[1],
        exclusion: 0,
        exception: 0,
      },
    },
  }
  return told as unknown as Outcome
}
const show = (outcomes: Outcome[]) => renderToString(<Comparison outcomes={outcomes} />).replace(/<[^>]+>/g, ' ')

test('one gap alone is not compared, nor one that nobody was taught for', () => {
  const [one, other] = [outcome(1, [10, 20], [15, 20]), outcome(2, [10, 20], [15, 20])]
  assert.equal(show([one]), '')
  assert.equal(show([one, { ...other, education: [] }]), '')
})

test('several are, from before to the newest, and too few stay too few', () => {
  const says = show([outcome(1, [10, 20], [15, 20]), outcome(2, [8, 20], [1, 4])])
  assert.match(says, /1 Gap 1: before 50%, newest 75%\./)
  assert.match(says, /2 Gap 2: before 40%, newest too few to say\./)
  assert.match(says, /\+25 points/)
  assert.doesNotMatch(says, /1 of 4|25%\./)
})
