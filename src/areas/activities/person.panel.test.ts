import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planIn } from '../../../test/activities.ts'
import { openTestOffice } from '../../../test/office.ts'
import { countQueries } from '../../../test/query-count.ts'

test('the page of a person says what they owe, their parts, credit and disclosures as far as the reader may see it, in few queries', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['administrator'] })
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('tomasz')
  const activityId = await planIn(office)
  const form = { email: 'tomasz@alderbay.example', role: 'faculty', startsOn: '2026-04-01' }
  await office.as('ruth').post(`/office/activities/${activityId}/people`, form)
  await office.work()
  const page = `/people/${office.idOf('tomasz')}`
  const { count, answer } = await countQueries(office, () => office.as('ruth').get(page))
  assert.ok(count <= 12, `${count} queries`)
  const { text } = answer
  assert.match(text, /Owes Asked for, and not done (Due|No day)/)
  assert.match(text, /Part in activities.*From Wed, Apr 1, 2026.*Faculty, /)
  assert.match(text, /Controls content of 1 activity Told last Never/)
  assert.match(text, /Credit.*None yet/)
  assert.match(text, /Faculty, for activity .* Given by Ruth Tester\. Faculty of activity/)
  assert.doesNotMatch(text, /History Who changed this record/)
  const seen = await countQueries(office, () => office.as('ada').get(page))
  assert.ok(seen.count <= 12, `${seen.count} queries for an administrator`)
  assert.match(seen.answer.text, /History Who changed this record What was done to this record/)
  const history = await office.as('ada').get(`/office/audit?q=${office.idOf('tomasz')}`)
  assert.match(history.text, /role\.give/)
})
