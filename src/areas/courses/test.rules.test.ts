import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideAttempt, isCourseDone, isPassed, percentOf } from './test.rules.ts'

const marks = [
  { points: 7, possible: 10, passed: true, because: '70 percent reaches a pass mark of 70' },
  { points: 13, possible: 20, passed: false, because: 'CL16: 65 percent is below a pass mark of 70' },
  { points: 699, possible: 1000, passed: false, because: '69.9 percent is not 70' },
  { points: 0, possible: 0, passed: false, because: 'a test without questions cannot be passed' },
]
for (const { points, possible, passed, because } of marks)
  test(because, () => assert.equal(isPassed(points, possible, 70), passed))

test('a share is rounded down', () => assert.equal(percentOf(699, 1000), 69))

const attempts = [
  { made: 0, isPassed: false, allowed: 1, got: 1, because: 'the first attempt is open' },
  { made: 1, isPassed: false, allowed: 1, got: 'test/no-attempt-left', because: 'one attempt is one attempt' },
  { made: 1, isPassed: false, allowed: 2, got: 2, because: 'CL16: a retry is allowed where the office allows it' },
  { made: 40, isPassed: false, allowed: null, got: 41, because: 'no limit is no limit' },
  { made: 1, isPassed: true, allowed: null, got: 'test/passed', because: 'who has passed need not try again' },
]
for (const { got, because, ...made } of attempts) {
  test(because, () => {
    const decision = decideAttempt(made)
    assert.equal(decision.ok ? decision.value : decision.refusal.code, got)
  })
}

const [right, wrong] = [
  { points: 7, possible: 10 },
  { points: 6, possible: 10 },
]
const courses = [
  { read: ['a', 'b'], attempts: [wrong, right], isDone: true, because: 'all is read, and one attempt passed' },
  { read: ['a', 'b', 'gone'], attempts: [right], isDone: true, because: 'what was taken away asks nothing' },
  { read: ['a', 'gone'], attempts: [right], isDone: false, because: 'nor does it stand in for what is there' },
  { read: ['a', 'b'], attempts: [wrong], isDone: false, because: 'the test is still to be passed' },
  { read: ['a', 'b'], attempts: [], isDone: false, because: 'the test is still to be taken' },
]
for (const { isDone, because, ...progress } of courses)
  test(`of a course with two readings: ${because}`, () =>
    assert.equal(isCourseDone(progress, { readings: ['a', 'b'], passPercent: 70 }), isDone))
