import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'

const office = await openTestOffice({ now: '2026-11-02T15:00:00Z' })
await office.person('ruth', { roles: ['office staff'] })
await office.person('eve', { roles: ['learner'] })
const ruth = office.as('ruth')

const facts = { kind: 'hospital', country: 'USA', state: 'MA', city: 'Alder Bay' }

/** Records one as the office does; returns its address. */
async function add(name: string, more: Record<string, string> = {}): Promise<string> {
  const sent = await ruth.post('/organizations/new', { ...facts, name, ...more })
  assert.equal(sent.status, 303, sent.text)
  return sent.location
}

test('an organization is a part of another, and never of its own parts', async () => {
  const hospital = await add('Harbor Point')
  await add('Harbor Point, Ward 3', { kind: 'unit', parent: 'harbor point' })
  const bed = await add('Harbor Point, Bay 1', {
    kind: 'unit',
    parent: 'Harbor Point, Ward 3',
    web: 'bay.example',
  })
  assert.match((await ruth.get(hospital)).text, /Parts.*Harbor Point, Ward 3/)
  const page = await ruth.get(bed)
  assert.match(page.text, /Part of Harbor Point, Ward 3/)
  assert.match(page.html, /href="https:\/\/bay\.example"/)
  const circle = await ruth.post(`${hospital}/details`, {
    ...facts,
    name: 'Harbor Point',
    street: '1 Quay',
    parent: 'Harbor Point, Bay 1',
  })
  assert.equal(circle.status, 422)
  assert.match(circle.text, /That would be a circle: Harbor Point, Bay 1, which is part of Harbor Point, Ward 3/)
  assert.match(circle.html, /value="1 Quay"/, 'what was typed stays')
  const unknown = await ruth.post('/organizations/new', { ...facts, name: 'X', parent: 'Nowhere' })
  assert.match(unknown.text, /knows no organization of this name/)
  assert.match(
    (await ruth.post('/organizations/new', { ...facts, name: 'HARBOR POINT' })).text,
    /knows Harbor Point already/,
  )
  const within = await ruth.get(`/organizations?within=${hospital.split('/').at(-1)}`)
  assert.match(within.text, /Parts of Harbor Point/)
  assert.match(within.text, /Bay 1/, 'however far down')
  assert.equal((await office.as('eve').get(hospital)).status, 404)
})

test('a new name keeps the earlier one, by which it is found; slips of the pen and numbers find it, too', async () => {
  const path = await add('Corran Infirmary')
  const renamed = { ...facts, name: 'Corran Valley Hospital', named: 'renamed' }
  assert.equal((await ruth.post(`${path}/details`, renamed)).status, 303)
  assert.match((await ruth.get(path)).text, /Earlier names Corran Infirmary \(until/)
  await ruth.post(`${path}/details`, { ...renamed, name: 'Corran Valley Hospitl', named: 'corrected' })
  await ruth.post(`${path}/details`, { ...renamed, named: 'corrected' })
  assert.match((await ruth.get(path)).text, /Earlier names Corran Infirmary \(until [^)]+\) Parts/, 'a slip is no name')
  await ruth.post(`${path}/identifiers`, { identifierKind: 'CCN', value: '22s003' })
  for (const words of ['infirmary', 'corran valey', '22S003', '22s003'])
    assert.match(
      (await ruth.get(`/organizations?q=${encodeURIComponent(words)}`)).text,
      /Corran Valley Hospital/,
      words,
    )
  const acts = await office.office.db
    .selectFrom('platform_audit')
    .where('subject', '=', path.split('/').at(-1)!)
    .orderBy('at')
    .select('act')
    .execute()
  assert.ok(acts.some(({ act }) => act === 'organization.rename'))
})

test('a number leads to one organization; one that ended stays readable and is free again', async () => {
  const [one, other] = [await add('Tern Island Hospital'), await add('Tern Island Clinic')]
  const npi = { identifierKind: 'NPI', value: '1234567893' }
  const wrong = await ruth.post(`${one}/identifiers`, { ...npi, value: '1234567890' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /This is no NPI/)
  assert.match(wrong.html, /<details open[^>]*>.*value="1234567890"/s, 'the form is open, with what was typed')
  assert.equal((await ruth.post(`${one}/identifiers`, npi)).status, 303)
  assert.match((await ruth.post(`${other}/identifiers`, npi)).text, /It is the number of Tern Island Hospital/)
  const end = /action="([^"]+\/end)"/.exec((await ruth.get(one)).html)![1]!
  assert.match((await ruth.post(end, { why: '' })).text, /Say why it ends/)
  assert.equal((await ruth.post(end.replace(one, other), { why: 'Not theirs' })).status, 404)
  assert.equal((await ruth.post(end, { why: 'Given up' })).status, 303)
  assert.match((await ruth.get(one)).text, /NPI 1234567893 Ended .* Given up/)
  assert.equal((await ruth.post(`${other}/identifiers`, npi)).status, 303)
})

test('a partner has a first day, and a last one with its reason; a joint provider is free of companies', async () => {
  const path = await add('Society of Hospital Medicine', { kind: 'society' })
  const asked = { partnershipKind: 'joint provider', since: '2026-01-01', note: 'Grand rounds together' }
  const refused = await ruth.post(`${path}/partnerships`, asked)
  assert.match(refused.text, /makes and sells nothing that is used by or on patients/)
  assert.match(refused.html, /Grand rounds together/)
  const once = '01890000-0000-7000-8000-00000000000a'
  const twice = () => ruth.post(`${path}/partnerships`, { ...asked, isFreeOfCompanies: 'yes' }, { once })
  assert.deepEqual([(await twice()).status, (await twice()).status], [303, 303], 'pressed twice, done once')
  assert.match((await ruth.get('/organizations?partner=joint+provider')).text, /Society of Hospital Medicine/)
  const stuck = await ruth.post(`${path}/retirement`, { why: 'Dissolved' })
  assert.match(stuck.text, /It is still a joint provider\. Say first until when\./)
  const end = /action="([^"]+partnerships\/[^"]+\/end)"/.exec((await ruth.get(path)).html)![1]!
  const early = await ruth.post(end, { until: '2025-12-31', endedWhy: 'Over' })
  assert.match(early.text, /not before its first/)
  assert.equal((await ruth.post(end, { until: '2026-10-01', endedWhy: 'Over' })).status, 303)
  assert.match((await ruth.get(path)).text, /Joint provider .* to .* Over/)
})

test('what is retired is no longer offered, stays readable, and can be taken up again', async () => {
  const whole = await add('Lowgate Trust')
  const part = await add('Lowgate Clinic', { parent: 'Lowgate Trust' })
  assert.match((await ruth.post(`${whole}/retirement`, { why: 'Closed' })).text, /It has parts: Lowgate Clinic/)
  assert.equal((await ruth.post(`${part}/retirement`, { why: 'Closed in May.' })).status, 303)
  assert.match((await ruth.get(part)).text, /Retired on .* Closed in May/)
  assert.doesNotMatch((await ruth.get('/organizations?q=lowgate')).text, /Lowgate Clinic/)
  assert.match((await ruth.get('/organizations?q=lowgate&state=retired')).text, /Lowgate Clinic/)
  assert.match(
    (await ruth.post('/organizations/new', { ...facts, name: 'Y', parent: 'Lowgate Clinic' })).text,
    /was retired/,
  )
  assert.equal((await ruth.post(`${whole}/retirement`, { why: 'Closed' })).status, 303)
  assert.match(
    (await ruth.post(`${part}/retirement/withdrawal`)).text,
    /Lowgate Trust, of which it is a part, was retired/,
  )
  assert.equal((await ruth.post(`${whole}/retirement/withdrawal`)).status, 303)
  assert.equal((await ruth.post(`${part}/retirement/withdrawal`)).status, 303)
  assert.match((await ruth.get('/organizations?q=lowgate')).text, /Lowgate Clinic/)
})
