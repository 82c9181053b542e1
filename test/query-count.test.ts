import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordOrganization } from '../src/areas/organizations/organization.commands.ts'
import { setPolicy } from '../src/areas/policies/policy.commands.ts'
import { saveDesignation } from '../src/areas/credit/designation.store.ts'
import { quarters } from '../src/kernel/quarters.ts'
import { timedWork } from '../src/platform/office.ts'
import { addCourse, takePart } from './courses.ts'
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

test('the way through a course takes eleven queries at most, from the first reading to the certificate', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['administrator', 'office staff'] })
  const activityId = await addCourse(office)
  await office.office.write({ ...timedWork, personId: office.idOf('ada') }, async (tx) => {
    await recordOrganization(tx, {
      name: 'Alder Bay',
      kind: 'school',
      isProvider: true,
      city: 'Alder Bay',
      state: 'MA',
    })
    await saveDesignation(tx, { activityId, quarters: quarters(4), minutes: 60 })
    const needsNone = { key: 'credit.needsEvaluation' as const, value: false, why: 'Shorter' }
    await setPolicy(tx, { ...needsNone, effectiveOn: office.office.today() })
  })
  await office.person('lena')
  const lena = office.as('lena')
  const look = () => countQueries(office, () => lena.get(`/learn/${activityId}`))
  await takePart(office, activityId, 'lena', { reads: false })
  await lena.get('/my') // what every page says of the office is read once
  const begun = await look()
  await takePart(office, activityId, 'lena', { right: 4 })
  const passed = await look()
  await lena.post(`/learn/${activityId}/claim`, { part: 'all' })
  const given = await look()
  assert.match(begun.answer.text, /Your credit/)
  assert.match(passed.answer.text, /Passed.*Up to 1/)
  assert.match(given.answer.text, /1 .*awarded/)
  assert.deepEqual(
    [begun, passed, given].map(({ count }) => count).filter((count) => count > 11),
    [],
  )
})
