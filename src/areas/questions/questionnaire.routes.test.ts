import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'
import { timedWork } from '../../platform/office.ts'
import { saveQuestionnaire } from './questionnaire.commands.ts'
import { saveAnswers, startSheet } from './sheet.commands.ts'
import { findNewestVersion } from './sheet.store.ts'

async function openEditor() {
  const office = await openTestOffice()
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve')
  const made = await office.office.write(timedWork, (tx) =>
    saveQuestionnaire(tx, { kind: 'test', title: 'Sepsis test', intro: '', items: [] }),
  )
  assert.ok(made.ok)
  const path = `/office/questionnaires/${made.value.questionnaireId}`
  const items = async () => (await findNewestVersion(office.office.db, made.value.questionnaireId))!.items
  return { office, ruth: office.as('ruth'), path, items, versionId: made.value.versionId }
}

const question = {
  type: 'single',
  wording: 'When is a patient reassessed?',
  required: 'yes',
  page: '1',
  options: '* Within 6 hours | The guideline says 6\nWithin 24 hours',
}

test('staff write the questions of a test, put them in order, and see them as a learner will', async () => {
  const { ruth, path, items } = await openEditor()
  assert.match((await ruth.get(path)).text, /No question yet/)
  assert.equal((await ruth.post(`${path}/items/new`, question)).location, path)
  assert.equal(
    (
      await ruth.post(`${path}/items/new`, {
        ...question,
        wording: 'Who reassesses?',
        page: '2',
        options: '* The nurse\nNobody',
      })
    ).status,
    303,
  )
  assert.deepEqual(
    (await items()).map((item) => [item.key, item.page, item.options[0]!.isRight]),
    [
      ['q1', 1, true],
      ['q2', 2, true],
    ],
  )
  assert.equal((await ruth.post(`${path}/items/q2/place`, { how: 'up' })).status, 303)
  assert.deepEqual(
    (await items()).map((item) => item.key),
    ['q2', 'q1'],
  )
  assert.match((await ruth.get(`${path}/preview`)).text, /Who reassesses\?/)
  assert.match((await ruth.get(`${path}/items/q1`)).html, /\* Within 6 hours \| The guideline says 6/)
  assert.equal((await ruth.post(`${path}/items/q2/place`, { how: 'remove' })).status, 303)
  assert.deepEqual(
    (await items()).map((item) => item.key),
    ['q1'],
  )
})

test('a question with one answer is shown again with what to do, and what was typed', async () => {
  const { ruth, path } = await openEditor()
  const reply = await ruth.post(`${path}/items/new`, { ...question, options: 'Only one' })
  assert.equal(reply.status, 422)
  assert.match(reply.text, /Give at least two answers/)
  assert.match(reply.html, /Only one/)
})

test('what someone has answered stays; the change makes the next version', async () => {
  const { office, ruth, path, items, versionId } = await openEditor()
  await ruth.post(`${path}/items/new`, question)
  await office.office.write(timedWork, async (tx) => {
    const sheetId = await startSheet(tx, {
      versionId,
      area: 'courses',
      subjectId: office.idOf('eve'),
      personId: office.idOf('eve'),
    })
    return saveAnswers(tx, sheetId, 1, { a_q1: 'o1', asked: 'q1' })
  })
  assert.match((await ruth.get(path)).text, /Someone has answered this version/)
  assert.equal(
    (await ruth.post(`${path}/items/q1`, { ...question, wording: 'When must a patient be reassessed?' })).status,
    303,
  )
  assert.match((await ruth.get(path)).text, /version 2/)
  assert.equal((await items())[0]!.wording, 'When must a patient be reassessed?')
})

test('a title is needed', async () => {
  const { ruth, path } = await openEditor()
  assert.equal((await ruth.post(path, { title: ' ', intro: '' })).status, 422)
  assert.equal((await ruth.post(path, { title: 'Sepsis, tested', intro: 'Ten questions' })).status, 303)
  assert.match((await ruth.get('/office/questionnaires?q=tested')).text, /Sepsis, tested/)
})

test('a learner does not see what a test asks, nor changes it', async () => {
  const { office, path } = await openEditor()
  const eve = office.as('eve')
  for (const address of [path, `${path}/preview`, `${path}/items/new`, '/office/questionnaires'])
    assert.equal((await eve.get(address)).status, 404)
  assert.equal((await eve.post(`${path}/items/new`, question)).status, 404)
})
