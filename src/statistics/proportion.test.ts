import assert from 'node:assert/strict'
import test from 'node:test'
import { proportion } from './proportion.ts'

const published = [
  { count: 81, n: 263, interval: ['0.2553', '0.3662'] },
  { count: 15, n: 148, interval: ['0.0624', '0.1605'] },
  { count: 0, n: 20, interval: ['0.0000', '0.1611'] },
  { count: 1, n: 29, interval: ['0.0061', '0.1718'] },
]
for (const { count, n, interval } of published)
  test(`${count} of ${n} has the interval that Newcombe printed`, () => {
    const { value, ci } = proportion(count, n)
    assert.equal(value, count / n)
    assert.deepEqual([ci?.lo.toFixed(4), ci?.hi.toFixed(4)], interval)
  })

test('nothing of nothing is no share', () => {
  const { value, ci, n } = proportion(0, 0)
  assert.deepEqual([value, ci, n], [null, null, 0])
})

test('an interval never leaves 0 to 1, holds its share, and mirrors its complement', () => {
  for (let n = 1; n <= 40; n++)
    for (let count = 0; count <= n; count++) {
      const { value, ci } = proportion(count, n)
      assert.ok(ci && value !== null && ci.lo >= 0 && ci.hi <= 1 && ci.lo <= value && value <= ci.hi)
      const mirror = proportion(n - count, n).ci
      assert.ok(mirror && Math.abs(mirror.lo - (1 - ci.hi)) < 1e-12)
    }
})

test('all of them reaches 1, and a higher level reaches further', () => {
  assert.equal(proportion(20, 20).ci?.hi, 1)
  assert.ok((proportion(10, 20, 0.99).ci?.lo ?? 1) < (proportion(10, 20).ci?.lo ?? 0))
})
