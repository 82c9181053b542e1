import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstDay, lastDay } from './period.map.ts'

const cases = [
  { told: '2026-01-15', first: '2026-01-15', last: '2026-01-15', because: 'a day is itself' },
  { told: '2026-02', first: '2026-02-01', last: '2026-02-28', because: 'a month has all its days' },
  { told: '2028-02', first: '2028-02-01', last: '2028-02-29', because: 'also in a leap year' },
  { told: '2026', first: '2026-01-01', last: '2026-12-31', because: 'a year has all its days' },
  {
    told: '2026-06-30T23:59:59-04:00',
    first: '2026-06-30',
    last: '2026-06-30',
    because: 'a time counts where it was written',
  },
  { told: '2026-02-30', first: null, last: null, because: 'there is no such day' },
  { told: '2026-13', first: null, last: null, because: 'there is no such month' },
  { told: 'Q1 2026', first: null, last: null, because: 'FHIR knows no quarters' },
  { told: '', first: null, last: null, because: 'nothing is told' },
  { told: null, first: null, last: null, because: 'nothing is told at all' },
]
for (const { told, first, last, because } of cases)
  test(`${told}: ${because}`, () => assert.deepEqual([firstDay(told), lastDay(told)], [first, last]))
