import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { timedWork } from '../../platform/office.ts'
import { recordOrganization } from '../organizations/organization.commands.ts'

async function openStaffed() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['administrator'] })
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve')
  const page = (name: string) => `/people/${office.idOf(name)}`
  return { office, page, ada: office.as('ada') }
}

/** The grants of a person, oldest first, each with how it stands. */
const grantsOf = (office: TestOffice, name: string) =>
  office.office.db
    .selectFrom('access_role_grant')
    .where('person_id', '=', office.idOf(name))
    .orderBy('granted_at')
    .orderBy('id')
    .selectAll()
    .execute()

test('an administrator gives a role with the reason, once; it opens doors at once', async () => {
  const { office, page, ada } = await openStaffed()
  const gift = { role: 'office staff', why: 'Works at the front desk' }
  assert.equal((await office.as('eve').get('/people')).status, 404)
  assert.equal((await ada.post(`${page('eve')}/roles`, gift)).location, `${page('eve')}#roles`)
  assert.equal((await office.as('eve').get('/people')).status, 200)
  assert.match((await ada.get(page('eve'))).text, /Office staff Given by Ada Tester\. Works at the front desk/)
  const again = await ada.post(`${page('eve')}/roles`, gift)
  assert.equal(again.status, 422)
  assert.match(again.text, /Eve Tester is office staff already\. Choose another role/)
  assert.equal((await grantsOf(office, 'eve')).length, 1)
})

const wrong = [
  { change: { role: '' }, says: /Choose a role/, because: 'it is some role' },
  { change: { role: 'learner' }, says: /Choose a role/, because: 'everyone is a learner' },
  { change: { why: ' ' }, says: /Say why this role is given/, because: 'someone will ask why' },
]
for (const { change, says, because } of wrong)
  test(`a role is not given, and what was typed stays, because ${because}`, async () => {
    const { office, page, ada } = await openStaffed()
    const refused = await ada.post(`${page('eve')}/roles`, { role: 'surveyor', why: 'Site visit', ...change })
    assert.equal(refused.status, 422)
    assert.match(refused.text, says)
    assert.ok(refused.html.includes('why' in change ? 'value="surveyor" selected' : 'Site visit'))
    assert.deepEqual(await grantsOf(office, 'eve'), [])
  })

test('a role ends with the reason and shuts its doors; its row stays, with who gave and who ended it', async () => {
  const { office, page, ada } = await openStaffed()
  const [grant] = await grantsOf(office, 'ruth')
  const end = `${page('ruth')}/roles/${grant!.id}/removal`
  const refused = await ada.post(end, { why: '' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Say why this role ends/)
  assert.equal((await ada.post(end, { why: 'Left the school' })).location, `${page('ruth')}#roles`)
  assert.equal((await office.as('ruth').get('/people')).status, 404)
  const [ended] = await grantsOf(office, 'ruth')
  assert.deepEqual([ended!.ended_by, ended!.ended_why], [office.idOf('ada'), 'Left the school'])
  assert.match((await ada.get(page('ruth'))).text, /Earlier roles.*Office staff.*Ended by Ada Tester\. Left the school/)
  assert.equal((await ada.post(end, { why: 'Again' })).status, 404)
  assert.equal((await ada.post(`${page('ruth')}/roles`, { role: 'office staff', why: 'Is back' })).status, 303)
  assert.equal((await grantsOf(office, 'ruth')).length, 2, 'given anew, the first row is as it was')
})

test('the last administrator stays one, even when two end each other’s role at the same time', async () => {
  const { office, page, ada } = await openStaffed()
  const [own] = await grantsOf(office, 'ada')
  const refused = await ada.post(`${page('ada')}/roles/${own!.id}/removal`, { why: 'Retiring' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Ada Tester is the only administrator\. Give someone else the role first/)
  await office.person('bob', { roles: ['administrator'] })
  const [other] = await grantsOf(office, 'bob')
  const sent = await Promise.all([
    office.as('bob').post(`${page('ada')}/roles/${own!.id}/removal`, { why: 'Retiring' }),
    ada.post(`${page('bob')}/roles/${other!.id}/removal`, { why: 'Retiring' }),
  ])
  assert.deepEqual(sent.map((reply) => reply.status).toSorted(), [303, 422])
})

test('staff see who has which role, and neither give nor end one; a grant is ended on its person’s page only', async () => {
  const { office, page, ada } = await openStaffed()
  const [own] = await grantsOf(office, 'ruth')
  const ruth = office.as('ruth')
  const seen = await ruth.get(page('ada'))
  assert.match(seen.text, /Roles here.*Administrator/)
  assert.doesNotMatch(seen.text, /Give, extend or end a role/)
  assert.equal((await ruth.get(`${page('ada')}/roles`)).status, 404)
  assert.equal((await ruth.post(`${page('ruth')}/roles`, { role: 'administrator', why: 'Me' })).status, 404)
  assert.equal((await ruth.post(`${page('ruth')}/roles/${own!.id}/removal`, { why: 'Me' })).status, 404)
  assert.equal((await ada.post(`${page('eve')}/roles/${own!.id}/removal`, { why: 'Elsewhere' })).status, 404)
  assert.equal((await ada.post(`${page('eve')}/roles/made-up/removal`, { why: 'Nowhere' })).status, 404)
})

test('a role opens its doors until its day begins at the office, and nothing from that day; an hour later it stands among the earlier ones', async () => {
  const { office, page, ada } = await openStaffed()
  const gift = { role: 'office staff', why: 'Helps out', endsOn: '2026-03-09' }
  assert.equal((await ada.post(`${page('eve')}/roles`, gift)).status, 303)
  const asks = async (instant: string) => {
    office.setNow(instant)
    return (await office.as('eve').get('/people')).status
  }
  assert.equal(await asks('2026-03-09T03:59:59Z'), 200, 'its last evening')
  assert.equal(await asks('2026-03-09T04:00:00Z'), 404, 'the first instant of its day')
  assert.match((await ada.get(page('eve'))).text, /Earlier roles.*Office staff.*Ended on its day/)
  office.setNow('2026-03-09T16:00:00Z')
  await office.work()
  const [grant] = await grantsOf(office, 'eve')
  assert.deepEqual([grant!.ended_by, grant!.ended_why], [null, 'Its day had come'])
})

test('administrators are told of a role two weeks before it ends, and extend it with the reason, which stays', async () => {
  const { office, page, ada } = await openStaffed()
  await ada.post(`${page('eve')}/roles`, { role: 'surveyor', why: 'Site visit', endsOn: '2026-03-20' })
  const waits = async (name: string) =>
    /Eve Tester will no longer be surveyor/.test((await office.as(name).get('/office')).text)
  assert.equal(await waits('ada'), false, '18 days before')
  office.setNow('2026-03-06T15:00:00Z')
  assert.deepEqual([await waits('ada'), await waits('ruth')], [true, false])
  assert.match((await ada.get('/people/roles/ending')).text, /Eve Tester Surveyor/)
  const [grant] = await grantsOf(office, 'eve')
  const extension = `${page('eve')}/roles/${grant!.id}/extension`
  const refused = await ada.post(extension, { endsOn: '2026-03-20', why: 'The visit was moved' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /no later than the one it has/)
  assert.match(refused.html, /value="The visit was moved"/)
  assert.equal((await office.as('ruth').post(extension, { endsOn: '2026-04-20', why: 'Me' })).status, 404)
  assert.equal((await ada.post(extension, { endsOn: '2026-04-20', why: 'The visit was moved' })).status, 303)
  assert.equal(await waits('ada'), false)
  assert.match(
    (await ada.get(page('eve'))).text,
    /ends Mon, Apr 20, 2026.*Extended on Fri, Mar 6, 2026 by Ada Tester. The visit was moved/,
  )
  const over = await office.office.db.selectFrom('access_role_extension').selectAll().execute()
  assert.deepEqual([over.length, over[0]!.why, over[0]!.by_id], [1, 'The visit was moved', office.idOf('ada')])
})

test('a role is for an organization the office knows; for one it does not know, or none, it is refused and what was typed stays', async () => {
  const { office, page, ada } = await openStaffed()
  await office.office.write(timedWork, (tx) =>
    recordOrganization(tx, {
      name: 'Tern Island Hospital',
      kind: 'hospital',
      isProvider: false,
      city: null,
      state: null,
    }),
  )
  const give = (scope: string) => ada.post(`${page('eve')}/roles`, { role: 'partner', why: 'Joint course', scope })
  assert.match((await give('')).text, /A partner is one of some organization\. Say which/)
  const unknown = await give('Nowhere Hospital')
  assert.match(unknown.text, /The office knows no such organization/)
  assert.match(unknown.html, /value="Nowhere Hospital"/)
  assert.equal((await give('tern island hospital')).status, 303)
  assert.match((await ada.get(page('eve'))).text, /Partner, for Tern Island Hospital/)
})
