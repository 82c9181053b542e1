import assert from 'node:assert/strict'
import { test } from 'node:test'
import { difference } from './difference.ts'

const near = (value: number | undefined, printed: number) =>
  assert.ok(value !== undefined && Math.abs(value - printed) < 0.00005, `${value} is not ${printed}`)

test('the difference of 48 of 80 and 56 of 70 is the one that Newcombe prints', () => {
  const { value, ci } = difference({ count: 48, n: 80 }, { count: 56, n: 70 })
  near(value ?? undefined, 0.2)
  near(ci?.lo, 0.0524)
  near(ci?.hi, 0.3339)
})

test('turned around, the same difference has the other sign', () => {
  const { value, ci } = difference({ count: 56, n: 70 }, { count: 48, n: 80 })
  near(value ?? undefined, -0.2)
  near(ci?.lo, -0.3339)
  near(ci?.hi, -0.0524)
})

test('where nobody was counted there is no difference, and not one of nothing', () => {
  for (const [earlier, later] of [
    [0, 10],
    [10, 0],
  ]) {
    const { value, ci } = difference({ count: 0, n: earlier! }, { count: 0, n: later! })
    assert.deepEqual([value, ci], [null, null])
  }
})

test('the interval never leaves -1 and 1, and holds the difference', () => {
  for (let n = 1; n <= 12; n++)
    for (let a = 0; a <= n; a++)
      for (let b = 0; b <= n; b++) {
        const { value, ci } = difference({ count: a, n }, { count: b, n })
        assert.ok(value !== null && ci && ci.lo >= -1 - 1e-12 && ci.hi <= 1 + 1e-12, `${a} and ${b} of ${n}`)
        assert.ok(ci.lo <= value + 1e-12 && value <= ci.hi + 1e-12, `${a} and ${b} of ${n}`)
      }
})
