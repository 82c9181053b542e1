import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowed } from '../../../test/evidence.ts'
import { acceptGap, actorOf, addFinding, addGap, addSeries, markGap } from '../../../test/gaps.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { linkFinding } from './finding-link.commands.ts'
import { markAddressed, markPlanned } from './gap.commands.ts'

async function open(): Promise<TestOffice> {
  const office = await openTestOffice()
  await office.person('ada', { givenName: 'Ada', familyName: 'Lane', roles: ['office staff'] })
  await office.person('sue', { givenName: 'Sue', familyName: 'Vey', roles: ['surveyor'] })
  await office.person('eve', { givenName: 'Eve', familyName: 'Low' })
  return office
}

test('a gap shows what happens, what should, its evidence, its rank and its history', async () => {
  const office = await open()
  const { measureId, reporter, sourceId, valueId } = await addSeries(office, [28, 30, 38])
  const finding = await addFinding(office, { finding: { sourceId, measureValueId: valueId } })
  const measure = { measureId, reporter, population: '', target: 0.9, smallestChange: 0.05, watchMonths: 12 }
  const id = await addGap(office, { measure }, [finding])
  const survey = await addFinding(office, {
    source: { channel: 'survey', kind: 'survey result', title: 'Needs survey, spring 2026' },
    finding: {
      statement: '61 of 148 were unsure who sets the restart date',
      needType: 'perceived',
      strength: 'limited',
    },
  })
  const letter = await addFinding(office, {
    finding: { statement: 'One hospital saw no bleeding in 40 stops', strength: 'limited' },
  })
  await office.office.write(actorOf(office, 'ada'), async (tx) => {
    await allowed(linkFinding(tx, id, survey, 'for'))
    await allowed(linkFinding(tx, id, letter, 'against'))
  })
  await markGap(office, id, [4, 3, 3, 3, 4])
  const page = await office.as('ada').get(`/gaps/${id}`)
  assert.equal(page.status, 200)
  for (const words of [
    'Blood thinner not stopped for the right number of days before surgery',
    'The same two-day stop is ordered for everyone',
    'Perioperative guideline, 2022',
    'Rank 1 of 1',
    'Accept this gap, or park it.',
    '2 of 6 doors',
    '61 of 148 were unsure who sets the restart date',
    'Against',
    'Together the evidence is low',
    'First in 100 of 100 draws of the weights',
    '3.4 of 4 makes .85',
    'Because of 4 in harm',
    'Competence and performance',
    'target 90%; a change of 5 points matters; watched 12 months',
    'Candidate.',
    'Proposed from 1 finding: quality committee',
  ])
    assert.ok(page.text.includes(words), words)
  assert.match(page.html, new RegExp(`href="/evidence/findings/${survey}"`))
  const asSurveyor = await office.as('sue').get(`/gaps/${id}`)
  assert.ok(!asSurveyor.text.includes('Accept or park') && !asSurveyor.text.includes('Mark it'))
})

test('a target far from what is measured is questioned before education is planned', async () => {
  const office = await open()
  const { measureId, reporter } = await addSeries(office, [28])
  const far = { measureId, reporter, population: '', target: 0.9, smallestChange: null, watchMonths: null }
  const [first, second] = [
    await addGap(office, { measure: far }),
    await addGap(office, { measure: { ...far, target: 0.7 } }),
  ]
  const says = async (id: string) => (await office.as('ada').get(`/gaps/${id}`)).text
  assert.match(await says(first), /From 56% to 90% are 34 points\. One course rarely moves a measure by more than 16/)
  assert.doesNotMatch(await says(second), /One course rarely/)
})

test('the next line leads from candidate to the decision, and offers education once the gap is accepted', async () => {
  const office = await open()
  const { measureId, reporter } = await addSeries(office, [28])
  const id = await addGap(office, {
    measure: { measureId, reporter, population: '', target: 0.9, smallestChange: null, watchMonths: 6 },
  })
  const says = async () => (await office.as('ada').get(`/gaps/${id}`)).text
  assert.doesNotMatch(await says(), /Plan education/)
  await acceptGap(office, id)
  assert.match(await says(), /Name who owns this gap/)
  assert.equal((await office.as('ada').post(`/gaps/${id}/owner`, { personId: office.idOf('ada') })).status, 303)
  assert.match(await says(), /Mark it on every criterion\..*Ada Lane\./)
  await markGap(office, id, [4, 3, 3, 3, 4])
  const page = await office.as('ada').get(`/gaps/${id}`)
  assert.match(page.text, /Plan education for it/)
  assert.ok(page.html.includes(`href="/office/activities/new?gap=${id}"`))
  await office.office.write(actorOf(office, 'ada'), async (tx) => {
    await allowed(markPlanned(tx, id, 'Activity 26-001'))
    await allowed(markAddressed(tx, id, 'Activity 26-001'))
  })
  assert.match(await says(), /Decide whether this gap stays open\..*Ada Lane, by Wed, Sep 2, 2026\./)
})

test('someone without a right to gaps sees the page of what does not exist, at every address', async () => {
  const office = await open()
  const id = await addGap(office)
  const eve = office.as('eve')
  const none = await eve.get(`/gaps/${newId()}`)
  assert.equal(none.status, 404)
  const paths = ['', '/steps', '/owner', '/scores', '/findings', '/description'].map((end) => `/gaps/${id}${end}`)
  for (const path of ['/gaps', '/gaps/new', '/gaps/ranking', '/gaps/print', ...paths])
    assert.deepEqual([(await eve.get(path)).status, (await eve.get(path)).text], [404, none.text], path)
  for (const path of ['/gaps/new', '/gaps/ranking', ...paths.slice(1)])
    assert.equal((await eve.post(path)).status, 404, path)
  const sue = office.as('sue')
  for (const path of paths.slice(1))
    assert.equal((await sue.get(path)).status, 404, `a surveyor changes nothing at ${path}`)
  assert.equal((await office.visitor().get(`/gaps/${id}`)).location, `/sign-in?next=%2Fgaps%2F${id}`)
})

test('an address that names no gap is not there', async () => {
  const office = await open()
  for (const id of [newId(), 'nonsense', '1'])
    for (const end of ['', '/steps', '/owner', '/scores', '/findings', '/description'])
      assert.equal((await office.as('ada').get(`/gaps/${id}${end}`)).status, 404)
  for (const end of ['/steps', '/owner', '/scores', '/findings', '/description', `/findings/${newId()}/removal`])
    assert.equal((await office.as('ada').post(`/gaps/${newId()}${end}`)).status, 404)
})
