import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { countedOf, nameFromAddress, showCounts, showMeasured, showPeriod } from './measure.schema.ts'

const periods = [
  { from: '2026-01-01', to: '2026-01-31', says: 'Jan 2026', because: 'a whole month is called by its name' },
  { from: '2024-02-01', to: '2024-02-29', says: 'Feb 2024', because: 'February 29 ends February of a leap year' },
  { from: '2023-02-01', to: '2023-02-28', says: 'Feb 2023', because: 'February 28 ends February of another year' },
  { from: '2026-01-01', to: '2026-03-31', says: 'Jan–Mar 2026', because: 'a quarter is called by its months' },
  { from: '2026-01-01', to: '2026-12-31', says: '2026', because: 'a whole year is called by its number' },
  { from: '2025-07-01', to: '2026-06-30', says: 'Jul 2025 to Jun 2026', because: 'a fiscal year runs over two' },
  { from: '2026-01-01', to: '2026-01-30', says: 'Jan 1, 2026 to Jan 30, 2026', because: 'a day short is no month' },
  { from: '2026-01-02', to: '2026-01-31', says: 'Jan 2, 2026 to Jan 31, 2026', because: 'a day late is no month' },
  { from: '2026-01-05', to: '2026-01-05', says: 'Jan 5, 2026', because: 'one day is one day' },
]
for (const { from, to, says, because } of periods)
  test(because, () => assert.equal(showPeriod(localDate(from), localDate(to)), says))

test('a share is told in percent, any other number as it is, and what nobody counted is not known', () => {
  assert.deepEqual(
    [showMeasured(0.812, 'proportion'), showMeasured(0.0345, 'proportion'), showMeasured(12.5, 'continuous')],
    ['81%', '3.5%', '12.5'],
  )
  assert.equal(showMeasured(null, 'proportion'), 'not known')
})

test('exclusions and exceptions do not count in the denominator', () => {
  const value = { numerator: 60, denominator: 100, exclusion: 10, exception: 5 }
  assert.deepEqual([countedOf(value), showCounts(value)], [85, '60 of 85'])
  assert.equal(showCounts({ ...value, denominator: null }), null)
})

test('a name is made of the end of an address where it is made of words, and left alone where it is a code', () => {
  assert.equal(nameFromAddress('https://q.example/Measure/sepsis-reassessment-6h'), 'Sepsis reassessment 6h')
  for (const code of ['EXM130-FHIR', 'CMS122v11', 'office'])
    assert.equal(nameFromAddress(`https://q.example/Measure/${code}`), code)
})
