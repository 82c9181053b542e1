import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addTo, localDate } from '../../kernel/dates.ts'
import { type Watch, isMoving, isReached, readChange } from './change.rules.ts'
import type { Figure } from './outcome.schema.ts'

/** A month from January 2026 on, with so many of 50. */
function month(at: number, numerator: number, of = 50): Figure {
  const periodStart = addTo(localDate('2026-01-01'), { months: at })
  return {
    id: `v${at}`,
    periodStart,
    periodEnd: addTo(addTo(periodStart, { months: 1 }), { days: -1 }),
    initialPopulation: null,
    numerator,
    denominator: of,
    exclusion: 0,
    exception: 0,
    value: numerator / of,
    version: '1',
    edition: 1,
    sourceId: 's',
    source: 'Hand-over',
    recordedAt: new Date('2026-12-01'),
    cameSince: false,
  }
}

const read = (numerators: number[], over: Partial<Watch> = {}) =>
  readChange({
    series: numerators.map((numerator, at) => month(at, numerator)),
    unit: 'proportion',
    improvement: 'increase',
    target: 0.9,
    educatedOn: localDate('2026-03-12'),
    ...over,
  })

test('the month that holds the day of education is neither before nor after', () => {
  const { before, since } = read([25, 27, 50, 40, 42])
  assert.deepEqual([before?.n, before?.of, before?.periods], [52, 100, 2])
  assert.deepEqual([since?.n, since?.of, since?.periods], [82, 100, 2])
  assert.deepEqual([since?.from, since?.to], ['2026-04-01', '2026-05-31'])
})

test('before are the last twelve months on record, however long ago', () => {
  const long = Array.from({ length: 15 }, (_, at) => at + 1)
  const { before } = read(long, { educatedOn: localDate('2030-01-01') })
  assert.deepEqual([before?.periods, before?.from], [12, '2026-04-01'])
})

const februaries = [
  { last: 13, from: '2026-03-01', because: 'a year from one February of 28 days to the next has twelve months' },
  { last: 25, from: '2027-03-01', because: 'a year that ends on February 29 has twelve months' },
  {
    last: 37,
    from: '2028-03-01',
    because: 'a year that ends on February 28 after a leap year has twelve months, not thirteen',
  },
]
for (const { last, from, because } of februaries)
  test(because, () => {
    const series = Array.from({ length: last + 1 }, (_, at) => at)
    const { before } = read(series, { educatedOn: localDate('2035-01-01') })
    assert.deepEqual([before?.periods, before?.from], [12, from])
  })

test('the gain is the newest figure less what was before, with its interval', () => {
  const { gain, interval } = read([25, 25, 30, 40])
  assert.equal(Math.round(gain! * 100), 30)
  assert.ok(interval && interval.lo > 0.13 && interval.lo < 0.3 && interval.hi > 0.3)
})

test('where less is better, a fall is a gain and its interval is turned with it', () => {
  const { gain, interval, isReached } = read([40, 40, 30, 10], { improvement: 'decrease', target: 0.2 })
  assert.equal(Math.round(gain! * 100), 60)
  assert.ok(interval && interval.lo > 0 && interval.lo < interval.hi)
  assert.equal(isReached, true)
})

test('before education nothing has changed yet', () => {
  const { before, since, gain, newest } = read([25, 30], { educatedOn: null })
  assert.deepEqual([before?.periods, since, gain, newest?.numerator], [2, null, null, 30])
})

test('without a figure before education there is nothing to hold against', () => {
  const { before, gain, median, run } = read([0, 0, 0, 40].slice(3), { educatedOn: localDate('2025-12-31') })
  assert.deepEqual([before, gain, median, run], [null, null, null, 0])
})

test('while nobody has said which way is better, nothing is better and nothing is reached', () => {
  const { gain, isReached, isShifted, before } = read([25, 25, 30, 50], { improvement: null })
  assert.deepEqual([gain, isReached, isShifted, before?.n], [null, null, false, 50])
})

test('numbers that are no shares are pooled by their median and have no interval', () => {
  const change = read([10, 30, 0, 20], { unit: 'continuous', target: null })
  assert.deepEqual(
    [change.before?.value, change.before?.of, change.interval, change.isReached],
    [0.4, null, null, null],
  )
})

const runs = [
  { after: [30, 30, 30, 30, 30], run: 5, isShifted: false, because: 'five in a row are not yet a shift' },
  { after: [30, 30, 30, 30, 30, 30], run: 6, isShifted: true, because: 'six in a row are' },
  { after: [30, 30, 25, 30, 30, 30, 30], run: 6, isShifted: true, because: 'a point on the median is passed over' },
  { after: [30, 30, 30, 30, 30, 30, 20], run: 0, isShifted: true, because: 'one point back does not undo a shift' },
  {
    after: [30, 30, 30, 30, 30, 30, 20, 20, 20, 20, 20, 20],
    run: 0,
    isShifted: false,
    because: 'a later shift the other way does',
  },
  { after: [20, 20, 20, 20, 20, 20], run: 0, isShifted: false, because: 'six in a row on the worse side are none' },
]
for (const { after, run, isShifted, because } of runs)
  test(because, () => {
    const change = read([25, 25, 50, ...after])
    assert.deepEqual([change.run, change.isShifted], [run, isShifted])
  })

const held = [
  { numerators: [25, 25, 25, 44], held: 0, because: '88 in 100 are under 90' },
  { numerators: [25, 25, 25, 45], held: 1, because: '90 in 100 are 90 in 100' },
  { numerators: [25, 46, 25, 45, 45, 46], held: 3, because: 'only the newest in a row count' },
]
for (const { numerators, held: count, because } of held) test(because, () => assert.equal(read(numerators).held, count))

test('a target is reached from its own side on', () => {
  assert.deepEqual([isReached(0.9, 0.9, 'increase'), isReached(0.8999, 0.9, 'increase')], [true, false])
  assert.deepEqual([isReached(0.1, 0.1, 'decrease'), isReached(0.1001, 0.1, 'decrease')], [true, false])
})

test('a gap moves when chance is ruled out, and no longer once the target is reached', () => {
  assert.equal(isMoving(read([25, 25, 25, 30]), null), false, '50 to 60 of 100 may be chance')
  assert.equal(isMoving(read([25, 25, 25, 40]), null), true)
  assert.equal(isMoving(read([25, 25, 25, 46]), null), false, 'the target is reached')
  const scores = read([10, 10, 10, 12], { unit: 'continuous', target: null })
  assert.equal(isMoving(scores, null), false, 'nobody has said what change matters')
  assert.equal(isMoving(scores, 0.04), true)
  assert.equal(isMoving(scores, 0.041), false)
})
