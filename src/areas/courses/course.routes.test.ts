import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameIn, planIn } from '../../../test/activities.ts'
import { addCourse } from '../../../test/courses.ts'
import { type SentForm, openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { findActivity } from '../activities/activity.store.ts'
import { saveStep } from '../activities/plan.store.ts'
import { findTest, listModules } from './course.store.ts'

async function open() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('ines')
  await office.person('eve', { roles: ['course director'] })
  const activityId = await planIn(office, 'x'.repeat(200))
  await nameIn(office, activityId, 'ines', 'activity director')
  const [here, db] = [`/office/activities/${activityId}`, office.office.db]
  const minutes = () => findActivity(db, activityId).then((activity) => activity!.minutes)
  return { office, activityId, here, db, minutes, ines: office.as('ines'), eve: office.as('eve') }
}

test('the director writes what is to be read', async (t) => {
  const { office, activityId, here, db, minutes, ines, eve } = await open()
  const said: SentForm = { title: 'What the kidney does', body: 'A drug leaves the body. '.repeat(3), minutes: '20' }
  const list = () => listModules(db, activityId)

  const wrongs: { change: SentForm; says: string; because: string }[] = [
    { change: { title: ' ' }, says: 'Enter a title', because: 'a reading has a title' },
    { change: { body: 'x'.repeat(49) }, says: 'at least a paragraph', because: 'fifty letters are the least' },
    { change: { body: 'x'.repeat(60_001) }, says: 'longer than 60,000 letters', because: 'more is two readings' },
    { change: { minutes: '0' }, says: 'the minutes between 1 and 240', because: 'reading takes time' },
    { change: { minutes: '241' }, says: 'the minutes between 1 and 240', because: 'but not a day' },
    { change: { minutes: '7.5' }, says: 'the minutes as a whole number', because: 'in whole minutes' },
  ]
  for (const { change, says, because } of wrongs)
    await t.test(`refused with what was typed, because ${because}`, async () => {
      const sent = { ...said, ...change }
      const page = await ines.post(`${here}/modules/new`, sent)
      assert.equal(page.status, 422)
      assert.ok(page.text.includes('Nothing is saved yet') && page.text.includes(says), page.text)
      assert.ok(
        page.html.includes(`>${String(sent.body)}</textarea>`) && page.html.includes(`value="${sent.minutes}"`),
        'stays',
      )
      assert.deepEqual(await list(), [])
    })

  await t.test('sent twice it stands once, and its minutes count', async () => {
    const once = newId()
    const send = () => ines.post(`${here}/modules/new`, said, { once })
    assert.deepEqual([(await send()).location, (await send()).location], [`${here}#course`, `${here}#course`])
    assert.deepEqual(
      (await list()).map(({ position, minutes }) => [position, minutes]),
      [[1, 20]],
    )
    assert.equal(await minutes(), 25)
    assert.match((await ines.get(here)).text, /Reading and test About 25 minutes in all/)
  })

  await t.test('two readings of one name could not be told apart, and are refused', async () => {
    const page = await ines.post(`${here}/modules/new`, { ...said, title: ' what the Kidney does' })
    assert.equal(page.status, 422)
    assert.match(page.text, /Another reading of this course has this title\. Give this one its own/)
    assert.equal((await ines.post(`${here}/modules/new`, { ...said, title: 'One plan' })).status, 303)
    const [first, second] = await list()
    assert.equal((await ines.post(`${here}/modules/${second!.id}`, said)).status, 422)
    assert.equal((await ines.post(`${here}/modules/${first!.id}`, { ...said, minutes: '240' })).status, 303)
    assert.equal(await minutes(), 265)
  })

  await t.test('one is changed on its own form', async () => {
    const [first] = await list()
    const form = await ines.get(`${here}/modules/${first!.id}`)
    assert.match(form.text, /Change a reading/)
    assert.ok(form.html.includes('value="What the kidney does"') && form.html.includes('value="240"'), 'filled')
    const refused = await ines.post(`${here}/modules/${first!.id}`, { ...said, title: '' })
    assert.deepEqual([refused.status, /Enter a title/.test(refused.text)], [422, true])
  })

  await t.test('no hand reaches into a plan that is not theirs, or for a reading of another course', async () => {
    const [first] = await list()
    const other = await addCourse(office, { isOpen: false })
    for (const path of ['modules/new', `modules/${first!.id}`]) {
      assert.equal((await eve.get(`${here}/${path}`)).status, 404, path)
      assert.equal((await eve.post(`${here}/${path}`, said)).status, 404, path)
    }
    const ada = office.as('ada')
    const strange = { ...said, title: 'Mine now' }
    for (const path of [`/office/activities/${other}/modules/${first!.id}`, `${here}/modules/made-up`]) {
      assert.equal((await ada.get(path)).status, 404, path)
      assert.equal((await ada.post(path, strange)).status, 404, path)
      assert.equal((await ada.post(`${path}/removal`)).status, 404, path)
    }
    assert.equal((await eve.post(`${here}/modules/${first!.id}/removal`)).status, 404)
    assert.equal((await list()).length, 2)
  })

  await t.test('one is taken away, and its minutes with it', async () => {
    const [first] = await list()
    assert.equal((await ines.post(`${here}/modules/${first!.id}/removal`)).location, `${here}#course`)
    assert.equal((await ines.post(`${here}/modules/${first!.id}/removal`)).status, 404)
    assert.equal(await minutes(), 25)
  })

  await t.test('in review it stands as it is', async () => {
    await office.office.write(timedWork, (tx) => saveStep(tx, activityId, 'in review', ''))
    const [left] = await list()
    const shown = { new: 'Late words', [left!.id]: 'Late words', [`${left!.id}/removal`]: left!.title }
    for (const [path, title] of Object.entries(shown)) {
      const page = await ines.post(`${here}/modules/${path}`, { ...said, title: 'Late words' })
      assert.equal(page.status, 422, path)
      assert.match(page.text, /This activity is in review\. Take it back to planning/, path)
      assert.ok(page.html.includes(`value="${title}"`), path)
    }
    assert.deepEqual(
      (await list()).map(({ title }) => title),
      ['One plan'],
    )
  })
})

test('the director sets the rules of the test', async (t) => {
  const { office, activityId, here, db, minutes, ines, eve } = await open()
  const said = { passPercent: '70', attempts: '', minutes: '10' }

  await t.test('the form offers the mark of the office', async () => {
    const page = await ines.get(`${here}/test`)
    assert.match(page.html, /name="passPercent"[^>]*value="70"/)
  })

  const wrongs = [
    { change: { passPercent: '0' }, says: 'the pass mark between 1 and 100', because: 'a mark of nothing is none' },
    { change: { passPercent: '101' }, says: 'the pass mark between 1 and 100', because: 'nobody reaches 101 percent' },
    { change: { passPercent: 'most' }, says: 'the pass mark as a whole number', because: 'a mark is a number' },
    { change: { attempts: '0' }, says: 'up to 20 attempts, or leave it empty', because: 'one attempt is the least' },
    { change: { attempts: '21' }, says: 'up to 20 attempts, or leave it empty', because: '20 are the most' },
    { change: { attempts: '-1' }, says: 'a whole number, or leave it empty', because: 'they are counted' },
    { change: { minutes: '' }, says: 'the minutes as a whole number', because: 'a test takes time' },
  ]
  for (const { change, says, because } of wrongs)
    await t.test(`refused with what was typed, because ${because}`, async () => {
      const sent = { ...said, ...change }
      const page = await ines.post(`${here}/test`, sent)
      assert.equal(page.status, 422)
      assert.ok(page.text.includes('Nothing is saved yet') && page.text.includes(says), page.text)
      for (const value of Object.values(sent)) assert.ok(!value || page.html.includes(`value="${value}"`), value)
      assert.equal(await findTest(db, activityId), undefined)
    })

  await t.test('then its questions are written, in one questionnaire however often the rules change', async () => {
    const once = newId()
    const ada = office.as('ada')
    const send = () => ada.post(`${here}/test`, said, { once })
    const [first, second] = [await send(), await send()]
    const kept = (await findTest(db, activityId))!
    assert.deepEqual([first.location, second.location], Array(2).fill(`/office/questionnaires/${kept.questionnaireId}`))
    assert.match((await ines.get(here)).text, /Pass mark 70 percent · as many attempts as needed/)
    await ines.post(`${here}/test`, { passPercent: '100', attempts: '20', minutes: '240' })
    assert.deepEqual(await findTest(db, activityId), { ...kept, passPercent: 100, attemptsAllowed: 20, minutes: 240 })
    assert.equal(await minutes(), 245)
    assert.match((await ines.get(`${here}/test`)).html, /name="attempts"[^>]*value="20"/)
  })

  await t.test('a director, who writes no questionnaires, comes back to the plan', async () => {
    const rules = { passPercent: '100', attempts: '20', minutes: '240' }
    assert.equal((await ines.post(`${here}/test`, rules)).location, `${here}#course`)
  })

  await t.test('nobody sets the test of another, or of what is in review', async () => {
    assert.equal((await eve.get(`${here}/test`)).status, 404)
    assert.equal((await eve.post(`${here}/test`, said)).status, 404)
    await office.office.write(timedWork, (tx) => saveStep(tx, activityId, 'in review', ''))
    const page = await ines.post(`${here}/test`, { ...said, passPercent: '12' })
    assert.equal(page.status, 422)
    assert.match(page.text, /This activity is in review/)
    assert.ok(page.html.includes('value="12"'), 'stays')
    assert.equal((await findTest(db, activityId))!.passPercent, 100)
  })
})
