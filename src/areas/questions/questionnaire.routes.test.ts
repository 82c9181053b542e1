import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'
import { timedWork } from '../../platform/office.ts'
import { saveQuestionnaire } from './questionnaire.commands.ts'
import { saveAnswers, startSheet } from '../answers/sheet.commands.ts'
import { findNewestVersion } from './version.store.ts'

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
const keys = (items: { key: string; page: number }[]) => items.map((item) => `${item.key} on ${item.page}`)

test('staff write the questions of a test and put them in order, also over the edge of a page', async () => {
  const { ruth, path, items } = await openEditor()
  assert.match((await ruth.get(path)).text, /No question yet/)
  assert.equal((await ruth.post(`${path}/items/new`, question)).location, `${path}#item-q1`)
  await ruth.post(`${path}/items/new`, { ...question, wording: 'Who reassesses?', page: '2' })
  assert.deepEqual(keys(await items()), ['q1 on 1', 'q2 on 2'])
  assert.equal((await items())[0]!.options[0]!.isRight, true)
  assert.equal((await ruth.post(`${path}/items/q2/place`, { way: 'up' })).location, `${path}#item-q2`)
  assert.deepEqual(keys(await items()), ['q1 on 1', 'q2 on 1'])
  await ruth.post(`${path}/items/q2/place`, { way: 'up' })
  assert.deepEqual(keys(await items()), ['q2 on 1', 'q1 on 1'])
  assert.equal((await ruth.post(`${path}/items/q2/place`, { way: 'up' })).status, 404)
  assert.equal((await ruth.post(`${path}/items/q2/place`, { way: 'sideways' })).status, 404)
  assert.match((await ruth.get(`${path}/items/q1`)).html, /\* Within 6 hours \| The guideline says 6/)
  assert.match((await ruth.get(path)).text, /Within 6 hours Right/)
})

test('how a question is answered is asked first, and decides what else there is to write', async () => {
  const { ruth, path } = await openEditor()
  assert.match((await ruth.get(`${path}/items/new`)).text, /How is it answered\?/)
  const choice = await ruth.get(`${path}/items/new?type=several`)
  assert.match(choice.text, /Answers to choose from/)
  assert.doesNotMatch(choice.text, /Smallest number/)
  const number = await ruth.get(`${path}/items/new?type=number`)
  assert.match(number.text, /Smallest number.*Right number/)
  assert.doesNotMatch(number.text, /Answers to choose from/)
  await ruth.post(`${path}/items/new`, question)
  assert.match((await ruth.get(`${path}/items/q1?type=rating`)).text, /Points of the scale/)
})

test('a question is removed after being asked once more, and not while another waits for it', async () => {
  const { ruth, path, items } = await openEditor()
  await ruth.post(`${path}/items/new`, question)
  const waiting = { ...question, type: 'long text', options: '', showKey: 'q1', showIs: 'Within 24 hours' }
  await ruth.post(`${path}/items/new`, { ...waiting, wording: 'Why so late?' })
  assert.match(
    (await ruth.get(path)).text,
    /asked only when “When is a patient reassessed\?” is answered by “Within 24 hours”/,
  )
  const refused = await ruth.post(`${path}/items/q1/removal`)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /“Why so late\?” waits for a question that does not come before it/)
  assert.equal((await ruth.post(`${path}/items/q2/place`, { way: 'up' })).status, 422)
  assert.match((await ruth.get(`${path}/items/q2/removal`)).text, /Remove this question\? Why so late\?/)
  assert.equal((await ruth.post(`${path}/items/q2/removal`)).location, path)
  assert.deepEqual(keys(await items()), ['q1 on 1'])
  assert.equal((await ruth.get(`${path}/items/q2`)).status, 404)
})

test('an answer keeps what waits for it when its words change, and says so when it goes', async () => {
  const { ruth, path, items } = await openEditor()
  await ruth.post(`${path}/items/new`, question)
  const waiting = {
    ...question,
    type: 'long text',
    options: '',
    wording: 'Why?',
    showKey: 'q1',
    showIs: 'Within 24 hours',
  }
  await ruth.post(`${path}/items/new`, waiting)
  await ruth.post(`${path}/items/q1`, { ...question, options: '* Within 6 hours\nWithin a day\nLater' })
  assert.deepEqual((await items())[1]!.showIf, { key: 'q1', is: [(await items())[0]!.options[1]!.key] })
  const gone = await ruth.post(`${path}/items/q1`, { ...question, type: 'rating', options: '', maximum: '5' })
  assert.equal(gone.status, 422)
  assert.match(gone.text, /Nothing is saved yet “Why\?” waits for an answer that/)
})

const wrong = [
  { sent: { options: 'Only one' }, says: /Give at least two answers/ },
  { sent: { wording: ' ' }, says: /Write the question/ },
  { sent: { page: 'two' }, says: /Enter the page as a whole number from 1 to 50/ },
  { sent: { type: 'number', options: '', maximum: 'ten' }, says: /Enter a number in digits/ },
  { sent: { type: 'rating', options: '', maximum: '9' }, says: /A scale has from 2 to 7 points/ },
]
for (const { sent, says } of wrong) {
  test(`a question is refused with what to do and what was typed: ${says.source}`, async () => {
    const { ruth, path, items } = await openEditor()
    const reply = await ruth.post(`${path}/items/new`, { ...question, help: 'Typed before', ...sent })
    assert.equal(reply.status, 422)
    assert.match(reply.text, says)
    assert.match(reply.html, /value="Typed before"/)
    assert.equal((await items()).length, 0)
  })
}

test('what someone has answered stays; the change makes the next version', async () => {
  const { office, ruth, path, items, versionId } = await openEditor()
  await ruth.post(`${path}/items/new`, question)
  await office.office.write(timedWork, async (tx) => {
    const [subjectId, personId] = [office.idOf('eve'), office.idOf('eve')]
    const sheetId = await startSheet(tx, { versionId, area: 'courses', subjectId, personId })
    return saveAnswers(tx, sheetId, 1, { a_q1: 'o1', asked: 'q1' })
  })
  assert.match((await ruth.get(path)).text, /Version 1 has answers\. Nobody has handed it in yet/)
  await ruth.post(`${path}/items/q1`, { ...question, wording: 'When must a patient be reassessed?' })
  assert.match((await ruth.get(path)).text, /version 2.*Version 1.*0 handed in, 1 begun/)
  assert.equal((await items())[0]!.wording, 'When must a patient be reassessed?')
})

test('two people who write at once both keep what they wrote', async () => {
  const { ruth, path, items } = await openEditor()
  const replies = await Promise.all(
    ['First?', 'Second?', 'Third?'].map((wording) => ruth.post(`${path}/items/new`, { ...question, wording })),
  )
  assert.deepEqual(
    replies.map((reply) => reply.status),
    [303, 303, 303],
  )
  assert.equal((await items()).length, 3)
})

test('nobody writes over what somebody else wrote meanwhile without seeing it', async () => {
  const { ruth, path, items } = await openEditor()
  await ruth.post(`${path}/items/new`, question)
  const markIn = (html: string) => /name="seen" value="([^"]*)"/.exec(html)![1]!
  for (const [address, mine, theirs, says] of [
    [`${path}/items/q1`, question, { ...question, wording: 'When, then?' }, /What it says now.*When, then\?/],
    [path, { title: 'Mine', intro: '' }, { title: 'Theirs', intro: 'Read' }, /It says now: Theirs\. Read/],
    [`${path}/pages/1`, { title: 'Mine', intro: '' }, { title: 'Their page', intro: '' }, /It says now: Their page/],
    [`${path}/languages/es`, { t_title: 'Mío' }, { t_title: 'Suyo' }, /It says now: Suyo/],
  ] as [string, Record<string, string>, Record<string, string>, RegExp][]) {
    const seen = markIn((await ruth.get(address)).html)
    assert.equal((await ruth.post(address, { ...theirs, seen })).status, 303, address)
    const refused = await ruth.post(address, { ...mine, seen })
    assert.deepEqual([refused.status, says.test(refused.text)], [422, true], `${address}: ${refused.text}`)
    assert.match(refused.text, /Somebody else changed this while you wrote/)
    assert.equal((await ruth.post(address, { ...mine, seen: markIn(refused.html) })).status, 303)
  }
  assert.equal((await items())[0]!.wording, question.wording)
})

test('a title is needed', async () => {
  const { ruth, path } = await openEditor()
  assert.equal((await ruth.post(path, { title: ' ', intro: '' })).status, 422)
  assert.equal((await ruth.post(path, { title: 'Sepsis, tested', intro: 'Ten questions' })).status, 303)
  assert.match((await ruth.get('/office/questionnaires?q=tested')).text, /Sepsis, tested/)
  assert.match((await ruth.get('/office/questionnaires?q=tested&kind=survey')).text, /No questionnaire fits/)
})

test('the preview asks as a respondent is asked: conditions open, refusals show, the end is marked', async () => {
  const { ruth, path } = await openEditor()
  assert.match((await ruth.get(`${path}/preview`)).text, /No question yet/)
  await ruth.post(`${path}/items/new`, question)
  const waiting = { ...question, type: 'short text', options: '', wording: 'Why, then?', page: '2', showKey: 'q1' }
  await ruth.post(`${path}/items/new`, { ...waiting, showIs: 'Within 24 hours' })
  assert.match((await ruth.get(`${path}/preview`)).text, /page 1 of 1/)
  const empty = await ruth.get(`${path}/preview?page=1&sent=yes&asked=q1`)
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Choose an answer/)
  const right = await ruth.get(`${path}/preview?page=1&sent=yes&asked=q1&a_q1=o1`)
  assert.match(right.text, /The end.*Right When is a patient reassessed\? Within 6 hours The guideline says 6/)
  const opened = await ruth.get(`${path}/preview?page=1&sent=yes&asked=q1&a_q1=o2`)
  assert.match(opened.text, /page 2 of 2.*Why, then\?/)
  assert.match(opened.html, /type="hidden" name="a_q1" value="o2"/)
  assert.equal((await ruth.get(`${path}/preview?page=7`)).status, 404)
})

test('a learner does not see what a test asks, nor changes it; a surveyor sees and does not change', async () => {
  const { office, path } = await openEditor()
  await office.person('sam', { roles: ['surveyor'] })
  const [eve, sam] = [office.as('eve'), office.as('sam')]
  for (const address of [path, `${path}/preview`, `${path}/items/new`, '/office/questionnaires'])
    assert.equal((await eve.get(address)).status, 404)
  assert.equal((await sam.get(path)).status, 200)
  assert.doesNotMatch((await sam.get(path)).text, /Add a question/)
  for (const browser of [eve, sam]) {
    assert.equal((await browser.post(`${path}/items/new`, question)).status, 404)
    assert.equal((await browser.post(path, { title: 'Mine' })).status, 404)
  }
  assert.equal((await office.as('ruth').get('/office/questionnaires/made-up')).status, 404)
})
