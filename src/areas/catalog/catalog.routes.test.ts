import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addLines } from '../../../test/activities.ts'
import { addCourse } from '../../../test/courses.ts'
import { countQueries } from '../../../test/query-count.ts'
import { openTestOffice } from '../../../test/office.ts'
import { localDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import type { Profession } from '../people/person.schema.ts'
import type { ActivityStep } from '../activities/life.schema.ts'
import { listPage } from '../../platform/listing.ts'
import { catalog } from './catalog.store.ts'
import { replaceAudience } from '../activities/plan.store.ts'

const titlesOf = (html: string) => [...html.matchAll(/href="\/activities\/[^"]+"[^>]*>([^<]+)</g)].map((hit) => hit[1]!)

test('the catalog holds what people can take part in', async (t) => {
  const office = await openTestOffice()
  await office.person('lena')
  const [visitor, lena] = [office.visitor(), office.as('lena')]

  await t.test('nothing, before the first is open', async () => {
    assert.match((await lena.get('/catalog')).text, /No activity fits\. Activities appear here on the day/)
    assert.match((await lena.get('/')).text, /Nothing is open today/)
  })

  const states: ActivityStep[] = ['in planning', 'in review', 'approved', 'published', 'running', 'closed', 'archived']
  await addLines(office, [
    ...states.map((state) => ({ title: `Delirium, ${state}`, state })),
    { title: 'Delirium, unlisted', isListed: false },
  ])
  await t.test('published and running, and nothing else', async () => {
    const page = await visitor.get('/catalog?q=delirium')
    assert.deepEqual(titlesOf(page.html).toSorted(), ['Delirium, published', 'Delirium, running'])
    assert.match(page.text, /2 activities with “delirium” Clear/)
  })

  const [first] = await addLines(office, [{ title: 'Falls', releasesOn: '2026-04-01', expiresOn: '2026-04-03' }])
  const boundary = [
    {
      now: '2026-04-01T03:59:00Z',
      isOpen: false,
      because: 'a minute before its first day, by the clock of the office',
    },
    { now: '2026-04-01T04:00:00Z', isOpen: true, because: 'as its first day begins' },
    { now: '2026-04-04T03:59:00Z', isOpen: true, because: 'to the last minute of its last day' },
    { now: '2026-04-04T04:00:00Z', isOpen: false, because: 'and not the day after' },
  ]
  for (const { now, isOpen, because } of boundary)
    await t.test(`an activity is ${isOpen ? '' : 'not '}there ${because}`, async () => {
      office.setNow(now)
      assert.deepEqual(titlesOf((await lena.get('/catalog?q=falls')).html), isOpen ? ['Falls'] : [])
      assert.equal((await lena.get(`/activities/${first}`)).status, 200)
    })

  await t.test('letters that search patterns are made of are letters here', async () => {
    await addLines(office, [{ title: '100% of stops_in time \\o/' }])
    for (const q of ['100%25', 'stops_in', '%5Co'])
      assert.equal(titlesOf((await lena.get(`/catalog?q=${q}`)).html).length, 1, q)
    for (const q of ['1%25time', 'stops-in', 's_ops_in'])
      assert.match((await lena.get(`/catalog?q=${q}`)).text, /No activity fits\. Try another word/, q)
  })

  await t.test('a public page says what is public, for those who know its address too; plans have none', async () => {
    const all = await office.office.db.selectFrom('activities_activity').select(['id', 'title']).execute()
    const open = ['published', 'running', 'closed', 'unlisted'].map((word) => `Delirium, ${word}`)
    for (const { id, title } of all.filter((each) => each.title.startsWith('Delirium')))
      assert.equal((await visitor.get(`/activities/${id}`)).status, open.includes(title) ? 200 : 404, title)
    assert.equal((await visitor.get('/activities/made-up')).status, 404)
    assert.equal((await visitor.get(`/activities/${newId()}`)).status, 404)
  })
})

test('a long catalog is searched, narrowed and paged', async (t) => {
  const office = await openTestOffice()
  await office.person('lena')
  const lena = office.as('lena')
  const ids = await addLines(
    office,
    Array.from({ length: 41 }, (_, at) => ({ title: `Kidney ${at + 1}`, releasesOn: `2026-0${1 + (at % 2)}-05` })),
  )
  const forNurses = ids.slice(0, 21)
  await office.office.write(timedWork, async (tx) => {
    const nurse = { profession: 'nurse' as Profession, specialty: '' }
    for (const id of forNurses) await replaceAudience(tx, id, [nurse, { profession: 'pharmacist', specialty: '' }])
  })
  const nextOf = (html: string) => /href="([^"]+)" rel="next"/.exec(html)?.[1]!.replaceAll('&amp;', '&')

  await t.test('twenty to a page, the newest release first, each once', async () => {
    const titles: string[] = []
    let path: string | undefined = '/catalog?q=kidney'
    for (let pages = 0; path && pages < 5; pages += 1) {
      const page = await lena.get(path)
      assert.match(page.text, /41 activities/)
      titles.push(...titlesOf(page.html))
      path = nextOf(page.html)
    }
    assert.deepEqual([titles.length, new Set(titles).size], [41, 41])
    assert.ok(
      titles.slice(0, 20).every((title) => Number(title.split(' ')[1]) % 2 === 0),
      'February stands first',
    )
  })

  await t.test('for one profession, which the next page keeps, and back to the first', async () => {
    const first = await lena.get('/catalog?profession=nurse')
    assert.match(first.text, /21 activities for nurses Clear/)
    assert.match(first.html, /<option value="nurse" selected/)
    const second = await lena.get(nextOf(first.html)!)
    assert.equal(titlesOf(second.html).length, 1)
    assert.match(second.text, /21 activities for nurses/)
    const back = /href="([^"]+)" rel="prev"/.exec(second.html)![1]!.replaceAll('&amp;', '&')
    assert.deepEqual(titlesOf((await lena.get(back)).html), titlesOf(first.html))
  })

  await t.test('by every word, in both', async () => {
    assert.deepEqual(titlesOf((await lena.get('/catalog?q=kidney+41')).html), ['Kidney 41'])
    assert.deepEqual(titlesOf((await lena.get('/catalog?q=kidney+41&profession=nurse')).html), [])
    assert.deepEqual(titlesOf((await lena.get('/catalog?profession=wizard')).html).length, 20)
  })

  await t.test('what is written nearly right is found, and the page says so', async () => {
    const page = await lena.get('/catalog?q=kindey+41')
    assert.deepEqual(titlesOf(page.html), ['Kidney 41'])
    assert.match(page.text, /Nothing holds “kindey 41”/)
  })

  await t.test('a place that is none begins at the first page', async () => {
    for (const after of ['nonsense', '2026-02-30~x', `2026-02-30~${ids[0]}`, `~${ids[0]}`]) {
      const page = await lena.get(`/catalog?after=${after}`)
      assert.deepEqual([page.status, titlesOf(page.html).length], [200, 20], after)
    }
  })

  await t.test('with as many queries for twenty as for one', async () => {
    const many = await countQueries(office, () => lena.get('/catalog'))
    const one = await countQueries(office, () => lena.get('/catalog?q=kidney+41'))
    assert.equal(many.count, one.count)
  })
})

test('a catalog that nobody counts is shown all the same', async (t) => {
  const office = await openTestOffice()
  await office.person('lena')
  const lena = office.as('lena')
  const day = (at: number) => `2026-0${1 + (at % 2)}-${String(1 + (at % 28)).padStart(2, '0')}`
  const lines = (count: number, title: string) =>
    Array.from({ length: count }, (_, at) => ({ title: `${title} ${at + 1}`, releasesOn: day(at) }))
  await addLines(office, [...lines(1_000, 'Kidney'), ...lines(30, '(AF) and staff')])

  await t.test('a thousand are counted', async () => {
    const page = await lena.get('/catalog?q=kidney')
    assert.match(page.text, /Catalog .* 1,000 activities with “kidney”/)
    assert.doesNotMatch(page.text, /More than/)
  })

  await addLines(office, lines(1, 'One kidney'))
  await t.test('of one more it says that there are more, on the front page too', async () => {
    assert.match((await lena.get('/catalog?q=kidney')).text, /More than 1,000 activities with “kidney”/)
    assert.match((await lena.get('/catalog')).text, /More than 1,000 activities/)
    assert.match((await lena.get('/')).text, /Open now More than 1,000 activities/)
  })

  await t.test('and page after page holds each once, the newest release first', async () => {
    const { db } = office.office
    const today = localDate('2026-03-02')
    for (const { words, count } of [
      { words: 'kidney', count: 1_001 },
      { words: 'and staff', count: 30 },
    ]) {
      const seen: [string, string][] = []
      const asked = { narrow: { today }, words, order: 'newest' }
      let page = await listPage(db, catalog, asked, 97)
      const keep = () => seen.push(...page.rows.map(({ releasesOn, id }): [string, string] => [releasesOn, id]))
      for (keep(); page.after; keep()) page = await listPage(db, catalog, { ...asked, after: page.after }, 97)
      const places = seen.map((place) => place.join(' '))
      assert.deepEqual([places.length, new Set(places).size], [count, count])
      assert.deepEqual(places, places.toSorted().toReversed())
    }
  })

  await t.test('two letters begin a word: AF finds atrial fibrillation, and not staff', async () => {
    assert.match((await lena.get('/catalog?q=af')).text, /30 activities with “af”/)
    assert.match((await lena.get('/catalog?q=ta')).text, /No activity fits/)
    assert.match((await lena.get('/catalog?q=sta')).text, /30 activities with “sta”/)
    assert.match((await lena.get('/catalog?q=on')).text, /1 activity with “on”/)
    await addLines(office, lines(1, 'HIV/TB, non-ST'))
    for (const q of ['tb', 'TB ST', 'hi tb'])
      assert.ok(titlesOf((await lena.get(`/catalog?q=${q.replace(' ', '+')}`)).html).includes('HIV/TB, non-ST 1'), q)
  })
})

test('the public page leads in, on, back, and says when there is nothing to do', async (t) => {
  const office = await openTestOffice({ now: '2026-04-30T15:00:00Z' })
  await office.person('ada', { roles: ['office staff'] })
  await office.person('lena')
  const days = { releasesOn: localDate('2026-05-04'), expiresOn: localDate('2026-06-30') }
  const activityId = await addCourse(office, { title: 'Stop on the right day', ...days })
  const [here, lena] = [`/activities/${activityId}`, office.as('lena')]
  const sees = async (pattern: RegExp, browser = lena) => assert.match((await browser.get(here)).text, pattern)

  await t.test('before its first day it says when it opens, and offers nothing', async () => {
    const page = await lena.get(here)
    assert.match(page.text, /This activity opens on Monday, May 4, 2026/)
    assert.doesNotMatch(page.text, /Take part|ended/)
  })

  await t.test('then who may come in, and what it takes', async () => {
    office.setNow('2026-05-04T15:00:00Z')
    await sees(/Reading, then a test; 75 percent right is needed to pass/)
    await sees(/Sign in and take part/, office.visitor())
    await sees(/Takes about 50 minutes .*For physicians \(Anesthesiology, Surgery\)|For nurses/)
    await sees(/Afterwards you can Set the stop and restart date/)
  })

  await t.test('who has begun goes on', async () => {
    await lena.post(`/learn/${activityId}/enrollment`)
    await sees(/You have begun\. .*Go on/)
  })

  await t.test('in ten queries at most', async () => {
    const { count } = await countQueries(office, () => lena.get(here))
    assert.ok(count <= 10, String(count))
  })

  await t.test('on its last day still, and after it no more', async () => {
    office.setNow('2026-06-30T15:00:00Z')
    await sees(/Go on/)
    office.setNow('2026-07-01T15:00:00Z')
    await sees(/This activity ended on Tuesday, June 30, 2026/)
  })
})
