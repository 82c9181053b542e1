import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linksOf } from '../../../test/activities.ts'
import { learn } from '../../../test/learners.ts'
import { openActivity } from '../../../test/reports.ts'
import { openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'

const promise = 'I will set the restart date in clinic'

/** A promise that Lena made on March 2, 2026; she is asked 60 days later, on May 1. */
async function open() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('eve')
  const activityId = await openActivity(office, 'Stop on the right day')
  const { db } = office.office
  await learn(office, activityId, 'lena', { isPassed: true, rating: 4, commitment: promise })
  const followUp = () =>
    db
      .selectFrom('evaluation_follow_up')
      .select(['id', 'asked_at as askedAt', 'answer', 'note'])
      .executeTakeFirstOrThrow()
  const mails = async () => (await office.mails('lena@')).filter(({ subject }) => subject.includes('Did it work out'))
  return { office, activityId, followUp, mails, db }
}

async function openAsked() {
  const opened = await open()
  opened.office.setNow('2026-05-01T15:00:00Z')
  await opened.office.work()
  const [token] = await linksOf(opened.office, 'lena', 'follow-up')
  return { ...opened, link: `/link/follow-up/${token}`, lena: opened.office.as('lena') }
}

test('a learner is asked on the day the office has set, once, in their own words', async () => {
  const { office, followUp, mails } = await open()
  office.setNow('2026-05-01T03:30:00Z')
  await office.work()
  assert.deepEqual(
    [(await followUp()).askedAt, await mails()],
    [null, []],
    'the evening before, by the clock of the office',
  )
  office.setNow('2026-05-01T15:00:00Z')
  for (let times = 0; times < 2; times += 1) await office.work()
  const [mail, ...more] = await mails()
  assert.deepEqual(more, [])
  assert.ok(mail!.body.includes(promise), mail!.body)
  assert.match((await office.as('lena').get('/my')).text, /Did it work out\?/)
})

test('two taps answer it: choose, confirm', async (t) => {
  const { office, followUp, link, lena, activityId, db } = await openAsked()
  const visitor = office.visitor()

  await t.test('opening the mailed link, as mail programs do, changes nothing', async () => {
    const before = await followUp()
    for (const path of [link, link, `${link}?answer=fully`]) {
      const page = await visitor.get(path)
      assert.match(page.text, new RegExp(`Monday, March 2, 2026 Did it work out\\? You wrote: “${promise}”`))
      assert.doesNotMatch(page.html, / checked/, 'nothing is chosen for them')
      assert.equal(page.headers['referrer-policy'], 'no-referrer')
    }
    assert.deepEqual([await followUp(), before.answer], [before, null])
  })

  await t.test('without a choice, or with one that is none, it is asked again and the note stays', async () => {
    for (const answer of ['', 'maybe']) {
      const page = await visitor.post(link, { answer, note: 'The order set has changed' })
      assert.equal(page.status, 422)
      assert.match(page.text, /Not answered yet Choose one of the four/)
      assert.ok(page.html.includes('value="The order set has changed"'), 'stays')
    }
    const long = await visitor.post(link, { answer: 'partly', note: 'x'.repeat(501) })
    assert.equal(long.status, 422)
    assert.match(long.text, /Keep it under 500 letters/)
    assert.match(long.html, /value="partly"[^>]* checked/)
    assert.equal((await followUp()).answer, null)
  })

  await t.test('without signing in it is kept, once, and nothing waits any more', async () => {
    const page = await visitor.post(link, { answer: 'partly', note: ' Two of three ' })
    assert.match(page.text, /Thank you .*counted, without your name/)
    assert.deepEqual([(await followUp()).answer, (await followUp()).note], ['partly', 'Two of three'])
    assert.doesNotMatch((await lena.get('/my')).text, /Did it work out/)
    const told = await db.selectFrom('platform_news').where('kind', '=', 'commitment.followed-up').selectAll().execute()
    assert.deepEqual([told.length, told[0]!.subject], [1, activityId])
  })

  await t.test('the link has done its work, and another answer does not replace the first', async () => {
    assert.equal((await visitor.get(link)).status, 404)
    assert.equal((await visitor.post(link, { answer: 'fully' })).status, 404)
    const mine = `/my/follow-ups/${(await followUp()).id}`
    assert.match((await lena.get(mine)).text, /Thank you .*Your answer Partly/)
    const page = await lena.post(mine, { answer: 'fully' })
    assert.equal(page.status, 422)
    assert.match(page.text, /You have answered already\. Write to the office if it was a mistake\./)
    assert.equal((await followUp()).answer, 'partly')
  })
})

test('it can be answered signed in, by the learner alone, and sent twice', async () => {
  const { office, followUp, lena, link } = await openAsked()
  const mine = `/my/follow-ups/${(await followUp()).id}`
  const eve = office.as('eve')
  assert.equal((await eve.get(mine)).status, 404)
  assert.equal((await eve.post(mine, { answer: 'will not' })).status, 404)
  for (const path of [`/my/follow-ups/${newId()}`, '/my/follow-ups/made-up'])
    assert.deepEqual([(await lena.get(path)).status, (await lena.post(path, { answer: 'fully' })).status], [404, 404])
  assert.equal((await office.visitor().post(mine, { answer: 'fully' })).status, 401)
  assert.match((await lena.get(mine)).text, /Have you done it\?/)
  const once = newId()
  const send = () => lena.post(mine, { answer: 'fully' }, { once })
  assert.deepEqual([(await send()).location, (await send()).location], ['/my', '/my'])
  assert.equal((await followUp()).answer, 'fully')
  assert.equal((await office.visitor().get(link)).status, 404)
})

test('who stays silent can answer by the link up to the day its mail names', async () => {
  const { office, followUp, link, mails } = await openAsked()
  assert.match((await mails())[0]!.body, /It works up to Sunday, May 31, 2026/)
  office.setNow('2026-05-31T15:00:00Z')
  await office.work()
  assert.equal((await office.visitor().get(link)).status, 200)
  office.setNow('2026-06-02T15:00:00Z')
  await office.work()
  assert.equal((await office.visitor().get(link)).status, 404)
  assert.equal((await followUp()).answer, null)
})
