import assert from 'node:assert/strict'
import { test } from 'node:test'
import { savePolicy } from '../../areas/policies/policy.store.ts'
import { localDate } from '../../kernel/dates.ts'
import { timedWork } from '../../platform/office.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { planIn } from '../../../test/activities.ts'
import { countQueries } from '../../../test/query-count.ts'
import { addLearner, endDesignations, joinIn, openActivity, openReports, rewrite } from '../../../test/reports.ts'
import { readTexts } from '../../../test/xml-meaning.ts'

const namespaces = {
  p: 'urn:replace-with-official-accme-namespace',
  lom: 'http://ltsc.ieee.org/xsd/LOM',
  hx: 'http://ns.medbiq.org/lom/extend/v1/',
  mm: 'http://ns.medbiq.org/metrics/v2/',
}

const countFiles = async (office: TestOffice) =>
  (await office.office.db.selectFrom('exchange_report').select('id').execute()).length

/** Makes a file as Ada and returns its address and its bytes. */
async function make(office: TestOffice, activityId: string, form: Record<string, string>) {
  const ada = office.as('ada')
  const sent = await ada.post(`/reports/activities/${activityId}/files`, form)
  assert.equal(sent.status, 303, sent.text)
  const got = await ada.get(`${sent.location}/content`)
  return { path: sent.location, got, xml: got.bytes.toString('utf8') }
}

test('the list says what the schema lacks, what the provider ID is, and how far each activity is', async () => {
  const { office, activityId } = await openReports()
  await addLearner(office, activityId, 'tomasz')
  await addLearner(office, activityId, 'ines', { person: { profession: 'nurse', degree: 'RN' }, credits: null })
  const page = await office.as('ada').get('/reports')
  assert.match(page.text, /ACCME’s official schema is still to come/)
  assert.match(page.text, /The provider ID is still 0000000/)
  assert.match(page.text, /Sepsis in the first hour .* Active In order 1 1 –/)
})

test('a provider ID that was set is no longer asked for', async () => {
  const { office } = await openReports()
  const set = { key: 'pars.providerId' as const, value: '0001234', effectiveOn: localDate('2026-03-01'), why: 'Given' }
  await office.office.write(timedWork, (tx) => savePolicy(tx, set))
  const page = await office.as('ada').get('/reports')
  assert.match(page.text, /official schema is still to come/)
  assert.doesNotMatch(page.text, /provider ID is still/)
})

test('what was planned and never opened is not reported: not listed, and its page is missing', async () => {
  const { office } = await openReports()
  const planned = await planIn(office, 'Only a plan')
  assert.doesNotMatch((await office.as('ada').get('/reports')).text, /Only a plan/)
  assert.equal((await office.as('ada').get(`/reports/activities/${planned}`)).status, 404)
  const sent = await office.as('ada').post(`/reports/activities/${planned}/number`, { accmeActivityId: '202600001' })
  assert.equal(sent.status, 404)
})

test('the list narrows by words, step and year, and costs the same queries for one activity as for three', async () => {
  const { office } = await openReports()
  const ada = office.as('ada')
  await ada.get('/reports')
  const one = await countQueries(office, () => ada.get('/reports'))
  await openActivity(office, 'Stroke within the hour')
  await openActivity(office, 'Falls on the ward')
  const three = await countQueries(office, () => ada.get('/reports'))
  assert.ok(three.count <= one.count && three.count <= 12, `${three.count} queries`)
  const found = await ada.get('/reports?q=stroke&state=published&year=2026')
  assert.match(found.text, /Stroke within the hour/)
  assert.doesNotMatch(found.text, /Falls on the ward/)
  for (const query of ['q=nothing', 'state=closed', 'year=2031'])
    assert.match((await ada.get(`/reports?${query}`)).text, /No activity fits/)
})

test('the file for PARS says what the page says, and the page of the file hands out the same bytes again', async () => {
  const { office, activityId } = await openReports()
  await addLearner(office, activityId, 'tomasz')
  const page = await office.as('ada').get(`/reports/activities/${activityId}`)
  assert.match(page.text, /Nothing keeps it back/)
  assert.match(page.text, /Learner Knowledge \(objective\)/)
  const { path, got, xml } = await make(office, activityId, { kind: 'pars activity' })
  assert.match(got.headers['content-disposition']!, /attachment; filename="?pars-activity-26-001-2026-03-02\.xml/)
  const read = (xpath: string) => readTexts(xml, xpath, namespaces)
  assert.deepEqual(read('/p:ACCMEActivities/p:MedicalEducationMetrics//lom:title/lom:string'), [
    'Sepsis in the first hour',
  ])
  assert.deepEqual(read('//hx:numberOfCredits'), ['1.50'])
  assert.deepEqual(read('//p:participantsByCategory/@category'), ['physician', 'non-physician'])
  assert.deepEqual(read('//p:numberOfParticipants'), ['1', '0'])
  assert.deepEqual(read('//p:MeasuredOutcome/@type'), ['Learner Knowledge'])
  assert.deepEqual(read('//p:FeeForParticipation'), ['No, it’s free'])
  assert.deepEqual(read('//p:activityRecordAction'), ['Add'])
  assert.deepEqual(read('//p:closeActivityRecord'), ['false'])
  await addLearner(office, activityId, 'marisol')
  const again = await office.as('ada').get(`${path}/content`)
  assert.ok(again.bytes.equals(got.bytes))
  assert.match((await office.as('ada').get(path)).text, /Adds “Sepsis in the first hour”/)
})

test('the MEMS file says the same in its own words', async () => {
  const { office, activityId } = await openReports()
  const { xml } = await make(office, activityId, { kind: 'mems' })
  const read = (xpath: string) => readTexts(xml, xpath, namespaces)
  assert.deepEqual(read('/mm:MedicalEducationMetrics//lom:title/lom:string'), ['Sepsis in the first hour'])
  assert.deepEqual(read('//hx:accreditedProvider'), ['Alder Bay School of Medicine'])
  assert.deepEqual(read('//mm:ParticipantsByCategory/mm:Number'), ['0', '0'])
})

test('what is added to PARS waits for its number: no second addition, then every file is an update', async () => {
  const { office, activityId } = await openReports()
  const ada = office.as('ada')
  await make(office, activityId, { kind: 'pars activity' })
  const twice = await ada.post(`/reports/activities/${activityId}/files`, { kind: 'pars activity' })
  assert.equal(twice.status, 422)
  assert.match(twice.text, /a second would make a second activity/)
  assert.equal(await countFiles(office), 1)
  assert.match((await ada.get('/reports')).text, /Waits for its number/)
  const kept = await ada.post(`/reports/activities/${activityId}/number`, { accmeActivityId: ' 202600017 ' })
  assert.equal(kept.status, 303)
  const { xml } = await make(office, activityId, { kind: 'pars activity' })
  assert.deepEqual(readTexts(xml, '//p:activityRecordAction', namespaces), ['Update'])
  assert.deepEqual(readTexts(xml, '//lom:identifier[lom:catalog="ACCME Activity ID"]/lom:entry', namespaces), [
    '202600017',
  ])
})

test('an addition that was never handed in is set aside, and the activity can be added again', async () => {
  const { office, activityId } = await openReports()
  const { path } = await make(office, activityId, { kind: 'pars activity' })
  const ada = office.as('ada')
  assert.equal((await ada.post(`${path}/withdrawal`, { why: '' })).status, 422)
  assert.equal((await ada.post(`${path}/withdrawal`, { why: 'The test upload refused it' })).status, 303)
  assert.match((await ada.get(path)).text, /Set aside .*The test upload refused it/)
  assert.match((await ada.post(`${path}/withdrawal`, { why: 'Twice' })).text, /set aside already/)
  const { xml } = await make(office, activityId, { kind: 'pars activity' })
  assert.deepEqual(readTexts(xml, '//p:activityRecordAction', namespaces), ['Add'])
})

const wrongNumbers = ['', '12345678', '2026000170', 'twenty', '202 600 017']
test('a PARS number has nine digits and one activity; anything else is said beside the field and not kept', async () => {
  const { office, activityId } = await openReports()
  const other = await openActivity(office, 'Stroke within the hour')
  const ada = office.as('ada')
  for (const accmeActivityId of wrongNumbers) {
    const sent = await ada.post(`/reports/activities/${activityId}/number`, { accmeActivityId })
    assert.equal(sent.status, 422, accmeActivityId)
    assert.match(sent.text, /Enter the 9 digits/)
    if (accmeActivityId) assert.match(sent.html, new RegExp(`value="${accmeActivityId}"`))
  }
  await ada.post(`/reports/activities/${other}/number`, { accmeActivityId: '202600018' })
  const taken = await ada.post(`/reports/activities/${activityId}/number`, { accmeActivityId: '202600018' })
  assert.match(taken.text, /202600018 belongs to activity 26-002/)
  const rows = await office.office.db.selectFrom('exchange_accreditor_id').select('activity_id').execute()
  assert.deepEqual(rows, [{ activity_id: other }])
})

test('with a point against it no file is made, and every sentence is told', async () => {
  const { office, activityId } = await openReports()
  await rewrite(office, activityId, { description: 'x'.repeat(2501) })
  await endDesignations(office)
  const ada = office.as('ada')
  const page = await ada.get(`/reports/activities/${activityId}`)
  assert.match(page.text, /2 points keep it back/)
  for (const kind of ['pars activity', 'mems']) {
    const sent = await ada.post(`/reports/activities/${activityId}/files`, { kind })
    assert.equal(sent.status, 422)
    assert.match(sent.text, /Nothing was made\./)
    assert.match(sent.text, /too long: 2,501 characters of at most 2,500/)
    assert.match(sent.text, /Designate the activity for credit first/)
  }
  assert.equal(await countFiles(office), 0)
  assert.match((await ada.get('/reports')).text, /2 problems/)
})

test('a partner nobody has decided on keeps the file back, a hospital does not', async () => {
  const { office, activityId } = await openReports()
  await rewrite(office, activityId, { providership: 'joint' })
  await joinIn(office, activityId, 'Corran Valley Hospital', 'hospital')
  const { xml } = await make(office, activityId, { kind: 'mems' })
  assert.deepEqual(readTexts(xml, '//hx:nonAccreditedProvider', namespaces), ['Corran Valley Hospital'])
  await joinIn(office, activityId, 'Harbor Lights Ltd', 'other')
  const sent = await office.as('ada').post(`/reports/activities/${activityId}/files`, { kind: 'mems' })
  assert.match(sent.text, /Nobody has decided whether Harbor Lights Ltd is eligible/)
})

test('an activity is closed after its last day and not on it, and is closed from then on', async () => {
  const { office, activityId } = await openReports()
  await addLearner(office, activityId, 'tomasz')
  const ada = office.as('ada')
  const close = { kind: 'pars activity', closes: 'yes' }
  office.setNow('2027-03-02T15:00:00Z')
  const early = await ada.post(`/reports/activities/${activityId}/files`, close)
  assert.equal(early.status, 422)
  assert.match(early.text, /cannot be closed yet/)
  office.setNow('2027-03-03T15:00:00Z')
  assert.match((await ada.get(`/reports/activities/${activityId}`)).text, /it can be closed at PARS/)
  const { xml } = await make(office, activityId, close)
  assert.deepEqual(readTexts(xml, '//p:closeActivityRecord', namespaces), ['true'])
  assert.match((await ada.get('/reports')).text, /until .* Closed/)
})

test('without a provider on record nothing is made', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const activityId = await openActivity(office, 'Sepsis in the first hour')
  const sent = await office.as('ada').post(`/reports/activities/${activityId}/files`, { kind: 'mems' })
  assert.equal(sent.status, 422)
  assert.match(sent.text, /No organization is recorded as the accredited provider/)
})

test('a learner, a surveyor and a made-up activity all meet the one page that is not there', async () => {
  const { office, activityId } = await openReports()
  await office.person('eve')
  await office.person('sol', { roles: ['surveyor'] })
  const made = '019c0000-0000-7000-8000-000000000000'
  for (const path of ['/reports', `/reports/activities/${activityId}`]) {
    for (const name of ['eve', 'sol']) assert.equal((await office.as(name).get(path)).status, 404, `${name} ${path}`)
    assert.equal((await office.visitor().get(path)).location.startsWith('/sign-in'), true)
  }
  for (const path of [`/reports/activities/${activityId}/files`, `/reports/activities/${activityId}/number`])
    for (const name of ['eve', 'sol'])
      assert.equal((await office.as(name).post(path, { kind: 'mems', accmeActivityId: '202600017' })).status, 404)
  for (const id of [made, 'nothing']) {
    assert.equal((await office.as('ada').get(`/reports/activities/${id}`)).status, 404)
    assert.equal((await office.as('ada').post(`/reports/activities/${id}/files`, { kind: 'mems' })).status, 404)
  }
  assert.equal((await office.as('ada').post(`/reports/activities/${activityId}/files`, { kind: 'other' })).status, 404)
  assert.equal(await countFiles(office), 0)
})
