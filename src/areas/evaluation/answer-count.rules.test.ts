import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerCounts } from './answer-count.rules.ts'

const row = (value: unknown, count: number, type = 'rating') => ({
  key: 'q1',
  wording: 'Was it useful?',
  type,
  value,
  count,
})

const cases = [
  { rows: [row(4, 6), row(5, 9)], n: 15, mean: 4.6, counts: [6, 9], because: 'counts from five on are told' },
  { rows: [row(4, 5), row(5, 9)], n: 14, mean: 4.64, counts: [5, 9], because: 'five is enough' },
  {
    rows: [row(1, 4), row(4, 6), row(5, 9)],
    n: 19,
    mean: 3.84,
    counts: [null, null, 9],
    because: 'of four another is hidden, or the sum would tell it',
  },
  { rows: [row(5, 4)], n: null, mean: null, counts: [null], because: 'four answers alone tell nothing' },
]
for (const { rows, n, mean, counts, because } of cases)
  test(because, () => {
    const [told] = answerCounts(rows)
    assert.deepEqual([told!.n, told!.mean, told!.answers.map(({ count }) => count)], [n, mean, counts])
  })

test('what was written in words is not told', () => {
  assert.deepEqual(answerCounts([row('I am the only surgeon here', 1, 'long text')]), [])
})
