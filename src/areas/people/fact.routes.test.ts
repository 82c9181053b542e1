import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'
import { recordOrganization } from '../organizations/organization.commands.ts'
import { timedWork } from '../../platform/office.ts'
import { findPersonByIdentifier, listPeopleByIdentifier } from './identifier.store.ts'

async function openStaffed() {
  const office = await openTestOffice()
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve', { npi: '1234567893', careerStage: 'student' })
  await office.person('bob')
  const at = (name: string, kind: string) => `/people/${office.idOf(name)}/${kind}`
  return { office, ruth: office.as('ruth'), at, db: office.office.db }
}

test('a person is found by whatever the office knows of them, and by nothing else', async () => {
  const { office, ruth, at, db } = await openStaffed()
  const eve = office.idOf('eve')
  const add = async (kind: string, form: Record<string, string>) =>
    assert.equal((await ruth.post(at('eve', kind), form)).status, 303)
  await add('licenses', { state: 'ma', number: '0012345', board: 'Board of Registration', expiresOn: '2027-03-31' })
  await add('identifiers', { kind: 'ORCID', value: '0000000218250097' })
  await add('identifiers', { kind: 'student number', value: 'S-17' })
  await add('contacts', { kind: 'e-mail', value: 'Eve@home.example', label: 'private' })
  const asked = [
    { kind: 'e-mail', value: 'EVE@alderbay.example' },
    { kind: 'e-mail', value: 'eve@HOME.example' },
    { kind: 'NPI', value: '1234567893' },
    { kind: 'license', state: 'MA', value: '12345' },
    { kind: 'ORCID', value: '0000-0002-1825-0097' },
    { kind: 'student number', value: 'S-17' },
  ] as const
  for (const one of asked) assert.equal(await findPersonByIdentifier(db, one), eve, one.kind)
  assert.equal(new Set((await listPeopleByIdentifier(db, asked)).map(({ personId }) => personId)).size, 1)
  assert.equal(await findPersonByIdentifier(db, { kind: 'license', state: 'NH', value: '12345' }), undefined)
  assert.equal(await findPersonByIdentifier(db, { kind: 'employee number', value: 'S-17' }), undefined)
  const page = await ruth.get(`/people/${eve}`)
  assert.match(page.text, /MA 0012345 Board of Registration · expires Wed, Mar 31, 2027/)
})

test('what leads to someone else is refused, and what was typed stays', async () => {
  const { ruth, at } = await openStaffed()
  await ruth.post(at('eve', 'identifiers'), { kind: 'e-Profile', value: '123456' })
  const taken = await ruth.post(at('bob', 'identifiers'), { kind: 'e-Profile', value: '123456' })
  assert.equal(taken.status, 422)
  assert.match(taken.text, /in the record of someone else/)
  assert.ok(taken.html.includes('value="123456"'))
  const mail = await ruth.post(at('bob', 'contacts'), { kind: 'e-mail', value: 'eve@alderbay.example' })
  assert.match(mail.text, /already belongs to someone else/)
  const facts = { givenName: 'Bob', familyName: 'Tester', profession: 'physician', careerStage: 'practicing' }
  assert.match(
    (await ruth.post(at('bob', 'details'), { ...facts, npi: '1234567893' })).text,
    /This NPI is in the record/,
  )
  assert.match((await ruth.post(at('bob', 'details'), { ...facts, npi: '1234567890' })).text, /This is no NPI/)
})

test('a student becomes a resident on the day that was said, by itself', async () => {
  const { office, ruth, at, db } = await openStaffed()
  await ruth.post(at('eve', 'stages'), { stage: 'resident', since: '2026-07-01' })
  const stage = async () => {
    await office.work()
    const person = db.selectFrom('people_person').where('id', '=', office.idOf('eve')).select('career_stage')
    return (await person.executeTakeFirstOrThrow()).career_stage
  }
  assert.equal(await stage(), 'student')
  office.setNow('2026-06-30T15:00:00Z')
  assert.equal(await stage(), 'student')
  office.setNow('2026-07-01T15:00:00Z')
  assert.equal(await stage(), 'resident')
})

test('an affiliation is added by the name of the organization, ends, and is removed', async () => {
  const { office, ruth, at } = await openStaffed()
  const harbor = { name: 'Harbor Point', kind: 'hospital', isProvider: false, city: null, state: null } as const
  await office.office.write(timedWork, (tx) => recordOrganization(tx, harbor))
  const here = at('eve', 'affiliations')
  assert.match((await ruth.post(here, { organization: 'Nowhere', relation: 'staff' })).text, /knows no organization/)
  await ruth.post(here, { organization: 'harbor point', relation: 'staff', title: 'Chief', since: '2025-01-01' })
  const page = await ruth.get(here)
  assert.match(page.text, /Harbor Point staff, Chief · from Wed, Jan 1, 2025/)
  const [, id] = /affiliations\/([\w-]{36})\/end/.exec(page.html)!
  assert.equal((await ruth.post(`${at('bob', 'affiliations')}/${id}/end`)).status, 404, 'not theirs')
  assert.equal((await ruth.post(`${here}/${id}/end`)).status, 303)
  assert.match((await ruth.get(here)).text, /Jan 1, 2025 to Mon, Mar 2, 2026/)
  assert.equal((await ruth.post(`${here}/${id}/removal`)).status, 303)
  assert.equal((await ruth.post(`${here}/${id}/removal`)).status, 404)
  assert.match((await ruth.get(here)).text, /None yet/)
})

test('people add what is their own, and not what the office says of them', async () => {
  const { office } = await openStaffed()
  const eve = office.as('eve')
  assert.equal((await eve.post('/my/contacts', { kind: 'phone', value: '555-0142' })).location, '/my/contacts')
  assert.match((await eve.get('/my/contacts')).text, /555-0142/)
  assert.match((await eve.get('/my/profile')).text, /More about you.*Licenses/)
  assert.equal((await eve.get('/my/affiliations')).status, 404)
  assert.equal((await eve.get(`/people/${office.idOf('bob')}/contacts`)).status, 404)
})
