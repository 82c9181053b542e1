import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'

const office = await openTestOffice({ now: '2026-11-02T15:00:00Z' })
await office.person('ruth', { roles: ['office staff'] })
await office.person('eve', { roles: ['learner'] })
const ruth = office.as('ruth')

const add = async (name: string, more: Record<string, string> = {}) =>
  (await ruth.post('/organizations/new', { kind: 'hospital', country: 'USA', state: 'MA', name, ...more })).location

test('two records of one organization become one, are found by both names, and are two again', async () => {
  const kept = await add('Harbor Point Medical Center')
  const gone = await add('Harbor Point Medical Ctr', { city: 'Alder Bay', web: 'harbor.example' })
  const goneId = gone.split('/').at(-1)!
  await add('Harbor Point, Ward 3', { parent: 'Harbor Point Medical Ctr', kind: 'unit' })
  await ruth.post(`${gone}/identifiers`, { identifierKind: 'CCN', value: '220001' })
  await ruth.post(`/people/${office.idOf('eve')}/affiliations`, {
    organization: 'Harbor Point Medical Ctr',
    relation: 'staff',
  })
  for (const path of [kept, gone])
    await ruth.post(`${path}/partnerships`, { partnershipKind: 'clinical affiliate', since: '2026-01-01' })
  assert.match((await ruth.get(kept)).text, /Harbor Point Medical Ctr .*a near name in the same state/)
  const compare = await ruth.get(`${kept}/merge?with=${goneId}`)
  assert.match(compare.text, /Are these one\?.*CCN 220001.*what was agreed with the kept one holds/)
  assert.match((await ruth.post(`${kept}/merge`, { otherId: goneId, why: '' })).text, /Say why they are one/)
  assert.equal((await ruth.post(`${kept}/merge`, { otherId: goneId, why: 'The same house' })).status, 303)
  const page = (await ruth.get(kept)).text
  for (const said of [
    /Ward 3/,
    /CCN 220001/,
    /1 person belongs to it/,
    /Alder Bay/,
    /Earlier names Harbor Point Medical Ctr/,
  ])
    assert.match(page, said)
  assert.match((await ruth.get('/organizations?q=medical+ctr')).text, /Harbor Point Medical Center/)
  assert.equal((await ruth.get(gone)).status, 404)
  const undo = /action="(\/merges\/[^"]+)"/.exec((await ruth.get(kept)).html)![1]!
  assert.equal((await ruth.post(undo, { why: 'Two houses' })).status, 303)
  assert.match((await ruth.get(gone)).text, /Ward 3.*CCN 220001.*1 person belongs to it/)
  assert.match((await ruth.get(kept)).text, /Earlier names None known/)
})

test('two that look alike and are two are not suggested again', async () => {
  const [one, other] = [await add('Bay Street Clinic'), await add('Bay Street Clinics')]
  const otherId = other.split('/').at(-1)!
  assert.match((await ruth.get(one)).text, /Bay Street Clinics .*a near name/)
  assert.match((await ruth.get(`${one}/merge?with=${otherId}`)).text, /They are two: do not ask again/)
  assert.equal((await ruth.post(`${one}/distinctions`, { otherId })).status, 303)
  for (const page of [one, other]) assert.doesNotMatch((await ruth.get(page)).text, /a near name/)
  assert.equal((await office.as('eve').post(`${one}/distinctions`, { otherId })).status, 404)
})

test('a whole and its part are not one, however far down', async () => {
  const whole = await add('Corran Trust')
  await add('Corran Hospital', { parent: 'Corran Trust' })
  const ward = await add('Corran Ward', { parent: 'Corran Hospital' })
  for (const [kept, other] of [
    [whole, ward],
    [ward, whole],
  ] as const) {
    const otherId = other.split('/').at(-1)!
    assert.match(
      (await ruth.get(`${kept}/merge?with=${otherId}`)).text,
      /They cannot become one yet.*a part of the other/,
    )
    assert.equal((await ruth.post(`${kept}/merge`, { otherId, why: 'Tidy' })).status, 422)
  }
  assert.match((await ruth.get(`${whole}/merge?with=Nowhere`)).text, /knows no organization of this name/)
})
