import assert from 'node:assert/strict'
import { test } from 'node:test'
import { correctCertificate, withdrawCertificate } from '../../areas/claims/correction.commands.ts'
import { answerConsent } from '../../areas/people/consent.commands.ts'
import { recordLicense } from '../../areas/people/person.commands.ts'
import type { Tx } from '../../platform/database.ts'
import { timedWork } from '../../platform/office.ts'
import { allowed } from '../../../test/evidence.ts'
import type { TestOffice } from '../../../test/office.ts'
import { countQueries } from '../../../test/query-count.ts'
import { addLearner, claim, openActivity, openReports } from '../../../test/reports.ts'
import { readTexts } from '../../../test/xml-meaning.ts'

const namespaces = {
  p: 'urn:replace-with-official-accme-namespace',
  ar: 'http://ns.medbiq.org/activityreport/v1/',
  r2: 'http://ns.medbiq.org/activityreport/v2/',
  m: 'http://ns.medbiq.org/member/v1/',
  m2: 'http://ns.medbiq.org/member/v2/',
  n: 'http://ns.medbiq.org/name/v1/',
  n2: 'http://ns.medbiq.org/name/v2/',
  hx: 'http://ns.medbiq.org/lom/extend/v1/',
}
const days = { from: '2026-01-01', to: '2026-12-31', activity: '' }

/** The office of the activity tests, with the number PARS gave. */
async function openKnown() {
  const opened = await openReports()
  const sent = await opened.office
    .as('ada')
    .post(`/reports/activities/${opened.activityId}/number`, { accmeActivityId: '202600017' })
  assert.equal(sent.status, 303)
  return opened
}

async function make(office: TestOffice, kind: string, form: Record<string, string> = days) {
  const sent = await office.as('ada').post('/reports/learners', { ...form, kind })
  assert.equal(sent.status, 303, sent.text)
  const { bytes } = await office.as('ada').get(`${sent.location}/content`)
  return { path: sent.location, text: bytes.toString('utf8') }
}

/** "add Tomasz 1.25": what a learner file says, line by line, read by an independent parser. */
function linesOf(xml: string): string[] {
  const read = (path: string) => readTexts(xml, `//ar:ActivityReport${path}`, namespaces)
  const [actions, names, credits] = [
    read('/p:XtensibleInfo/p:LearnerRecordAction'),
    read('/ar:Member/m:Name/n:GivenName'),
    read('//hx:numberOfCredits'),
  ]
  return actions.map((action, at) => `${action} ${names[at]} ${credits[at]}`)
}

const write = (office: TestOffice, act: (tx: Tx) => Promise<unknown>) => office.office.write(timedWork, act)

const certificateOf = async (office: TestOffice, name: string) =>
  (
    await office.office.db
      .selectFrom('certificates_certificate')
      .where('person_id', '=', office.idOf(name))
      .orderBy('issued_at', 'desc')
      .orderBy('id', 'desc')
      .select('id')
      .executeTakeFirstOrThrow()
  ).id

const desk = (office: TestOffice) => ({ today: office.office.today(), address: 'http://office.test' })

test('the learner file says who, by which license, for what, when and how much', async () => {
  const { office, activityId } = await openKnown()
  await addLearner(office, activityId, 'tomasz', { person: { birthday: '02/29' } })
  const { path, text } = await make(office, 'pars learners')
  const read = (xpath: string) => readTexts(text, xpath, namespaces)
  assert.deepEqual(linesOf(text), ['add Tomasz 1.25'])
  assert.deepEqual(read('//m:BirthDate'), ['--02-29'])
  assert.deepEqual(read('//m:UniqueID'), ['0012345'])
  assert.deepEqual(read('//m:UniqueID/@domain'), ['MA'])
  assert.deepEqual(read('//ar:ModuleName/@moduleID'), ['202600017'])
  assert.deepEqual(read('//ar:CompletedDateTime'), ['2026-03-02T00:00:00'])
  assert.match(read('//ar:CreditID')[0]!, /^ccid:office\.test:[^:]+$/)
  const page = await office.as('ada').get(path)
  assert.match(page.text, /PARS learner file .*1 added/)
  assert.match(page.text, /Tomasz Tester .*Add 1\.25/)
})

test('the same credit is not sent twice, in neither file, until the file that holds it is set aside', async () => {
  const { office, activityId } = await openKnown()
  const ada = office.as('ada')
  await addLearner(office, activityId, 'tomasz')
  const { path } = await make(office, 'pars learners')
  for (const kind of ['pars learners', 'learner file']) {
    const twice = await ada.post('/reports/learners', { ...days, kind })
    assert.equal(twice.status, 422)
    assert.match(twice.text, /Nobody is new in this period\. All 1 that can be reported/)
  }
  await addLearner(office, activityId, 'marisol')
  assert.match((await ada.get('/reports/learners?from=2026-01-01&to=2026-12-31')).text, /1 in a file already/)
  const second = await make(office, 'learner file')
  assert.match(second.text, /"Marisol"/)
  assert.doesNotMatch(second.text, /"Tomasz"/)
  assert.equal((await ada.post(`${path}/withdrawal`, { why: 'Never handed in' })).status, 303)
  assert.deepEqual(linesOf((await make(office, 'pars learners')).text), ['add Tomasz 1.25'])
})

test('a corrected certificate is told by taking the first back and adding the second', async () => {
  const { office, activityId } = await openKnown()
  await addLearner(office, activityId, 'tomasz')
  const first = await make(office, 'pars learners')
  const correction = { learner: 'Tomasz Tester, MD', credits: '1', why: 'Left early' }
  const old = await certificateOf(office, 'tomasz')
  office.setNow('2026-03-09T15:00:00Z')
  await write(office, (tx) => allowed(correctCertificate(tx, old, correction, desk(office))))
  const { text } = await make(office, 'pars learners')
  assert.deepEqual(linesOf(text), ['delete Tomasz 1.25', 'add Tomasz 1.00'])
  const [taken, added] = readTexts(text, '//ar:CreditID', namespaces)
  assert.equal(taken, readTexts(first.text, '//ar:CreditID', namespaces)[0])
  assert.notEqual(added, taken)
  const early = await office.as('ada').post(`${first.path}/withdrawal`, { why: 'Too late' })
  assert.equal(early.status, 422)
  assert.match(early.text, /a later file speaks of the same credit/)
})

test('a withdrawn certificate and a permission taken back are taken back, and nothing comes in their place', async () => {
  const { office, activityId } = await openKnown()
  await addLearner(office, activityId, 'tomasz')
  await addLearner(office, activityId, 'marisol')
  await make(office, 'pars learners')
  const withdrawn = await certificateOf(office, 'tomasz')
  await write(office, (tx) => withdrawCertificate(tx, withdrawn, 'Someone else', desk(office)))
  await write(office, (tx) => answerConsent(tx, office.idOf('marisol'), 'report credit', false))
  const { text } = await make(office, 'pars learners')
  assert.deepEqual(linesOf(text).sort(), ['delete Marisol 1.25', 'delete Tomasz 1.25'])
  assert.equal((await office.as('ada').post('/reports/learners', { ...days, kind: 'pars learners' })).status, 422)
})

test('another license is told in the words PARS holds and then in the new ones, under one credit id', async () => {
  const { office, activityId } = await openKnown()
  await addLearner(office, activityId, 'tomasz')
  await make(office, 'pars learners')
  await write(office, (tx) => recordLicense(tx, office.idOf('tomasz'), { state: 'ME', number: '077' }))
  const { text } = await make(office, 'pars learners')
  assert.deepEqual(linesOf(text), ['delete Tomasz 1.25', 'add Tomasz 1.25'])
  assert.deepEqual(readTexts(text, '//m:UniqueID', namespaces), ['0012345', '077'])
  assert.equal(new Set(readTexts(text, '//ar:CreditID', namespaces)).size, 1)
})

test('two people who press at the same moment make one file between them', async () => {
  const { office, activityId } = await openKnown()
  await addLearner(office, activityId, 'tomasz')
  const press = () => office.as('ada').post('/reports/learners', { ...days, kind: 'pars learners' })
  const statuses = (await Promise.all([press(), press()])).map(({ status }) => status)
  assert.deepEqual(statuses.sort(), [303, 422])
})

test('who cannot be reported is named with the reason, and none of them is in the file', async () => {
  const { office, activityId } = await openKnown()
  await addLearner(office, activityId, 'tomasz')
  await addLearner(office, activityId, 'silas', { consent: false })
  await addLearner(office, activityId, 'bea', { person: { birthday: undefined } })
  await addLearner(office, activityId, 'lena', { license: null })
  await addLearner(office, activityId, 'nils', { license: null, person: { npi: '1234567890' } })
  await addLearner(office, activityId, 'ines', { person: { profession: 'nurse', degree: 'RN' }, credits: null })
  const page = await office.as('ada').get('/reports/learners?from=2026-01-01&to=2026-12-31')
  for (const says of [
    /1 credit not told yet/,
    /5 completions that cannot be reported/,
    /No permission to report 1/,
    /No month and day of birth 1/,
    /No license and no NPI 1/,
    /An NPI with a wrong digit 1/,
    /Not a physician 1/,
    /Silas Tester .*has not given it/,
  ])
    assert.match(page.text, says)
  const nurses = await office.as('ada').get('/reports/learners?from=2026-01-01&to=2026-12-31&why=profession')
  assert.match(nurses.text, /Ines Tester/)
  assert.doesNotMatch(nurses.text, /Silas Tester/)
  assert.deepEqual(linesOf((await make(office, 'pars learners')).text), ['add Tomasz 1.25'])
})

test('without its PARS number the credit of an activity waits', async () => {
  const { office, activityId } = await openReports()
  await addLearner(office, activityId, 'tomasz')
  const sent = await office.as('ada').post('/reports/learners', { ...days, kind: 'pars learners' })
  assert.equal(sent.status, 422)
  assert.match(sent.text, /PARS has no number for “Sepsis in the first hour” yet/)
})

test('a physician who completed and has not claimed is held back until they do', async () => {
  const { office, activityId } = await openKnown()
  await addLearner(office, activityId, 'tomasz', { credits: 'not yet' })
  const path = '/reports/learners?from=2026-01-01&to=2026-12-31'
  assert.match((await office.as('ada').get(path)).text, /Credit not claimed yet 1/)
  await claim(office, activityId, 'tomasz', 1)
  assert.match((await office.as('ada').get(path)).text, /1 credit not told yet/)
})

test('only the chosen days and activity are told', async () => {
  const { office, activityId } = await openKnown()
  const other = await openActivity(office, 'Stroke within the hour')
  await office.as('ada').post(`/reports/activities/${other}/number`, { accmeActivityId: '202600018' })
  await addLearner(office, activityId, 'tomasz')
  office.setNow('2026-04-01T15:00:00Z')
  await addLearner(office, other, 'marisol')
  const refused = { ...days, to: '2026-03-01', kind: 'pars learners' }
  assert.equal((await office.as('ada').post('/reports/learners', refused)).status, 422)
  const march = await make(office, 'pars learners', { ...days, to: '2026-03-31' })
  assert.deepEqual(linesOf(march.text), ['add Tomasz 1.25'])
  const stroke = await make(office, 'pars learners', { ...days, activity: other })
  assert.deepEqual(linesOf(stroke.text), ['add Marisol 1.25'])
})

test('days that are none, or end before they begin, are said and nothing is made', async () => {
  const { office } = await openKnown()
  for (const wrong of [
    { from: '2026-12-31', to: '2026-01-01' },
    { from: '2026-02-30', to: '2026-12-31' },
  ]) {
    const sent = await office.as('ada').post('/reports/learners', { ...wrong, activity: '', kind: 'pars learners' })
    assert.equal(sent.status, 422)
    assert.match(sent.text, /Choose other days/)
  }
  assert.equal((await office.as('ada').post('/reports/learners', { ...days, kind: 'mems' })).status, 404)
})

test('the spreadsheet has guidance, the header and the same records, license numbers with their zeros', async () => {
  const { office, activityId } = await openKnown()
  await addLearner(office, activityId, 'tomasz')
  const { path, text } = await make(office, 'learner file')
  const [guide, header, row, end] = text.split('\r\n')
  assert.ok(guide!.startsWith('\uFEFF"Add or Delete"'))
  assert.ok(header!.startsWith('"Record Action","ACCME Activity ID","Completion Date"'))
  assert.ok(
    row!.startsWith('"Add","202600017","03/02/2026","Tomasz","Tester","03/07","Massachusetts","0012345","1.25"'),
  )
  assert.equal(end, '')
  const { headers } = await office.as('ada').get(`${path}/content`)
  assert.match(headers['content-type']!, /text\/csv/)
})

test('the report of the period holds physicians with credit and others without, and tells PARS nothing', async () => {
  const { office, activityId } = await openKnown()
  await addLearner(office, activityId, 'tomasz')
  await addLearner(office, activityId, 'ines', { person: { profession: 'nurse', degree: 'RN' }, credits: null })
  await addLearner(office, activityId, 'silas', { consent: false })
  const { path, text } = await make(office, 'activity report')
  const read = (xpath: string) => readTexts(text, xpath, namespaces)
  assert.deepEqual(read('//r2:ActivityReport/r2:Member/m2:Name/n2:GivenName'), ['Ines', 'Tomasz'])
  assert.deepEqual(read('//r2:ReportingStartDate'), ['2026-01-01'])
  assert.deepEqual(read('//hx:numberOfCredits'), ['1.25'])
  assert.match((await office.as('ada').get(path)).text, /26-001 Sepsis in the first hour/)
  assert.deepEqual(linesOf((await make(office, 'pars learners')).text), ['add Tomasz 1.25'])
})

test('the page of learners costs the same queries for one as for three', async () => {
  const { office, activityId } = await openKnown()
  await addLearner(office, activityId, 'tomasz')
  const ada = office.as('ada')
  await ada.get('/reports/learners')
  const one = await countQueries(office, () => ada.get('/reports/learners'))
  for (const name of ['marisol', 'ines']) await addLearner(office, activityId, name)
  const three = await countQueries(office, () => ada.get('/reports/learners'))
  assert.ok(three.count <= one.count && three.count <= 12, `${three.count} queries`)
})

test('every file stays in the list with its hash, and a learner or surveyor meets none of it', async () => {
  const { office, activityId } = await openKnown()
  await addLearner(office, activityId, 'tomasz')
  const { path } = await make(office, 'pars learners')
  const ada = office.as('ada')
  const { sha256 } = await office.office.db.selectFrom('platform_file').select('sha256').executeTakeFirstOrThrow()
  const list = await ada.get('/reports/files')
  assert.match(list.text, new RegExp(`PARS learner file .*1 added .*Ada Tester .*${sha256.slice(0, 12)}`))
  assert.match((await ada.get(path)).text, new RegExp(sha256))
  assert.match((await ada.get('/reports/files?kind=mems')).text, /No file of this kind/)
  await office.person('sol', { roles: ['surveyor'] })
  for (const name of ['tomasz', 'sol']) {
    for (const address of ['/reports/learners', '/reports/files', path, `${path}/content`])
      assert.equal((await office.as(name).get(address)).status, 404, `${name} ${address}`)
    assert.equal((await office.as(name).post('/reports/learners', { ...days, kind: 'learner file' })).status, 404)
    assert.equal((await office.as(name).post(`${path}/withdrawal`, { why: 'Not mine' })).status, 404)
  }
  for (const address of ['/reports/files/nothing', '/reports/files/019c0000-0000-7000-8000-000000000000/content'])
    assert.equal((await ada.get(address)).status, 404)
})
