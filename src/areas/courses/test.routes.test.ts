import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addCourse, linkToAnswers, marks, takePart } from '../../../test/courses.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { findRecord, listEntries } from '../participation/record.store.ts'

async function open() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  for (const name of ['lena', 'omar', 'priya']) await office.person(name)
  return office
}

async function tests({ office, idOf }: TestOffice, activityId: string, name: string) {
  const found = await findRecord(office.db, activityId, idOf(name))
  const entries = found ? await listEntries(office.db, found.id) : []
  return entries
    .filter(({ kind }) => kind === 'tested')
    .map(({ what, points, possible, isPassed }) => [what, points, possible, isPassed])
}

const completed = ({ office, idOf }: TestOffice, activityId: string, name: string) =>
  findRecord(office.db, activityId, idOf(name)).then((record) => record!.completedAt !== null)

test('a test is passed at its mark, and not below', async (t) => {
  const office = await open()
  const cases = [
    { passPercent: 75, right: 3, passed: true, because: '3 of 4 are 75 percent' },
    { passPercent: 76, right: 3, passed: false, because: '3 of 4 are no 76 percent' },
    { passPercent: 100, right: 4, passed: true, because: 'all are all' },
    { passPercent: 1, right: 0, passed: false, because: 'none are below every mark' },
  ]
  for (const { passPercent, right, passed, because } of cases)
    await t.test(because, async () => {
      const activityId = await addCourse(office, { passPercent })
      await takePart(office, activityId, 'lena', { right })
      const page = await office.as('lena').get(`/learn/${activityId}/test/result`)
      assert.ok(page.text.includes(passed ? 'You have passed' : 'Not passed yet'), page.text)
      const share = `${right} of 4 right, ${right * 25} percent. ${passPercent} percent are needed.`
      assert.ok(page.text.includes(share), page.text)
      assert.deepEqual(await tests(office, activityId, 'lena'), [['Attempt 1', right, 4, passed]])
      assert.equal(await completed(office, activityId, 'lena'), passed)
    })
})

test('a test is taken page by page', async (t) => {
  const office = await open()
  const activityId = await addCourse(office, { attempts: 2 })
  const [here, lena] = [`/learn/${activityId}`, office.as('lena')]
  await takePart(office, activityId, 'lena', { reads: true })
  const [first, second] = marks(2)
  const attempts = () => office.office.db.selectFrom('courses_attempt').select(['number', 'sheet_id']).execute()

  await t.test('to look at it begins no attempt', async () => {
    assert.match(
      (await lena.get(`${here}/test`)).text,
      /You need 75 percent right to pass\. .*This is attempt 1 of 2\./,
    )
    for (const path of ['test/1', 'test/result'])
      assert.equal((await lena.get(`${here}/${path}`)).location, `${here}/test`)
    assert.deepEqual(await attempts(), [])
  })

  await t.test('begun twice, and in two windows at once, it is one attempt', async () => {
    const once = newId()
    const begin = () => lena.post(`${here}/test`, {}, { once })
    assert.deepEqual([(await begin()).location, (await begin()).location], [`${here}/test/1`, `${here}/test/1`])
    const omar = office.as('omar')
    await omar.post(`${here}/enrollment`)
    const both = await Promise.all([omar.post(`${here}/test`), omar.post(`${here}/test`)])
    assert.deepEqual(
      both.map(({ location }) => location),
      [`${here}/test/1`, `${here}/test/1`],
    )
    assert.deepEqual(
      (await attempts()).map(({ number }) => number),
      [1, 1],
    )
    assert.match((await lena.get(`${here}/test`)).html, />Go on with the test<\/button>/)
  })

  await t.test('a page that misses answers names each of them, and keeps the others', async () => {
    const page = await lena.post(`${here}/test/1`, { a_q1: '', a_q2: 'wrong' })
    assert.equal(page.status, 422)
    assert.match(page.text, /This page is not saved yet Choose an answer/)
    assert.match(page.html, /value="wrong"[^>]* checked/)
    const none = await lena.post(`${here}/test/1`)
    assert.match(
      none.text,
      /Choose an answer: When is the last tablet of drug 1\? Choose an answer: When is .* drug 2\?/,
    )
    const odd = await lena.post(`${here}/test/1`, { a_q1: 'maybe', a_q2: 'wrong' })
    assert.match(odd.text, /Choose one of the answers/)
  })

  await t.test('one goes back a page, and answers stay', async () => {
    assert.equal((await lena.post(`${here}/test/1`, first)).location, `${here}/test/2`)
    const back = /href="([^"]+)"[^>]*>Back a page/.exec((await lena.get(`${here}/test/2`)).html)![1]!
    assert.match((await lena.get(back)).html, /value="right"[^>]* checked/)
    assert.equal((await lena.post(`${here}/test`)).location, `${here}/test/2`)
    for (const page of ['3', '0', '1.5', 'last'])
      assert.equal((await lena.get(`${here}/test/${page}`)).status, 404, page)
  })

  await t.test('the last page is not handed in before the first is answered', async () => {
    const omar = office.as('omar')
    const page = await omar.post(`${here}/test/2`, second)
    assert.equal(page.status, 422)
    assert.match(page.text, /One question on page 1 has no answer yet/)
    assert.deepEqual(await tests(office, activityId, 'omar'), [])
  })

  await t.test('handed in twice it counts once; then it shows what is right, and why', async () => {
    const once = newId()
    const send = () => lena.post(`${here}/test/2`, second, { once })
    assert.deepEqual([(await send()).location, (await send()).location], Array(2).fill(`${here}/test/result`))
    assert.deepEqual(await tests(office, activityId, 'lena'), [['Attempt 1', 2, 4, false]])
    const page = await lena.get(`${here}/test/result`)
    assert.match(
      page.text,
      /Not right When is the last tablet of drug 3\? On the day itself Right is: 4 days before The kidney/,
    )
    assert.match(page.text, /Try again/)
    assert.match((await lena.get(here)).text, /Not passed yet/)
  })

  await t.test('the second attempt begins empty, and after it there is no third', async () => {
    assert.match((await lena.get(`${here}/test`)).text, /This is attempt 2 of 2\./)
    await lena.post(`${here}/test`)
    assert.doesNotMatch((await lena.get(`${here}/test/1`)).html, /value="(right|wrong)"[^>]* checked/)
    for (const [at, page] of marks(2).entries()) await lena.post(`${here}/test/${at + 1}`, page)
    assert.match(
      (await lena.get(`${here}/test/result`)).text,
      /All attempts are used, so this activity cannot be completed/,
    )
    const start = await lena.get(`${here}/test`)
    assert.match(start.text, /All 2 attempts are used, so this activity cannot be completed/)
    assert.doesNotMatch(start.text, /attempt 3|Try again|the office/)
    const page = await lena.post(`${here}/test`)
    assert.equal(page.status, 422)
    assert.match(page.text, /All 2 attempts are used.*Look in the catalog for another\./)
    assert.equal((await tests(office, activityId, 'lena')).length, 2)
  })

  await t.test('who has passed is not tested again', async () => {
    await takePart(office, activityId, 'priya', { right: 4 })
    const page = await office.as('priya').post(`${here}/test`)
    assert.equal(page.status, 422)
    assert.match(page.text, /You have passed this test\. Go on to the evaluation\./)
    assert.equal((await office.as('priya').post(`${here}/test/2`, second)).status, 404)
  })
})

test('a test is left, and handed in by a link from the mail', async (t) => {
  const office = await open()
  const activityId = await addCourse(office)
  const [here, lena, visitor] = [`/learn/${activityId}`, office.as('lena'), office.visitor()]
  await takePart(office, activityId, 'lena', { reads: true })
  await lena.post(`${here}/test`)
  const leave = /formaction="(\/answers\/[^"]+)"/.exec((await lena.get(`${here}/test/1`)).html)![1]!
  const left = await lena.post(leave, { page: '1', a_q1: 'right' })
  assert.match(left.text, /A link to go on is on its way to lena@alderbay\.example/)
  const link = await linkToAnswers(office, 'lena')

  await t.test('opening it, again and again, changes nothing', async () => {
    const before = await office.office.db.selectFrom('answers_sheet').selectAll().execute()
    for (const path of [link, `${link}/1`, `${link}/2`, link]) await visitor.get(path)
    assert.deepEqual(await office.office.db.selectFrom('answers_sheet').selectAll().execute(), before)
    assert.match((await visitor.get(`${link}/1`)).html, /name="a_q1"[^>]*value="right"[^>]* checked/)
  })

  await t.test('it goes on where one left, in the same attempt, and is marked as any other', async () => {
    assert.equal((await visitor.post(`${link}/1`, { a_q1: 'right' })).status, 422)
    assert.equal((await visitor.post(`${link}/1`, marks(4)[0])).location, `${link}/2`)
    const end = await visitor.post(`${link}/2`, marks(4)[1])
    assert.match(end.text, /Your answers are handed in/)
    assert.ok(end.html.includes(`href="${here}/test/result"`), 'leads on')
    assert.deepEqual(await tests(office, activityId, 'lena'), [['Attempt 1', 4, 4, true]])
    assert.equal(await completed(office, activityId, 'lena'), true)
    assert.match((await lena.get(`${here}/test/result`)).text, /You have passed/)
  })

  await t.test('and then has done its work', async () => {
    assert.equal((await visitor.get(link)).status, 404)
    assert.equal((await visitor.post(`${link}/2`, marks(0)[1])).status, 404)
    assert.equal((await tests(office, activityId, 'lena')).length, 1)
  })

  await t.test('nobody leaves with the test of another', async () => {
    assert.equal((await office.as('omar').post(leave, { page: '1', a_q1: 'wrong' })).status, 404)
  })
})
