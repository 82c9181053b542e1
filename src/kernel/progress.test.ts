import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type JobProgress, showProgress, showRate } from './progress.ts'

const running = { state: 'running', done: 1_200, total: 5_000, rate: 100 } as const
const cases: { job: JobProgress; says: string; because: string }[] = [
  { job: running, says: '1,200 of 5,000 done, about 40 seconds left', because: '3,800 at 100 a second' },
  { job: { ...running, rate: null }, says: '1,200 of 5,000 done', because: 'no rate is measured yet' },
  { job: { ...running, rate: 1 }, says: '1,200 of 5,000 done, about 63 minutes left', because: 'below 90 minutes' },
  { job: { ...running, rate: 0.5 }, says: '1,200 of 5,000 done, about 2 hours left', because: 'above 90 minutes' },
  { job: { ...running, rate: 1_000 }, says: '1,200 of 5,000 done, a few seconds left', because: 'below ten seconds' },
  { job: { ...running, total: null }, says: '1,200 done', because: 'nobody knows how much it is' },
  { job: { ...running, done: 5_000 }, says: '5,000 of 5,000 done', because: 'nothing is left' },
  { job: { ...running, state: 'stopped' }, says: '1,200 of 5,000 done', because: 'what was stopped has no end' },
  { job: { ...running, state: 'queued', done: 0 }, says: 'It begins in a moment', because: 'it waits for a worker' },
]
for (const { job, says, because } of cases) test(because, () => assert.equal(showProgress(job), says))

test('a rate is told in pieces a second, and slow work in pieces a minute', () => {
  assert.deepEqual([420.4, 1, 0.05, 0.001, null].map(showRate), [
    '420 a second',
    '1 a second',
    '3 a minute',
    '1 a minute',
    null,
  ])
})
