import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'

test('whom the office asks belongs to the organization; who belongs to it is named before it is retired', async () => {
  const office = await openTestOffice({ now: '2026-11-02T15:00:00Z' })
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve', { roles: ['learner'] })
  const ruth = office.as('ruth')
  const sent = { kind: 'hospital', country: 'USA', name: 'Harbor Point' }
  const path = (await ruth.post('/organizations/new', sent)).location
  const named = { email: 'eve@alderbay.example', duty: 'quality data' }
  const elsewhere = await ruth.post(`${path}/representatives`, named)
  assert.equal(elsewhere.status, 422)
  assert.match(elsewhere.text, /does not belong to Harbor Point\. Say so on their page first/)
  assert.match(elsewhere.html, /value="eve@alderbay\.example"/)
  const person = `/people/${office.idOf('eve')}`
  await ruth.post(`${person}/affiliations`, { organization: 'Harbor Point', relation: 'staff', department: 'Surgery' })
  assert.equal((await ruth.post(`${path}/representatives`, named)).status, 303)
  assert.match((await ruth.post(`${path}/representatives`, named)).text, /asked for this already/)
  const page = await ruth.get(path)
  assert.match(
    page.text,
    /Quality data · eve@alderbay\.example.*1 person belongs to it : 1 staff|1 person belongs to it/,
  )
  assert.match(page.text, /Named whom we ask/, 'the history says so')
  assert.match((await ruth.get(`${path}/people?q=surgery`)).text, /People of Harbor Point.*Staff/)
  assert.match((await ruth.get(`${path}/people.csv`)).text, /staff/)

  const warned = await ruth.post(`${path}/retirement`, { why: 'Closed' })
  assert.match(warned.text, /1 person still belongs to it\. Tick the box to retire it nevertheless/)
  assert.match(warned.html, /value="Closed"/)
  const end = /action="([^"]+representatives\/[^"]+\/end)"/.exec(page.html)![1]!
  assert.match((await ruth.post(end, { why: '' })).text, /Say why it ends/)
  assert.equal((await ruth.post(end, { why: 'Moved to another ward' })).status, 303)
  assert.match((await ruth.get(path)).text, /Nobody is named whom the office asks/)
  assert.equal((await ruth.post(`${path}/retirement`, { why: 'Closed', isSure: 'yes' })).status, 303)

  await ruth.post(`${path}/representatives`, named)
  const removal = /action="([^"]+affiliations\/[^"]+\/removal)"/.exec(
    (await ruth.get(`${person}/affiliations`)).html,
  )![1]!
  assert.equal((await ruth.post(removal)).status, 303, 'who is named goes with the affiliation')
})
