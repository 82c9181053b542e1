import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addCourse, linkToAnswers, takePart } from '../../../test/courses.ts'
import { type SentForm, openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { listObjectives } from '../activities/activity.store.ts'
import { setPolicy } from '../policies/policy.commands.ts'
import { actorOf } from '../../../test/gaps.ts'
import { findResponse } from './response.store.ts'

async function open() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  for (const name of ['lena', 'omar', 'priya', 'eve']) await office.person(name)
  const activityId = await addCourse(office)
  return { office, activityId, here: `/learn/${activityId}`, db: office.office.db, lena: office.as('lena') }
}

type Opened = Awaited<ReturnType<typeof open>>

const pages: SentForm[] = [
  { a_objective_1: '4' },
  { a_before: '2', a_now: '5' },
  { a_evidence: 'yes', a_bias: 'no', a_next: 'Bridging' },
]

/** Has someone pass the course and answer so many pages of the evaluation. */
async function evaluate({ office, activityId, here }: Opened, name: string, upTo = 3): Promise<void> {
  await takePart(office, activityId, name, { right: 4 })
  await office.as(name).post(`${here}/evaluation`)
  for (const [at, page] of pages.slice(0, upTo).entries())
    await office.as(name).post(`${here}/evaluation/${at + 1}`, page)
}

test('who has completed an activity evaluates it, page by page', async (t) => {
  const opened = await open()
  const { office, activityId, here, db, lena } = opened
  const response = () => findResponse(db, activityId, office.idOf('lena'))

  await t.test('who takes no part is shown nothing of it', async () => {
    const eve = office.as('eve')
    for (const path of ['evaluation', 'evaluation/1', 'commitments']) {
      assert.equal((await eve.get(`${here}/${path}`)).status, 404, path)
      assert.equal((await eve.post(`${here}/${path}`, pages[0])).status, 404, path)
    }
    assert.equal((await office.visitor().post(`${here}/evaluation`)).status, 401)
    assert.equal((await lena.get('/learn/made-up/evaluation')).status, 404)
  })

  await t.test('not before the test is passed', async () => {
    await takePart(office, activityId, 'lena', { right: 2 })
    const page = await lena.post(`${here}/evaluation`)
    assert.equal(page.status, 422)
    assert.match(page.text, /Not yet\. Finish the readings and pass the test first/)
    assert.equal((await lena.post(`${here}/evaluation/1`, pages[0])).status, 404)
    assert.equal(await response(), undefined)
  })

  await t.test('to look begins nothing; begun twice it is one', async () => {
    await takePart(office, activityId, 'lena', { right: 4 })
    assert.match((await lena.get(`${here}/evaluation`)).text, /Three short pages, then what you will change/)
    assert.equal(await response(), undefined)
    const once = newId()
    const send = () => lena.post(`${here}/evaluation`, {}, { once })
    assert.deepEqual([(await send()).location, (await send()).location], Array(2).fill(`${here}/evaluation/1`))
    await lena.post(`${here}/evaluation`)
    assert.equal((await db.selectFrom('evaluation_response').select('id').execute()).length, 1)
  })

  await t.test('what is missing is named, all of it, and the rest stays', async () => {
    assert.match((await lena.get(`${here}/evaluation/1`)).text, /I can now: Set the stop and restart date/)
    await lena.post(`${here}/evaluation/1`, pages[0])
    const none = await lena.post(`${here}/evaluation/2`)
    assert.equal(none.status, 422)
    assert.match(
      none.text,
      /Choose a number on the scale: How sure were you .* Choose a number on the scale: How sure are/,
    )
    const page = await lena.post(`${here}/evaluation/2`, { a_before: '2', a_now: '6' })
    assert.match(page.text, /This page is not saved yet Enter a number from 1 to 5/)
    assert.match(page.html, /name="a_before"[^>]*value="2"[^>]* checked/)
    assert.equal((await lena.get(`${here}/evaluation`)).location, `${here}/evaluation/2`)
    for (const strange of ['0', '4', 'last']) {
      assert.equal((await lena.get(`${here}/evaluation/${strange}`)).status, 404, strange)
      assert.equal((await lena.post(`${here}/evaluation/${strange}`, pages[0])).status, 404, strange)
    }
  })

  await t.test('bias that was seen is told in words, and the office has a case', async () => {
    await lena.post(`${here}/evaluation/2`, pages[1])
    const asked = ['evidence', 'bias', 'next']
    const seen = { a_evidence: 'yes', a_bias: 'yes', a_next: '', asked }
    assert.equal((await lena.post(`${here}/evaluation/3`, seen)).location, `${here}/evaluation/3`)
    assert.match((await lena.get(`${here}/evaluation/3`)).text, /What did you see\?/)
    const again = { ...seen, asked: [...asked, 'bias_what'], a_bias_what: '' }
    assert.equal((await lena.post(`${here}/evaluation/3`, again)).status, 422)
    const once = newId()
    const send = () => lena.post(`${here}/evaluation/3`, { ...again, a_bias_what: 'A logo on slide 3' }, { once })
    assert.deepEqual([(await send()).location, (await send()).location], Array(2).fill(`${here}/commitments`))
    const cases = await db.selectFrom('evaluation_bias_report').selectAll().execute()
    assert.deepEqual(
      cases.map(({ explanation }) => explanation),
      ['A logo on slide 3'],
    )
    assert.equal((await lena.get(`${here}/evaluation`)).location, `${here}/commitments`)
    assert.equal((await lena.get(`${here}/evaluation/3`)).location, `${here}/evaluation`)
  })

  await t.test('handed in it stays as it is', async () => {
    const late = await lena.post(`${here}/evaluation/1`, { a_objective_1: '1' })
    assert.equal(late.status, 422)
    assert.match(late.text, /These answers are handed in and stay as they are/)
  })
})

test('an evaluation is left, and handed in by a link from the mail', async (t) => {
  const opened = await open()
  const { office, here, db, lena } = opened
  const visitor = office.visitor()
  await evaluate(opened, 'lena', 1)
  const leave = /formaction="(\/answers\/[^"]+)"/.exec((await lena.get(`${here}/evaluation/2`)).html)![1]!
  assert.equal((await lena.post(leave, { page: '2', a_before: '3' })).status, 200)
  const link = await linkToAnswers(office, 'lena')
  const sheets = () => db.selectFrom('answers_sheet').selectAll().execute()

  await t.test('opening it changes nothing', async () => {
    const before = await sheets()
    assert.equal((await visitor.get(link)).location, `${link}/2`)
    for (const path of [`${link}/1`, `${link}/2`, `${link}/3`]) await visitor.get(path)
    assert.match((await visitor.get(`${link}/2`)).html, /name="a_before"[^>]*value="3"[^>]* checked/)
    assert.deepEqual(await sheets(), before)
  })

  await t.test('it is handed in as on its own page, and leads to what will change', async () => {
    assert.equal((await visitor.post(`${link}/2`, pages[1])).location, `${link}/3`)
    const bias = { a_evidence: 'no', a_bias: 'yes', a_bias_what: 'One brand alone' }
    const end = await visitor.post(`${link}/3`, bias)
    assert.match(end.text, /Your answers are handed in/)
    assert.ok(end.html.includes(`href="${here}/commitments"`), 'leads on')
    assert.equal((await db.selectFrom('evaluation_bias_report').select('id').execute()).length, 1)
    assert.equal((await visitor.get(link)).status, 404)
    assert.equal((await lena.get(`${here}/commitments`)).status, 200)
  })
})

test('learners say what they will change', async (t) => {
  const opened = await open()
  const { office, activityId, here, db, lena } = opened
  await evaluate(opened, 'lena')
  const [objective] = await listObjectives(db, activityId)
  const one: SentForm = {
    statement_0: 'I will set the restart date in clinic',
    objectiveId_0: objective!.id,
    confidence_0: '4',
    barrier_0: 'Time',
  }
  const made = () => db.selectFrom('evaluation_commitment').selectAll().orderBy('made_at').execute()
  const other = await addCourse(office, { title: 'Another' })
  const [strange] = await listObjectives(db, other)

  await t.test('the page says when they are asked about it', async () => {
    assert.match((await lena.get(`${here}/commitments`)).text, /We ask once, in 60 days, in your own words/)
  })

  const wrongs: { form: SentForm; says: string; because: string }[] = [
    { form: {}, says: 'Say one thing you will do differently, or tick', because: 'silence is no answer' },
    { form: { ...one, statement_0: 'Be better' }, says: 'Say in a sentence', because: 'ten letters are the least' },
    { form: { ...one, statement_0: 'x'.repeat(401) }, says: 'Keep it under 400', because: 'it is one thing' },
    { form: { ...one, confidence_0: '' }, says: 'Say how sure you are', because: 'a promise has a confidence' },
    { form: { ...one, confidence_0: '6' }, says: 'Say how sure you are', because: 'the scale ends at 5' },
    {
      form: { ...one, barrier_0: 'x'.repeat(301) },
      says: 'Keep it under 300',
      because: 'so does what stands in the way',
    },
    {
      form: { ...one, statement_1: 'Tell' },
      says: 'Say in a sentence',
      because: 'the second is looked at as the first',
    },
    { form: { ...one, objectiveId_0: newId() }, says: 'Choose an objective from the list', because: 'it may be none' },
    {
      form: { ...one, objectiveId_0: strange!.id },
      says: 'Choose an objective from the list',
      because: 'or of another',
    },
    { form: { ...one, none: 'yes' }, says: 'Empty the fields, or take the tick away', because: 'both cannot be' },
  ]
  for (const { form, says, because } of wrongs)
    await t.test(`refused with what was typed, because ${because}`, async () => {
      const page = await lena.post(`${here}/commitments`, form)
      assert.equal(page.status, 422)
      assert.ok(page.text.includes('Nothing is saved yet') && page.text.includes(says), page.text)
      if (form.statement_0) assert.ok(page.html.includes(`>${String(form.statement_0)}</textarea>`), 'stays')
      if (form.barrier_0) assert.ok(page.html.includes(`value="${String(form.barrier_0)}"`), 'stays')
      assert.deepEqual(await made(), [])
    })

  await t.test('kept once, though sent twice, each with the day of its follow-up', async () => {
    const once = newId()
    const two = { ...one, statement_1: 'I will name who tells the patient', confidence_1: '1', objectiveId_1: '' }
    const send = () => lena.post(`${here}/commitments`, two, { once })
    assert.deepEqual([(await send()).location, (await send()).location], [here, here])
    assert.deepEqual(
      (await made()).map((each) => [each.statement, each.objective_id, each.confidence, each.barrier]),
      [
        ['I will set the restart date in clinic', objective!.id, 4, 'Time'],
        ['I will name who tells the patient', null, 1, null],
      ],
    )
    const due = await db.selectFrom('evaluation_follow_up').select('due_on').execute()
    assert.deepEqual(
      due.map((each) => each.due_on),
      ['2026-05-01', '2026-05-01'],
    )
    assert.match((await lena.get(here)).text, /What did it do for you\?.*Done|Done .*What did it do for you\?/)
  })

  await t.test('another window, sent later, is told that it is done', async () => {
    const page = await lena.post(`${here}/commitments`, one)
    assert.equal(page.status, 422)
    assert.match(page.text, /You have evaluated this activity\. What you promised stands/)
    assert.equal((await made()).length, 2)
    for (const path of ['evaluation', 'commitments']) assert.equal((await lena.get(`${here}/${path}`)).location, here)
  })

  await t.test('two windows at the same moment promise once', async () => {
    await evaluate(opened, 'omar')
    const sent = await Promise.all([1, 2].map(() => office.as('omar').post(`${here}/commitments`, one)))
    assert.deepEqual(sent.map(({ status }) => status).toSorted(), [303, 422])
    assert.equal((await made()).length, 3)
  })

  await t.test('nothing is promised before the evaluation is handed in', async () => {
    await evaluate(opened, 'priya', 2)
    const priya = office.as('priya')
    assert.equal((await priya.get(`${here}/commitments`)).location, here)
    assert.equal((await priya.post(`${here}/commitments`, one)).status, 404)
  })

  await t.test('that nothing will change is an answer, and the day follows the policy of the office', async () => {
    await office.office.write(actorOf(office, 'ada'), (tx) =>
      setPolicy(tx, { key: 'followUp.days', value: 30, effectiveOn: office.office.today(), why: 'Sooner' }),
    )
    const priya = office.as('priya')
    await priya.post(`${here}/evaluation/3`, pages[2])
    assert.match((await priya.get(`${here}/commitments`)).text, /We ask once, in 30 days/)
    assert.equal((await priya.post(`${here}/commitments`, { none: 'yes' })).location, here)
    assert.ok((await findResponse(db, activityId, office.idOf('priya')))!.submittedAt, 'done')
    assert.equal((await made()).length, 3)
  })
})
