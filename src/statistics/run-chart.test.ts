import assert from 'node:assert/strict'
import test from 'node:test'
import { centerLine, fewestCrossings, firstShift, testRuns } from './run-chart.ts'

const first26 = [21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15]
const last20 = [16, 18, 12, 15, 24, 21, 28, 20, 25, 19, 18, 21, 16, 22, 19, 12, 14, 9, 16, 21]
const withoutTwo = [...first26, ...last20].filter((_, i) => i !== 5 && i !== 19)

test('the published chart of defects has a run of 8 of 8 allowed and 14 crossings of 16 needed: a signal', () => {
  const { n, longestRun, longestAllowed, crossings, crossingsNeeded, signal } = testRuns(withoutTwo, 19.66667)
  assert.deepEqual(
    { n, longestRun, longestAllowed, crossings, crossingsNeeded, signal },
    {
      n: 44,
      longestRun: 8,
      longestAllowed: 8,
      crossings: 14,
      crossingsNeeded: 16,
      signal: true,
    },
  )
})

const printed = [
  { n: 20, longest: 7, crossings: 6 },
  { n: 24, longest: 8, crossings: 8 },
]
for (const { n, longest, crossings } of printed)
  test(`${n} useful points allow a run of ${longest} and need ${crossings} crossings`, () => {
    const upAndDown = Array.from({ length: n }, (_, i) => i % 2)
    const { longestAllowed, crossingsNeeded } = testRuns(upAndDown, 0.5)
    assert.deepEqual([longestAllowed, crossingsNeeded], [longest, crossings])
  })

const series = (text: string) => [...text].map((side) => (side === '+' ? 1 : side === '-' ? -1 : 0))
const runs = [
  { of: '+-+-+-+-+-+-+-+-+-+-', signal: false, because: 'points that go up and down are chance' },
  { of: '+-+-+++++++-+-+--+-+', signal: false, because: 'of 20 points seven in a row are still chance' },
  { of: '+-+-++++++++-+-+--+-', signal: true, because: 'eight in a row are not' },
  { of: '+++----+++----+++---', signal: true, because: 'five crossings of 20 points are too few' },
  { of: '+++----+++---++----+', signal: false, because: 'six are enough' },
  { of: '+0+0+0+0+0+0+0+0+0+0', signal: true, because: 'points on the line are passed over and break no run' },
  { of: '+++++++++', signal: null, because: 'of nine points nothing is said' },
  { of: '', signal: null, because: 'nor of none' },
]
for (const { of, signal, because } of runs) test(because, () => assert.equal(testRuns(series(of), 0).signal, signal))

test('fewer crossings than needed come by chance in at most one of twenty series', () => {
  for (const n of [10, 11, 30, 100]) {
    const needed = fewestCrossings(n)
    let share = 0
    let ways = 1
    for (let k = 0; k < needed; k++) {
      share += ways / 2 ** (n - 1)
      ways = (ways * (n - 1 - k)) / (k + 1)
    }
    assert.ok(share < 0.05 && share + ways / 2 ** (n - 1) >= 0.05, `${n}: ${share}`)
  }
})

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
