import assert from 'node:assert/strict'
import test from 'node:test'
import { countKept } from './commitment.rules.ts'
import { type CountedCommitment, followUpAnswers } from './commitment.schema.ts'

const asked = (answer: CountedCommitment['answer']): CountedCommitment => ({ asked: true, answer })

test('in full counts 1, in part a half, and both figures are given', () => {
  const commitments = [
    asked('fully'),
    asked('fully'),
    asked('partly'),
    asked('not yet'),
    asked('will not'),
    asked(null),
    asked(null),
    asked(null),
    { asked: false, answer: null },
  ]
  assert.deepEqual(countKept(commitments, 20), {
    offered: 20,
    committed: 9,
    followedUp: 8,
    answered: 5,
    points: 2.5,
    conservative: { points: 2.5, of: 8, share: 2.5 / 8 },
    amongAnswers: { points: 2.5, of: 5, share: 0.5 },
  })
})

test('commitments that stand alike count as many as they are', () => {
  const alike = [
    { ...asked('fully'), count: 2 },
    { ...asked('partly'), count: 3 },
    { ...asked(null), count: 4 },
    { asked: false, answer: null, count: 5 },
  ]
  const one = alike.flatMap(({ count, ...each }) => Array.from({ length: count }, () => each))
  assert.deepEqual(countKept(alike), countKept(one))
  assert.deepEqual([countKept(alike).points, countKept(alike).followedUp, countKept(alike).committed], [3.5, 9, 14])
})

test('where nobody was followed up there is no share, and not a share of nothing', () => {
  const { conservative, amongAnswers } = countKept([{ asked: false, answer: null }])
  assert.deepEqual([conservative.share, amongAnswers.share], [null, null])
})

test('where nobody answered the careful figure is nothing and the other is not known', () => {
  const { conservative, amongAnswers } = countKept([asked(null), asked(null)])
  assert.deepEqual([conservative.share, amongAnswers.share], [0, null])
})

test('the careful figure never exceeds the other', () => {
  for (const one of [...followUpAnswers, null])
    for (const two of [...followUpAnswers, null])
      for (const three of [...followUpAnswers, null]) {
        const { conservative, amongAnswers } = countKept([one, two, three].map(asked))
        assert.ok(conservative.share !== null && conservative.share <= (amongAnswers.share ?? 1))
      }
})
