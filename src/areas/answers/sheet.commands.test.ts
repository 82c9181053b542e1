import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { missing } from '../../kernel/decision.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { changeQuestionnaire, saveQuestionnaire } from '../questions/questionnaire.commands.ts'
import type { QuestionnaireDraft } from '../questions/questionnaire.schema.ts'
import { saveAnswers, startSheet, submitSheet } from './sheet.commands.ts'
import type { Sent } from '../items/item.schema.ts'
import type { Wording } from './sheet.schema.ts'
import { findNewestVersion } from '../questions/version.store.ts'
import { findSheet } from './sheet.store.ts'

const draft: QuestionnaireDraft = {
  kind: 'test',
  title: 'Sepsis in the first hour',
  intro: 'Five minutes.',
  items: [
    {
      page: 1,
      key: 'first',
      type: 'single',
      wording: 'What comes first?',
      help: 'One answer',
      required: true,
      options: [
        { key: 'a', wording: 'Lactate', isRight: true, feedback: 'Within the hour.' },
        { key: 'b', wording: 'A scan', isRight: false },
      ],
    },
    {
      page: 2,
      key: 'why',
      type: 'long text',
      wording: 'Why a scan?',
      required: true,
      showIf: { key: 'first', is: ['b'] },
    },
    { page: 3, key: 'sure', type: 'rating', wording: 'How sure are you?', required: true },
    {
      page: 3,
      key: 'unsure',
      type: 'short text',
      wording: 'What would help?',
      showIf: { key: 'sure', is: ['1', '2'] },
    },
  ],
}
const subjectId = newId()

async function aTest() {
  const office = await openTestOffice()
  const personId = await office.person('ada')
  const saved = await office.office.write(timedWork, (tx) => saveQuestionnaire(tx, draft))
  assert.ok(saved.ok)
  const start = (versionId = saved.value.versionId) =>
    office.office.write(timedWork, (tx) => startSheet(tx, { versionId, area: 'courses', subjectId, personId }))
  return { office, personId, ...saved.value, start }
}
const save = (office: TestOffice, sheetId: string, page: number, form: Sent, how?: 'leave') =>
  office.office.write(timedWork, (tx) => saveAnswers(tx, sheetId, page, form, how))
const submit = (office: TestOffice, sheetId: string) => office.office.write(timedWork, (tx) => submitSheet(tx, sheetId))

test('a sheet is begun once for each subject and person, even by two acts at once', async () => {
  const { start } = await aTest()
  const ids = await Promise.all([start(), start(), start()])
  assert.equal(new Set([...ids, await start()]).size, 1)
})

test('two who begin and answer in one act at the same time both get through', async () => {
  const { office, personId, versionId } = await aTest()
  let begun = 0
  let meet = () => {}
  const both = new Promise<void>((resolve) => (meet = resolve))
  const beginAndAnswer = () =>
    office.office.write(timedWork, async (tx) => {
      const sheetId = await startSheet(tx, { versionId, area: 'courses', subjectId: newId(), personId })
      if ((begun += 1) === 2) meet()
      await both
      return saveAnswers(tx, sheetId, 1, { a_first: 'a' })
    })
  const saved = await Promise.all([beginAndAnswer(), beginAndAnswer()])
  assert.deepEqual(
    saved.map((answer) => answer !== missing && answer.ok),
    [true, true],
  )
})

test('answers are saved page by page, and the sheet opens where it was left', async () => {
  const { office, start } = await aTest()
  const sheetId = await start()
  assert.deepEqual(await save(office, sheetId, 1, { a_first: 'b' }), { ok: true, value: { nextPage: 2 } })
  const sheet = (await findSheet(office.office.db, sheetId))!
  assert.deepEqual([sheet.pageReached, sheet.pages], [2, [1, 2, 3]])
  assert.equal(sheet.items[0]!.answer, 'b')
})

test('a question that is no longer asked loses its answer', async () => {
  const { office, start } = await aTest()
  const sheetId = await start()
  await save(office, sheetId, 1, { a_first: 'b' })
  await save(office, sheetId, 2, { a_why: 'To find the source' })
  assert.deepEqual(await save(office, sheetId, 1, { a_first: 'a' }), { ok: true, value: { nextPage: 3 } })
  const sheet = (await findSheet(office.office.db, sheetId))!
  assert.deepEqual(
    sheet.items.map((item) => item.key),
    ['first', 'sure'],
  )
  await save(office, sheetId, 1, { a_first: 'b' })
  assert.equal((await findSheet(office.office.db, sheetId))!.items[1]!.answer, null)
})

test('a point of a scale opens a question on the same page', async () => {
  const { office, start } = await aTest()
  const sheetId = await start()
  await save(office, sheetId, 1, { a_first: 'a' })
  const opened = await save(office, sheetId, 3, { asked: 'sure', a_sure: '2' })
  assert.deepEqual(opened, { ok: true, value: { nextPage: 3 } })
  const keys = (await findSheet(office.office.db, sheetId))!.items.map((item) => item.key)
  assert.deepEqual(keys, ['first', 'sure', 'unsure'])
})

test('a refused page saves nothing; leaving saves what there is', async () => {
  const { office, start } = await aTest()
  const sheetId = await start()
  const refused = await save(office, sheetId, 3, { a_unsure: 'A colleague' })
  assert.ok(refused !== missing && !refused.ok && refused.refusal.field === 'a_sure')
  assert.equal(
    (await findSheet(office.office.db, sheetId))!.items.some((item) => item.answer !== null),
    false,
  )
  assert.deepEqual(await save(office, sheetId, 3, { a_sure: '1' }, 'leave'), { ok: true, value: { nextPage: 3 } })
})

test('a page that is not there is missing, and so is a sheet', async () => {
  const { office, start } = await aTest()
  assert.equal(await save(office, await start(), 4, {}), missing)
  assert.equal(await save(office, newId(), 1, {}), missing)
  assert.equal(await submit(office, newId()), missing)
  assert.equal(await findSheet(office.office.db, newId()), undefined)
})

test('a sheet is handed in when every required question is answered, once, and is marked then', async () => {
  const { office, start } = await aTest()
  const sheetId = await start()
  await save(office, sheetId, 1, { a_first: 'a' })
  const early = await submit(office, sheetId)
  assert.ok(early !== missing && !early.ok && early.refusal.code === 'sheet/incomplete')
  await save(office, sheetId, 3, { a_sure: '5' })
  assert.deepEqual(await submit(office, sheetId), { ok: true, value: { points: 1, possible: 1 } })
  const twice = await submit(office, sheetId)
  assert.ok(twice !== missing && !twice.ok && twice.refusal.code === 'sheet/handed-in')
  const late = await save(office, sheetId, 1, { a_first: 'b' })
  assert.ok(late !== missing && !late.ok && late.refusal.code === 'sheet/handed-in')
  const sheet = (await findSheet(office.office.db, sheetId))!
  assert.deepEqual(
    sheet.items.filter(({ answer }) => answer !== null).map(({ key, answer, isRight }) => [key, answer, isRight]),
    [
      ['first', 'a', true],
      ['sure', 5, null],
    ],
  )
  assert.notEqual(await start(), sheetId)
})

test('a version is changed until somebody answers it; then a change makes the next, and sheets keep theirs', async () => {
  const { office, start, questionnaireId, versionId } = await aTest()
  const sheetId = await start()
  const change = (title: string, wording: string) =>
    office.office.write(timedWork, (tx) =>
      changeQuestionnaire(tx, questionnaireId, { ...draft, title, items: [{ ...draft.items[0]!, wording }] }),
    )
  assert.deepEqual(await change('Sepsis', 'What comes at once?'), { ok: true, value: { versionId } })
  assert.equal((await findSheet(office.office.db, sheetId))!.items[0]!.wording, 'What comes at once?')
  await save(office, sheetId, 1, { a_first: 'a' })
  const next = await change('Sepsis, again', 'What do you do first?')
  assert.ok(next !== missing && next.ok && next.value.versionId !== versionId)
  const sheet = (await findSheet(office.office.db, sheetId))!
  assert.deepEqual([sheet.title, sheet.items[0]!.wording], ['Sepsis', 'What comes at once?'])
  const newest = (await findNewestVersion(office.office.db, questionnaireId))!
  assert.deepEqual([newest.number, newest.title, newest.isFrozen], [2, 'Sepsis, again', false])
  assert.equal(await start(newest.id), sheetId)
})

test('what a person saw is kept with the answer', async () => {
  const { office, start } = await aTest()
  const sheetId = await start()
  await save(office, sheetId, 1, { a_first: 'a' })
  await save(office, sheetId, 3, { a_sure: '4' })
  await submit(office, sheetId)
  const [first] = await office.office.db.selectFrom('answers_answer').select('wording_shown as shown').execute()
  const shown = first!.shown as Wording
  assert.equal(shown.question, 'What comes first?')
  assert.equal(shown.help, 'One answer')
  assert.deepEqual(shown.options[1], { key: 'b', wording: 'A scan' })
})

test('where nobody is to know who answers, each sheet is a new one', async () => {
  const { office, versionId } = await aTest()
  const start = () =>
    office.office.write(timedWork, (tx) => startSheet(tx, { versionId, area: 'surveys', subjectId, personId: null }))
  assert.notEqual(await start(), await start())
})

test('a questionnaire that nobody knows cannot be changed', async () => {
  const { office } = await aTest()
  assert.equal(await office.office.write(timedWork, (tx) => changeQuestionnaire(tx, newId(), draft)), missing)
})
