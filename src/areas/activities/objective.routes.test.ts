import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameIn, planIn } from '../../../test/activities.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { retractSource } from '../evidence/source.commands.ts'
import { findSource } from '../evidence/source.store.ts'
import { listGapsOf, listObjectives, listReferences } from './activity.store.ts'
import { saveStep } from './plan.store.ts'

async function open() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('ines')
  await office.person('eve', { roles: ['course director'] })
  const activityId = await planIn(office)
  await nameIn(office, activityId, 'ines', 'activity director')
  const here = `/office/activities/${activityId}`
  return { office, activityId, here, db: office.office.db, ines: office.as('ines'), eve: office.as('eve') }
}

const reviewed = (office: TestOffice, activityId: string) =>
  office.office.write(timedWork, (tx) => saveStep(tx, activityId, 'in review', ''))

test('the director says what learners will be able to do', async (t) => {
  const { office, activityId, here, db, ines, eve } = await open()
  const gapId = (await listGapsOf(db, activityId))[0]!.id
  const said = { statement: 'Set the stop date for each drug', needType: 'competence', gapId }
  const list = () => listObjectives(db, activityId)

  const wrongs = [
    { change: { statement: 'Stop it' }, says: 'Say what learners will be able to do', because: 'it takes ten letters' },
    { change: { statement: 'x'.repeat(401) }, says: 'under 400 letters', because: 'it is one sentence' },
    { change: { needType: '' }, says: 'Choose what kind of need it meets', because: 'it meets a need' },
    {
      change: { needType: 'fun' },
      says: 'Choose what kind of need it meets',
      because: 'it meets a known kind of need',
    },
    { change: { gapId: '' }, says: 'Choose the gap this objective serves', because: 'it serves a gap' },
    {
      change: { gapId: newId() },
      says: 'one of the gaps that this activity answers',
      because: 'it serves its own gap',
    },
  ]
  for (const { change, says, because } of wrongs)
    await t.test(`refused with what was typed, because ${because}`, async () => {
      const page = await ines.post(`${here}/objectives`, { ...said, ...change })
      assert.equal(page.status, 422)
      assert.match(page.text, /Nothing is added yet/)
      assert.ok(page.text.includes(says), page.text)
      assert.ok(page.html.includes(`>${change.statement ?? said.statement}</textarea>`), 'stays')
      assert.deepEqual(await list(), [])
    })

  await t.test('sent twice it stands once', async () => {
    const once = newId()
    const send = () => ines.post(`${here}/objectives`, said, { once })
    const [first, second] = [await send(), await send()]
    assert.deepEqual([first.location, second.location], [`${here}#objectives`, `${here}#objectives`])
    assert.deepEqual(
      (await list()).map(({ statement }) => statement),
      [said.statement],
    )
  })

  await t.test('two who add one at the same moment both add theirs', async () => {
    const add = (name: string) =>
      office.as(name).post(`${here}/objectives`, { ...said, statement: `Tell the patient, says ${name}` })
    const sent = await Promise.all(['ines', 'ada'].map(add))
    assert.deepEqual(
      sent.map(({ status }) => status),
      [303, 303],
    )
    assert.equal((await list()).length, 3)
  })

  await t.test('one is taken away by who plans it, and from this plan only', async () => {
    const [first] = await list()
    const other = await planIn(office)
    assert.equal((await eve.post(`${here}/objectives/${first!.id}/removal`)).status, 404)
    assert.equal((await eve.post(`${here}/objectives`, said)).status, 404)
    const ada = office.as('ada')
    for (const path of [`/office/activities/${other}/objectives/${first!.id}`, `${here}/objectives/made-up`])
      assert.equal((await ada.post(`${path}/removal`)).status, 404, path)
    assert.equal((await list()).length, 3)
    assert.equal((await ines.post(`${here}/objectives/${first!.id}/removal`)).location, `${here}#objectives`)
    assert.equal((await list()).length, 2)
  })

  await t.test('in review nothing is added or taken away', async () => {
    await reviewed(office, activityId)
    const [first] = await list()
    for (const path of ['objectives', `objectives/${first!.id}/removal`]) {
      const page = await ines.post(`${here}/${path}`, said)
      assert.equal(page.status, 422, path)
      assert.match(page.text, /This activity is in review\. Take it back to planning/)
    }
    assert.equal((await list()).length, 2)
    assert.doesNotMatch((await ines.get(here)).html, /\/objectives"/)
  })
})

test('the director cites what the content rests on', async (t) => {
  const { office, activityId, here, db, ines, eve } = await open()
  const list = () => listReferences(db, activityId)

  await t.test('nothing is no source, and neither is one that is not there', async () => {
    for (const form of [{}, { citation: '  ' }, { sourceId: newId() }]) {
      const page = await ines.post(`${here}/references`, form)
      assert.equal(page.status, 422)
      assert.match(page.text, /Choose a source, or write its citation\./)
    }
  })

  await t.test('the evidence of the gap with one press, once', async () => {
    const offered = /name="sourceId"[\s\S]*?<option value="([^"]+)"/.exec((await ines.get(here)).html)![1]!
    const once = newId()
    const send = () => ines.post(`${here}/references`, { sourceId: offered }, { once })
    assert.deepEqual([(await send()).location, (await send()).location], [`${here}#references`, `${here}#references`])
    assert.deepEqual(
      (await list()).map(({ sourceId }) => sourceId),
      [offered],
    )
    assert.doesNotMatch((await ines.get(here)).html, /name="sourceId"/)
  })

  await t.test('a retracted paper is not cited, and one that is retracted later stops the plan', async () => {
    const [cited] = await list()
    const { identifierSystem, identifier } = (await findSource(db, cited!.sourceId!))!
    const source = { system: identifierSystem!, identifier: identifier! }
    await office.office.write(timedWork, (tx) => retractSource(tx, source, 'A notice came'))
    assert.equal((await ines.post(`${here}/references`, { sourceId: cited!.sourceId! })).status, 422)
    assert.match((await ines.get(here)).text, /Still open: recommendations rest on cited evidence, 1 retracted\./)
  })

  await t.test('another source in its own words, and taken away again', async () => {
    await ines.post(`${here}/references`, { citation: ' Lindqvist A. Stops in weak kidneys. 2024. ' })
    const [, own] = await list()
    assert.equal(own!.citation, 'Lindqvist A. Stops in weak kidneys. 2024.')
    for (const path of [`${here}/references`, `${here}/references/${own!.id}/removal`])
      assert.equal((await eve.post(path, { citation: 'Mine' })).status, 404, path)
    assert.equal((await ines.post(`${here}/references/${own!.id}/removal`)).location, `${here}#references`)
    assert.equal((await ines.post(`${here}/references/${own!.id}/removal`)).status, 404)
  })

  await t.test('a citation is kept whole, or refused', async () => {
    const page = await ines.post(`${here}/references`, { citation: 'x'.repeat(601) })
    assert.equal(page.status, 422)
    assert.match(page.text, /Keep a citation under 600 letters/)
    assert.equal((await ines.post(`${here}/references`, { citation: 'x'.repeat(600) })).status, 303)
  })

  await t.test('in review nothing more is cited', async () => {
    await reviewed(office, activityId)
    const page = await ines.post(`${here}/references`, { citation: 'Late' })
    assert.equal(page.status, 422)
    assert.match(page.text, /Not done\. This activity is in review/)
  })
})
