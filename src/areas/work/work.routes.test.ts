import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { type News, type Reaction, announce } from '../../platform/news.ts'
import { timedWork } from '../../platform/office.ts'

/** An office in which a reaction fails until it is mended, with a news that is parked after eight tries. */
async function openWithParked() {
  const heard: News[] = []
  let isBroken = true
  const reaction: Reaction = {
    name: 'gaps.hear',
    hears: ['finding.accepted'],
    react: (_tx, news) => (isBroken ? Promise.reject(new Error('the gap is gone')) : Promise.resolve(heard.push(news))),
  }
  const office = await openTestOffice({ reactions: [reaction], jobs: [] })
  await office.person('ada', { roles: ['administrator'] })
  await office.person('ruth', { roles: ['office staff'] })
  const subject = newId()
  const say = (body: number) =>
    office.office.write(timedWork, (tx) => announce(tx, { kind: 'finding.accepted', subject, body }))
  await say(1)
  await say(2)
  for (let minute = 0; minute < 10; minute += 1) {
    office.setNow(`2026-03-02T15:${String(10 + minute * 5)}:00Z`)
    await office.work()
  }
  const { html } = await office.as('ruth').get('/work')
  const mend = () => (isBroken = false)
  const parked = async () => {
    const page = await office.as('ada').get('/work')
    return { newsId: /name="newsId" value="([^"]*)"/.exec(page.html)?.[1], reaction: 'gaps.hear' }
  }
  return { office, heard, mend, html, parked }
}

test('what is stuck is shown with what went wrong; only an administrator lets it go on', async () => {
  const { office, html, parked } = await openWithParked()
  const { text } = await office.as('ruth').get('/work')
  assert.match(text, /gaps\.hear did not take “finding\.accepted”.*the gap is gone.*Tried 8 times/)
  assert.match(text, /No news to be delivered/)
  assert.doesNotMatch(html, /Try again/)
  const given = await parked()
  assert.equal((await office.as('ruth').post('/work/parked', { ...given, how: 'skip' })).status, 404)
})

test('tried again once the cause is mended, it is delivered, and what waited behind it too', async () => {
  const { office, heard, mend, parked } = await openWithParked()
  mend()
  const given = await parked()
  assert.equal((await office.as('ada').post('/work/parked', { ...given, how: 'retry' })).location, '/work')
  await office.work()
  assert.deepEqual(
    heard.map((news) => news.body),
    [1, 2],
  )
  assert.match((await office.as('ada').get('/work')).text, /Nothing is stuck/)
  assert.equal((await office.as('ada').post('/work/parked', { ...given, how: 'retry' })).status, 404)
})

test('gone on without, only what waited behind it is delivered', async () => {
  const { office, heard, mend, parked } = await openWithParked()
  mend()
  const given = await parked()
  assert.equal((await office.as('ada').post('/work/parked', { ...given, how: 'skip' })).status, 303)
  await office.work()
  assert.deepEqual(
    heard.map((news) => news.body),
    [2],
  )
})

test('a made-up news, reaction or way is missing', async () => {
  const { office, parked } = await openWithParked()
  const given = await parked()
  const ada = office.as('ada')
  for (const form of [
    { ...given, how: 'burn' },
    { ...given, reaction: 'no.one', how: 'skip' },
    { newsId: newId(), how: 'skip' },
    {},
  ])
    assert.equal((await ada.post('/work/parked', form)).status, 404)
})

test('timed work shows when it ran and what went wrong', async () => {
  const jobs = [
    { name: 'quiet', everyMinutes: 60, run: () => Promise.resolve() },
    { name: 'loud', everyMinutes: 60, run: () => Promise.reject(new Error('no paper')) },
  ]
  const office = await openTestOffice({ jobs })
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve')
  assert.match((await office.as('ruth').get('/work')).text, /Nothing has run yet/)
  await office.work()
  const { text } = await office.as('ruth').get('/work')
  assert.match(text, /loud Mon, Mar 2, 2026, 10:00 AM EST Mon, Mar 2, 2026, 11:00 AM EST Error: no paper/)
  assert.match(text, /quiet .* In order/)
  assert.equal((await office.as('eve').get('/work')).status, 404)
})

test('work is named in words, and not by the key under which it is kept', async () => {
  const office = await openTestOffice()
  await office.person('ruth', { roles: ['office staff'] })
  await office.work()
  const { text } = await office.as('ruth').get('/work')
  for (const says of [
    'Forget lines of imports that nobody came',
    'Forget which forms were sent',
    'Remind people of what',
  ])
    assert.ok(text.includes(says), says)
  assert.doesNotMatch(text, /imports\.find-dead|forms\.forget-keys/)
})
