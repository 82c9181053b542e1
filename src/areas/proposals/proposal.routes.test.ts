import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addFinding, addGap, addSeries } from '../../../test/gaps.ts'
import { type SentForm, type TestOffice, openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { seriesKey } from './gap-form.schema.ts'
import { findGap } from '../gaps/gap.store.ts'

async function open(): Promise<TestOffice> {
  const office = await openTestOffice()
  await office.person('ada', { givenName: 'Ada', familyName: 'Lane', roles: ['office staff'] })
  return office
}

const said: SentForm = {
  title: 'Blood thinner not stopped in time before surgery',
  patients: 'Adults with eGFR under 50',
  currentPractice: '38 of 50 were stopped in time',
  bestPractice: 'Stop by drug and kidney function',
  bestPracticeSource: 'Perioperative guideline, 2022',
  difference: '38 of 50; 45 of 50 could be',
  whyExists: 'The order set has one default',
  needs: ['competence', 'performance'],
  isComplex: 'yes',
  profession: ['physician', 'physician', 'pharmacist', '', '', ''],
  specialty: ['Surgery', 'Nephrology', '', '', '', ''],
  series: '',
  target: '',
  smallestChange: '',
  watchMonths: '12',
}

test('without a finding the accepted ones are there to choose from', async () => {
  const office = await open()
  const ada = office.as('ada')
  assert.match((await ada.get('/gaps/new')).text, /No finding is accepted yet/)
  const finding = await addFinding(office)
  await addFinding(office, { isAccepted: false, finding: { statement: 'Still open' } })
  const page = await ada.get('/gaps/new')
  assert.ok(page.html.includes(`value="${finding}"`) && !page.text.includes('Still open'))
  assert.match((await ada.get('/gaps/new?q=unicorn')).text, /No accepted finding has these words/)
  assert.match((await ada.get(`/gaps/new?finding=${newId()}`)).text, /Accepted findings/)
})

test('the form takes over what the findings say, their measure and who says what should be', async () => {
  const office = await open()
  const { measureId, reporter, sourceId, valueId } = await addSeries(office, [38])
  const counted = await addFinding(office, {
    finding: { sourceId, measureValueId: valueId, comparator: '90% in the guideline' },
  })
  const article = await addFinding(office, {
    finding: { statement: 'Longer stops halved bleeding', population: 'Adults' },
  })
  const page = await office.as('ada').get(`/gaps/new?finding=${article}&finding=${counted}`)
  const key = seriesKey({ measureId, reporter, population: '' }).replaceAll('"', '&quot;')
  for (const part of [
    '>38 of 50 blood thinners were stopped in time\n\nLonger stops halved bleeding</textarea>',
    'value="Adults with eGFR under 50"',
    'value="Stops in weak kidneys, J Invent Med, 2024 May"',
    'value="38 of 50, 76%; compared with 90% in the guideline"',
    `<option value="${key}" selected`,
    `name="finding" value="${counted}"`,
    `name="finding" value="${article}"`,
  ])
    assert.ok(page.html.includes(part), part)
  assert.match(page.html, /value="performance" checked/)
})

test('a gap is proposed from its form, with the target in percent kept as a share', async () => {
  const office = await open()
  const { measureId, reporter, sourceId, valueId } = await addSeries(office, [38])
  const finding = await addFinding(office, { finding: { sourceId, measureValueId: valueId } })
  const series = seriesKey({ measureId, reporter, population: '' })
  const form = { ...said, finding, series, target: '90 %', smallestChange: '5' }
  const done = await office.as('ada').post('/gaps/new', form)
  assert.equal(done.status, 303)
  const gap = (await findGap(office.office.db, done.location.replace('/gaps/', '')))!
  assert.deepEqual([gap.target, gap.smallestChange, gap.watchMonths, gap.isComplex], [0.9, 0.05, 12, true])
  assert.deepEqual([gap.needKnowledge, gap.needCompetence, gap.needPerformance], [false, true, true])
  assert.deepEqual(gap.audience, [
    { profession: 'pharmacist', specialty: '' },
    { profession: 'physician', specialty: 'Nephrology' },
    { profession: 'physician', specialty: 'Surgery' },
  ])
  assert.equal(gap.measureReporter, reporter)
})

test('a topic is refused with what a gap is, and what was typed stays', async () => {
  const office = await open()
  const finding = await addFinding(office)
  const title = 'Physicians need an update on heart failure'
  const page = await office.as('ada').post('/gaps/new', { ...said, finding, title })
  assert.equal(page.status, 422)
  assert.match(
    page.text,
    /The gap is not kept yet This is a topic, not a gap\. Say what happens today, such as "41 of 100/,
  )
  assert.match(page.text, /Only 41% of our discharged heart-failure patients/)
  assert.ok(page.html.includes(`value="${title}"`) && page.html.includes(`name="finding" value="${finding}"`))
  assert.match(page.html, /<option value="Nephrology" selected/)
  assert.equal((await office.office.db.selectFrom('gaps_gap').select('id').execute()).length, 0)
})

const wrongs: { change: SentForm; says: RegExp; because: string }[] = [
  { change: { title: ' ' }, says: /Enter the gap in one sentence/, because: 'a gap has a sentence' },
  { change: { needs: [] }, says: /Tick what people lack/, because: 'at least one need is ticked' },
  { change: { profession: '', specialty: '' }, says: /Choose at least one profession/, because: 'someone holds it' },
  { change: { profession: 'wizard' }, says: /Choose a profession from the list/, because: 'by a known profession' },
  { change: { bestPracticeSource: '' }, says: /Enter who says so/, because: 'best practice is cited' },
  { change: { bestPractice: '' }, says: /Say what should happen, and who says so/, because: 'and told' },
  { change: { difference: '' }, says: /Give a number, or say in words/, because: 'the distance is told' },
  { change: { finding: [] }, says: /nothing becomes a gap without a source/, because: 'it rests on a finding' },
]
test('a wrong form is shown again with what to do', async () => {
  const office = await open()
  const finding = await addFinding(office)
  for (const { change, says, because } of wrongs) {
    const page = await office.as('ada').post('/gaps/new', { ...said, finding, ...change })
    assert.equal(page.status, 422, because)
    assert.match(page.text, says, because)
  }
})

test('numbers of the measure are refused where they stand', async () => {
  const office = await open()
  const { measureId, reporter } = await addSeries(office, [38])
  const finding = await addFinding(office)
  const series = seriesKey({ measureId, reporter, population: '' })
  const form = { ...said, finding, series, target: 'most', smallestChange: '0', watchMonths: '1.5' }
  const page = await office.as('ada').post('/gaps/new', form)
  assert.match(page.text, /Enter a number/)
  assert.match(page.text, /Enter more than 0/)
  assert.match(page.text, /Enter whole months/)
  assert.ok(page.html.includes('value="most"'))
  for (const wrong of [
    'nonsense',
    '[1]',
    seriesKey({ measureId: newId(), reporter, population: '' }),
    seriesKey({ measureId, reporter: 'Nobody', population: '' }),
  ]) {
    const answer = await office.as('ada').post('/gaps/new', { ...said, finding, series: wrong })
    assert.deepEqual([answer.status, /Choose a measure from the list/.test(answer.text)], [422, true], wrong)
  }
})

test('a proposal that is sent twice makes one gap', async () => {
  const office = await open()
  const finding = await addFinding(office)
  const once = newId()
  const ada = office.as('ada')
  const send = () => ada.post('/gaps/new', { ...said, finding }, { once })
  const [first, second] = [await send(), await send()]
  assert.deepEqual([first.status, second.location], [303, first.location])
})

test('what a gap says is changed on the same form, and refused the same way', async () => {
  const office = await open()
  const id = await addGap(office)
  const ada = office.as('ada')
  const form = await ada.get(`/gaps/${id}/description`)
  assert.match(form.html, /value="Blood thinner not stopped for the right number of days before surgery"/)
  assert.match(form.html, /<option value="Anesthesiology" selected/)
  assert.equal((await ada.post(`/gaps/${id}/description`, { ...said, whyExists: ' ' })).status, 422)
  assert.equal((await ada.post(`/gaps/${id}/description`, { ...said })).location, `/gaps/${id}`)
  assert.equal((await findGap(office.office.db, id))!.title, said.title)
})
