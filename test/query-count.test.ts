import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from './office.ts'
import { countQueries } from './query-count.ts'

test('queries are counted, those of transactions too, and their own words are not', async () => {
  const office = await openTestOffice()
  const find = () => office.office.db.selectFrom('people_person').select('id').execute()
  assert.equal((await countQueries(office, find)).count, 1)
  const twice = await countQueries(office, async () => [await find(), await find()])
  assert.deepEqual([twice.count, twice.answer], [2, [[], []]])
  const written = await countQueries(office, () =>
    office.office.write({ personId: null, roles: [], via: 'timed work' }, (tx) =>
      tx.selectFrom('people_person').select('id').execute(),
    ),
  )
  assert.equal(written.count, 1)
  await find()
  assert.equal((await countQueries(office, find)).count, 1)
})
