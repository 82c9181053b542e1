import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openTestOffice } from '../../test/office.ts'
import { timedWork } from './office.ts'
import { forgetJob, isKept, keepKey } from './once.ts'

test('a form key is kept once, and forgotten a week after', async () => {
  const office = await openTestOffice()
  const key = randomUUID()
  const keep = () => office.office.write(timedWork, (tx) => keepKey(tx, key))
  assert.equal(await keep(), true)
  assert.equal(await keep(), false)
  const weekLater = office.office.now().getTime() + 7 * 24 * 60 * 60_000
  office.setNow(new Date(weekLater).toISOString())
  await forgetJob.run(office.office)
  assert.equal(await isKept(office.office.db, key), true)
  office.setNow(new Date(weekLater + 1).toISOString())
  await forgetJob.run(office.office)
  assert.equal(await isKept(office.office.db, key), false)
})
