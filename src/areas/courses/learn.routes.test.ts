import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addCourse, linkToAnswers, marks, noTies, readings, takePart } from '../../../test/courses.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { findRecord, listEntries } from '../participation/record.store.ts'

async function open() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  return office
}

/** What the ledger holds of someone: each entry's kind and what. */
async function ledger({ office, idOf }: TestOffice, activityId: string, name: string): Promise<string[]> {
  const found = await findRecord(office.db, activityId, idOf(name))
  const entries = found ? await listEntries(office.db, found.id) : []
  return entries.map(({ kind, what }) => `${kind}: ${what}`)
}

test('a learner takes part in a course', async (t) => {
  const office = await open()
  const activityId = await addCourse(office, { attempts: 2 })
  await office.person('lena', { profession: 'nurse', degree: 'RN' })
  const [here, lena] = [`/learn/${activityId}`, office.as('lena')]
  const shown = () => office.office.db.selectFrom('integrity_shown').selectAll().execute()

  await t.test('and is first told who has ties, the mark and the attempts; to look begins nothing', async () => {
    const page = await lena.get(here)
    assert.ok(page.text.includes(noTies), page.text)
    assert.match(page.text, /4 questions; 75 percent right is needed to pass; 2 attempts/)
    for (const path of ['modules/1', 'test', 'test/1', 'test/result'])
      assert.equal((await lena.get(`${here}/${path}`)).location, here, path)
    assert.deepEqual([await ledger(office, activityId, 'lena'), await shown()], [[], []])
  })

  await t.test('begins once, though it is sent twice and again, and was shown the ties', async () => {
    const once = newId()
    const send = () => lena.post(`${here}/enrollment`, {}, { once })
    assert.deepEqual([(await send()).location, (await send()).location], [here, here])
    assert.equal((await lena.post(`${here}/enrollment`)).location, here)
    assert.deepEqual(await ledger(office, activityId, 'lena'), ['started: Began'])
    assert.deepEqual(
      (await shown()).map((row) => row.person_id),
      [office.idOf('lena')],
    )
    const record = await findRecord(office.office.db, activityId, office.idOf('lena'))
    assert.deepEqual([record!.profession, record!.completedAt], ['nurse', null])
  })

  await t.test('reads one after the other, each counted once', async () => {
    assert.match((await lena.get(`${here}/modules/1`)).text, /Reading 1 of 2 · about 20 minutes/)
    assert.equal((await lena.post(`${here}/modules/1`)).location, `${here}/modules/2`)
    assert.equal((await lena.post(`${here}/modules/1`)).location, `${here}/modules/2`)
    assert.match((await lena.get(`${here}/modules/1`)).html, />Go on<\/button>/)
    assert.match((await lena.get(here)).text, /Read .*15 minutes .*4 questions .*After the test/)
    assert.equal((await lena.post(`${here}/modules/2`)).location, here)
    assert.deepEqual(
      (await ledger(office, activityId, 'lena')).slice(1),
      readings.map((title) => `read: ${title}`),
    )
    for (const position of ['0', '3', 'last']) {
      assert.equal((await lena.get(`${here}/modules/${position}`)).status, 404, position)
      assert.equal((await lena.post(`${here}/modules/${position}`)).status, 404, position)
    }
  })

  await t.test('completes it with the test, and only then is asked what it did', async () => {
    await lena.post(`${here}/test`)
    const [first, second] = marks(3)
    await lena.post(`${here}/test/1`, first)
    assert.equal((await ledger(office, activityId, 'lena')).length, 3)
    await lena.post(`${here}/test/2`, second)
    assert.deepEqual((await ledger(office, activityId, 'lena')).slice(3), ['tested: Attempt 1', 'completed: Completed'])
    assert.match((await lena.get(here)).text, /Passed .*Five minutes/)
  })
})

test('what was begun stands on the learner’s home until it is completed or over', async () => {
  const office = await open()
  const activityId = await addCourse(office)
  for (const name of ['lena', 'omar']) await office.person(name)
  const home = async (name = 'lena') => (await office.as(name).get('/my')).text
  assert.doesNotMatch(await home(), /Under way/)
  await office.as('lena').post(`/learn/${activityId}/enrollment`)
  assert.match(await home(), /Under way Since Mon, Mar 2, 2026 .*Open until Tue, Jun 30, 2026 Go on/)
  assert.doesNotMatch(await home('omar'), /Under way/)
  office.setNow('2026-07-01T04:00:00Z')
  assert.doesNotMatch(await home(), /Under way/)
  office.setNow('2026-03-03T15:00:00Z')
  await takePart(office, activityId, 'lena', { right: 4 })
  assert.doesNotMatch(await home(), /Under way/)
})

test('who passes the test first completes with the last reading', async () => {
  const office = await open()
  const activityId = await addCourse(office)
  await office.person('lena')
  await takePart(office, activityId, 'lena', { reads: false, right: 4 })
  assert.match((await office.as('lena').get(`/learn/${activityId}`)).text, /Passed .*After the test/)
  for (const at of [1, 2]) await office.as('lena').post(`/learn/${activityId}/modules/${at}`)
  assert.equal((await ledger(office, activityId, 'lena')).at(-1), 'completed: Completed')
})

test('a reading that was taken away leaves no hole in the count', async () => {
  const office = await open()
  const activityId = await addCourse(office)
  await office.office.db.deleteFrom('courses_module').where('position', '=', 1).execute()
  await office.person('lena')
  await takePart(office, activityId, 'lena')
  assert.match((await office.as('lena').get(`/learn/${activityId}/modules/2`)).text, /Reading 1 of 1/)
})

test('a course is open from its first day to its last', async (t) => {
  const office = await open()
  const activityId = await addCourse(office)
  for (const name of ['lena', 'omar']) await office.person(name)
  const [here, lena, omar] = [`/learn/${activityId}`, office.as('lena'), office.as('omar')]

  await t.test('the evening before, by the clock of the office, nobody begins', async () => {
    office.setNow('2026-03-02T04:59:00Z')
    assert.match((await lena.get(here)).text, /This activity opens on Mon, Mar 2, 2026/)
    const page = await lena.post(`${here}/enrollment`)
    assert.equal(page.status, 422)
    assert.match(page.text, /Not open This activity opens on Mon, Mar 2, 2026/)
    assert.deepEqual(await ledger(office, activityId, 'lena'), [])
  })

  await t.test('from its first hour to its last minute one begins and goes on', async () => {
    office.setNow('2026-03-02T05:00:00Z')
    assert.equal((await lena.post(`${here}/enrollment`)).status, 303)
    office.setNow('2026-07-01T03:59:00Z')
    for (const path of ['modules/1', 'test']) assert.equal((await lena.post(`${here}/${path}`)).status, 303, path)
    assert.equal((await lena.post(`${here}/test/1`, marks(4)[0])).status, 303)
  })

  await t.test('and after that no more; what was done can be looked at', async () => {
    office.setNow('2026-07-01T04:00:00Z')
    assert.match((await omar.get(here)).text, /Not open This activity ended on Tuesday, June 30, 2026/)
    assert.equal((await omar.post(`${here}/enrollment`)).status, 422)
    assert.match((await lena.get(here)).text, /Over\. This activity ended on Tuesday, June 30, 2026/)
    assert.equal((await lena.get(`${here}/modules/2`)).status, 200)
    for (const path of ['modules/2', 'test', 'test/2']) {
      const page = await lena.post(`${here}/${path}`, marks(4)[1])
      assert.equal(page.status, 422, path)
      assert.match(page.text, /This activity ended on Tue, Jun 30, 2026\. Look in the catalog/, path)
    }
    assert.equal((await ledger(office, activityId, 'lena')).at(-1), `read: ${readings[0]}`)
  })
})

test('a link to a test that was left outlives neither the course nor the plan', async () => {
  const office = await open()
  const activityId = await addCourse(office)
  await office.person('lena')
  await takePart(office, activityId, 'lena', { reads: true })
  const [lena, visitor] = [office.as('lena'), office.visitor()]
  await lena.post(`/learn/${activityId}/test`)
  const { id } = await office.office.db.selectFrom('answers_sheet').select('id').executeTakeFirstOrThrow()
  office.setNow('2026-06-20T15:00:00Z')
  await lena.post(`/answers/${id}/link`, { page: '1', ...marks(4)[0] })
  const link = await linkToAnswers(office, 'lena')
  office.setNow('2026-07-01T15:00:00Z')
  const page = await visitor.post(`${link}/2`, marks(4)[1])
  assert.equal(page.status, 422)
  assert.match(page.text, /This activity ended on Tue, Jun 30, 2026/)
  assert.match(page.html, /value="right"[^>]* checked/)
  assert.equal((await ledger(office, activityId, 'lena')).at(-1), `read: ${readings[1]}`)
})

test('a course that is not open to learners looks like none', async () => {
  const office = await open()
  const activityId = await addCourse(office, { isOpen: false })
  await office.person('lena')
  const lena = office.as('lena')
  const nowhere = (await lena.get(`/learn/${newId()}`)).text
  for (const path of [
    `/learn/${activityId}`,
    `/learn/${activityId}/modules/1`,
    `/learn/${activityId}/test`,
    '/learn/x',
  ]) {
    const page = await lena.get(path)
    assert.deepEqual([page.status, page.text], [404, nowhere], path)
  }
  for (const path of ['enrollment', 'modules/1', 'test', 'test/1'])
    assert.equal((await lena.post(`/learn/${activityId}/${path}`)).status, 404, path)
  assert.match((await office.visitor().get(`/learn/${activityId}`)).location, /^\/sign-in\?next=/)
  assert.equal((await office.visitor().post(`/learn/${activityId}/enrollment`)).status, 401)
})
