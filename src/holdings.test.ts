import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../test/office.ts'
import { holdings } from './holdings.ts'
import { listForgotten } from './platform/holdings.ts'

test('every column that points to a person, or to what is held of one, is in the copy a person gets or knowingly left out', async () => {
  const { office } = await openTestOffice()
  assert.deepEqual(await listForgotten(office.db, holdings), [])
  const short = { ...holdings, held: holdings.held.filter(({ table }) => table !== 'people_license') }
  assert.deepEqual(
    await listForgotten(office.db, short),
    ['people_license.person_id points to a person and is in neither list'],
    'a table that was forgotten is found',
  )
  const stale = { ...holdings, leftOut: { ...holdings.leftOut, 'people_dream.person_id': 'gone' } }
  assert.deepEqual(await listForgotten(office.db, stale), ['people_dream.person_id is listed and points to nobody'])
})
