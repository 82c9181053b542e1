import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'

const bea = {
  givenName: 'Bea',
  familyName: 'Thorsen',
  email: 'bea.thorsen@alderbay.example',
  profession: 'nurse',
  degree: 'RN',
  careerStage: 'practicing',
  birthday: '02/29',
  country: 'USA',
}

async function openStaffed() {
  const office = await openTestOffice()
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve')
  return { office, ruth: office.as('ruth') }
}

test('staff record a person, find them by part of a name, and correct them', async () => {
  const { office, ruth } = await openStaffed()
  const made = await ruth.post('/people/new', bea)
  assert.equal(made.status, 303)
  assert.match((await ruth.get(made.location)).text, /Bea Thorsen, RN.*02\/29, month and day only/)
  assert.match((await ruth.get('/people?q=thors')).text, /Thorsen, Bea/)
  assert.match((await ruth.get('/people?q=nobody')).text, /Nobody fits/)
  assert.equal((await ruth.post(`${made.location}/details`, { ...bea, specialty: 'Surgery' })).status, 303)
  const row = await office.office.db
    .selectFrom('people_person')
    .where('family_name', '=', 'Thorsen')
    .selectAll()
    .executeTakeFirstOrThrow()
  assert.deepEqual([row.specialty, row.birth_month, row.birth_day], ['Surgery', 2, 29])
})

test('an address that belongs to someone is refused, and what was typed is still there', async () => {
  const { ruth } = await openStaffed()
  const reply = await ruth.post('/people/new', { ...bea, email: 'eve@alderbay.example' })
  assert.equal(reply.status, 422)
  assert.match(reply.text, /already belongs to Eve Tester/)
  assert.match(reply.html, /value="Thorsen"/)
})

const wrong = [
  { typed: { birthday: '02/30' }, says: /Enter month and day, such as 03\/07/, because: 'February has no 30th' },
  { typed: { email: 'bea' }, says: /Enter an e-mail address/, because: 'an address has an @' },
  { typed: { npi: '123' }, says: /Enter the 10 digits/, because: 'an NPI has ten digits' },
  { typed: { familyName: ' ' }, says: /Enter a family name/, because: 'a blank is not a name' },
]
for (const { typed, says, because } of wrong) {
  test(because, async () => {
    const { ruth } = await openStaffed()
    const reply = await ruth.post('/people/new', { ...bea, ...typed })
    assert.equal(reply.status, 422)
    assert.match(reply.text, says)
  })
}

test('a learner does not see who else is there', async () => {
  const { office } = await openStaffed()
  const [real, made] = [
    await office.as('eve').get(`/people/${office.idOf('ruth')}`),
    await office.as('eve').get('/people/nobody'),
  ]
  assert.deepEqual([real.status, real.text], [made.status, made.text])
})

test('a person corrects what stands on their certificates, gives a license and consent, and takes it back', async () => {
  const { office } = await openStaffed()
  const eve = office.as('eve')
  const profile = {
    ...bea,
    email: 'eve@alderbay.example',
    licenseState: 'ma',
    licenseNumber: '0012345',
    consent: 'yes',
  }
  assert.equal((await eve.post('/my/profile', profile)).location, '/my/profile?saved=1')
  const page = await eve.get('/my/profile?saved=1')
  assert.match(page.html, /value="0012345"/)
  assert.match(page.html, /name="consent"[^>]*checked/)
  await eve.post('/my/profile', { ...profile, consent: undefined })
  const consents = await office.office.db
    .selectFrom('people_consent')
    .select('act')
    .orderBy('at')
    .orderBy('id')
    .execute()
  assert.deepEqual(
    consents.map((row) => row.act),
    ['given', 'withdrawn'],
  )
})

test('who sees the office switches the keys of one letter off, and on again', async () => {
  const { office, ruth } = await openStaffed()
  const hasKeys = async () => /<body[^>]*data-keys/.test((await ruth.get('/people')).html)
  assert.match((await ruth.get('/my/profile')).html, /name="keys"[^>]*checked/)
  assert.equal(await hasKeys(), true)
  assert.equal((await ruth.post('/my/profile/keys', {})).location, '/my/profile?saved=1')
  assert.doesNotMatch((await ruth.get('/my/profile')).html, /name="keys"[^>]*checked/)
  assert.equal(await hasKeys(), false)
  await ruth.post('/my/profile/keys', { keys: 'yes' })
  assert.equal(await hasKeys(), true)
  assert.doesNotMatch((await office.as('eve').get('/my/profile')).text, /single letters/)
})

test('pages for learners and the public have no keys of one letter at all', async () => {
  const { office, ruth } = await openStaffed()
  for (const page of [
    await office.visitor().get('/catalog'),
    await ruth.get('/catalog'),
    await ruth.get('/my/profile'),
  ])
    assert.doesNotMatch(page.html, /data-keys/)
})

test('an administrator sets a policy from a day on, with the reason; staff can only look', async () => {
  const { office, ruth } = await openStaffed()
  await office.person('ada', { roles: ['administrator'] })
  const change = { value: '80', effectiveOn: '2026-03-02', why: 'The committee asked for more' }
  assert.equal((await ruth.post('/policies/credit.passPercent', change)).status, 404)
  assert.equal((await office.as('ada').post('/policies/credit.passPercent', { ...change, value: '101' })).status, 422)
  assert.equal((await office.as('ada').post('/policies/credit.passPercent', { ...change, why: '' })).status, 422)
  assert.equal((await office.as('ada').post('/policies/credit.passPercent', change)).status, 303)
  assert.match((await ruth.get('/policies')).text, /Pass mark of a test, in percent.*80 The office/)
})
