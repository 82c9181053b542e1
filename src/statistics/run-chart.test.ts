import assert from 'node:assert/strict'
import test from 'node:test'
import { centerLine, firstShift } from './run-chart.ts'

const right = [23, 23, 24, 21, 26, 21, 26, 23, 23, 24, 24, 24, 23, 23, 23, 27, 24, 27, 28, 31, 34, 33, 33, 38]
const patients = [44, 41, 47, 39, 45, 42, 48, 43, 40, 46, 44, 42, 45, 41, 43, 47, 44, 46, 43, 45, 48, 44, 42, 47]
const shares = right.map((count, i) => count / patients[i]!)

test('the gap of the blood thinners: around a median of 54 percent, then seven months in a row above it', () => {
  const center = centerLine(shares, 17)!
  assert.equal(Math.round(center * 100), 54)
  const since = firstShift(shares.slice(17), center)
  assert.deepEqual(since, { side: 'above', from: 0, to: 6, length: 7 })
  assert.equal(firstShift(shares.slice(0, 17), center), null)
})

const series = (text: string) => [...text].map((side) => (side === '+' ? 1 : side === '-' ? -1 : 0))
const shifts = [
  { of: '-+++++-', found: null, because: 'five in a row are no shift' },
  { of: '-++++++-', found: { side: 'above', from: 1, to: 6, length: 6 }, because: 'six in a row are a shift' },
  { of: '+-----0-', found: { side: 'below', from: 1, to: 7, length: 6 }, because: 'a point on the line breaks no run' },
  { of: '+++0+-', found: null, because: 'nor does it count' },
  { of: '------++++++', found: { side: 'below', from: 0, to: 5, length: 6 }, because: 'the first of two is told' },
]
for (const { of, found, because } of shifts) test(because, () => assert.deepEqual(firstShift(series(of), 0), found))

test('the line is the median of its baseline, and there is none without points', () => {
  assert.equal(centerLine([1, 2, 10]), 2)
  assert.equal(centerLine([1, 2, 10, 20], 2), 1.5)
  assert.equal(centerLine([]), null)
})
