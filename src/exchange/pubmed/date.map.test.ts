import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DateWire } from './article.wire.ts'
import { publishedOn, showPublished } from './date.map.ts'

const nothing = { year: null, month: null, day: null, season: null, text: null }
const date = (told: Partial<DateWire>): DateWire => ({ ...nothing, ...told })

const printed = [
  { told: date({ year: '2026', month: 'Feb', day: '03' }), text: '2026 Feb 3', day: '2026-02-03' },
  { told: date({ year: '2024', month: '05' }), text: '2024 May', day: '2024-05-01' },
  { told: date({ year: '2023' }), text: '2023', day: '2023-01-01' },
  { told: date({ year: '1990', season: 'Spring' }), text: '1990 Spring', day: '1990-03-01' },
  { told: date({ year: '1990', season: 'Winter' }), text: '1990 Winter', day: '1990-01-01' },
  { told: date({ text: '2019 Nov-Dec' }), text: '2019 Nov-Dec', day: '2019-11-01' },
  { told: date({ text: '1998 Dec-1999 Jan' }), text: '1998 Dec-1999 Jan', day: '1998-12-01' },
  { told: date({ text: '2000 Spring-Summer' }), text: '2000 Spring-Summer', day: '2000-03-01' },
  { told: date({ text: '2022 Jul 4-11' }), text: '2022 Jul 4-11', day: '2022-07-04' },
  { told: date({ text: '1989-1990' }), text: '1989-1990', day: '1989-01-01' },
  { told: date({ text: '2015 1st Quart' }), text: '2015 1st Quart', day: '2015-01-01' },
  { told: date({ text: 'undated' }), text: 'undated', day: null },
  { told: date({ year: '2025', month: 'Feb', day: '30' }), text: '2025 Feb 30', day: '2025-02-01' },
  { told: date({ year: '2025', month: '13' }), text: '2025 13', day: '2025-01-01' },
  { told: null, text: '', day: null },
]
for (const { told, text, day } of printed)
  test(`printed as "${text}", it was published on ${day} at the earliest`, () => {
    assert.equal(showPublished(told, null), text)
    assert.equal(publishedOn(told, null), day)
  })

const online = date({ year: '2025', month: '12', day: '18' })
const both = [
  {
    printed: date({ year: '2026', month: 'Feb', day: '3' }),
    day: '2025-12-18',
    because: 'it was online before it was printed',
  },
  {
    printed: date({ year: '2025', month: 'Dec', day: '17' }),
    day: '2025-12-17',
    because: 'it was in print the day before',
  },
  { printed: date({ year: '2025', month: 'Dec', day: '18' }), day: '2025-12-18', because: 'both came on one day' },
  { printed: date({ year: '2025', month: 'Dec' }), day: '2025-12-18', because: 'the electronic date tells the day' },
  { printed: date({ year: '2025' }), day: '2025-12-18', because: 'the electronic date tells month and day' },
  { printed: date({ year: '2025', month: 'Nov' }), day: '2025-11-01', because: 'it was in print the month before' },
  { printed: null, day: '2025-12-18', because: 'nothing was printed' },
]
for (const { printed, day, because } of both) test(because, () => assert.equal(publishedOn(printed, online), day))

test('where nothing was printed, the electronic date is shown', () =>
  assert.equal(showPublished(null, online), '2025 Dec 18'))
