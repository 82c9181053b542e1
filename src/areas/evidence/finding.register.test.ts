import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addFinding } from '../../../test/gaps.ts'
import { openTestOffice } from '../../../test/office.ts'

test('a decision on several findings is taken back: each stands as before, but for those decided anew since', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const ada = office.as('ada')
  const [open, accepted, anew] = [
    await addFinding(office, { isAccepted: false }),
    await addFinding(office, { isAccepted: true }),
    await addFinding(office, { isAccepted: false }),
  ]
  const act = { act: 'decision', pick: [open, anew], said: 'yes', verdict: 'dismissed', reason: 'Not ours' }
  assert.match((await ada.post('/evidence/acts', act)).text, /to all 2.*It can be taken back afterwards/)
  const done = await ada.post('/evidence/acts/confirmation', act)
  await ada.post(`/evidence/findings/${anew}/decision`, { verdict: 'accepted', reason: 'Ours after all' })
  await ada.post(`${done.location}/undoing`)
  const other = await ada.post('/evidence/acts/confirmation?state=accepted', { ...act, pick: [accepted] })
  await ada.post(`${other.location}/undoing`)
  assert.match((await ada.get(done.location)).text, /Not taken back: Somebody has decided on it since/)
  const rows = await office.office.db
    .selectFrom('evidence_finding_decision')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .select(['finding_id', 'verdict'])
    .execute()
  const newest = (id: string) => rows.find((row) => row.finding_id === id)!.verdict
  assert.deepEqual([newest(open), newest(accepted), newest(anew)], ['open', 'accepted', 'accepted'])
  assert.match((await ada.get(`/evidence/findings/${open}`)).text, /Opened again by/)
  assert.match((await ada.get('/evidence?state=open')).html, new RegExp(`/evidence/findings/${open}`))
})
