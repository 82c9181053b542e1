import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countQueries } from '../../../test/query-count.ts'
import { addFigure, addMeasuredGap, afterMonth, teach } from '../../../test/outcomes.ts'
import { openTestOffice } from '../../../test/office.ts'

async function open() {
  const office = await openTestOffice({ now: afterMonth(3) })
  await office.person('ada', { givenName: 'Ada', familyName: 'Lane', roles: ['office staff'] })
  await office.person('sur', { roles: ['surveyor'] })
  await office.person('jo', { givenName: 'Jo', familyName: 'Ferreby', roles: ['course director'] })
  await office.person('eve')
  return office
}

const named = (name: string) => ({ canonical: `http://alderbay.example/Measure/${name}`, name })

test('each gap shows where it began, where it is and how surely it moved', async () => {
  const office = await open()
  const { gapId } = await addMeasuredGap(office, [25, 25], { owner: 'jo' })
  await teach(office, gapId)
  office.setNow(afterMonth(8))
  await addFigure(office, 8, 40)
  const page = await office.as('sur').get('/outcomes')
  assert.match(page.text, /Open 1 Moving 1 Past target 0 Taught, not closed 1 Closed 0/)
  assert.match(page.text, /50% 50 of 100 80% 40 of 50, Sep 2026 90% \+30 points 14 to 43 J\. Ferreby Addressed/)
  assert.match(page.html, new RegExp(`href="/gaps/${gapId}"`))
  assert.match(page.html, /aria-label="From 50% to 80%"/)
})

test('a gap stands in the views that it belongs to, and no parked or candidate without measure in any', async () => {
  const office = await open()
  const met = await addMeasuredGap(office, [25], { measure: named('met'), title: 'Met in every hospital' })
  const waits = await addMeasuredGap(office, [25], { measure: named('waits'), title: 'Waits for education' })
  const few = await addMeasuredGap(office, [1], { measure: named('few'), title: 'Seen by few', target: null })
  await addFigure(office, 1, 3, { denominator: 4, measure: named('few') })
  await teach(office, met.gapId)
  office.setNow(afterMonth(8))
  await addFigure(office, 8, 46, { measure: named('met') })
  const titles = async (view: string) => {
    const page = await office.as('ada').get(`/outcomes?view=${encodeURIComponent(view)}`)
    return ['Met in every', 'Waits for', 'Seen by'].filter((title) => page.text.includes(title))
  }
  assert.deepEqual(await titles('open'), ['Met in every', 'Waits for', 'Seen by'])
  assert.deepEqual(await titles('past target'), ['Met in every'])
  assert.deepEqual(await titles('taught'), ['Met in every'])
  assert.deepEqual(await titles('moving'), [])
  assert.deepEqual(await titles('closed'), [])
  assert.deepEqual(await titles('nonsense'), ['Met in every', 'Waits for', 'Seen by'])
  const page = (await office.as('ada').get('/outcomes')).text
  assert.match(page, /too few to say none yet not taught yet/)
  const counts = (await office.as('ada').get('/outcomes.csv?columns=newestN,newestOf,newest')).bytes.toString('utf8')
  assert.match(counts, /Seen by few,too few to say,too few to say,too few to say/)
  await office.as('ada').post(`/gaps/${waits.gapId}/steps`, { state: 'parked', why: 'Not this year' })
  await office.as('ada').post(`/gaps/${few.gapId}/steps`, { state: 'parked', why: 'Not this year' })
  assert.deepEqual(await titles('open'), ['Met in every'])
})

test('words narrow the list, and an empty view says how a gap comes to stand there', async () => {
  const office = await open()
  await addMeasuredGap(office, [25])
  const ada = office.as('ada')
  assert.match((await ada.get('/outcomes?q=BLOOD+stopped')).text, /Open 1.*Blood thinner not stopped/)
  assert.match((await ada.get('/outcomes?q=measles')).text, /Open 0.*No gap fits these words/)
  assert.match((await ada.get('/outcomes?view=closed')).text, /once a person has closed it, with the reason/)
  assert.match((await ada.get('/outcomes?q=thiner')).text, /Nothing holds “thiner”.*Blood thinner not stopped/)
  assert.match((await ada.get('/outcomes?level=patient+health')).text, /Open 0.*No gap of this level stands here/)
  assert.match((await ada.get('/outcomes?level=performance')).text, /Open 1.*Blood thinner not stopped/)
})

test('the list is turned page by page and asks the database as often for many gaps as for one', async () => {
  const office = await open()
  const count = async () => (await countQueries(office, () => office.as('ada').get('/outcomes'))).count
  await addMeasuredGap(office, [25])
  await count()
  const few = await count()
  for (let i = 0; i < 26; i++) await addMeasuredGap(office, [25], { title: `Seeded gap ${i}` })
  assert.equal(await count(), few)
  assert.ok(few <= 12, `${few} queries`)
  const first = await office.as('ada').get('/outcomes')
  const next = /href="([^"]*)" rel="next"/.exec(first.html)![1]!.replaceAll('&amp;', '&')
  const rows = (html: string) => [...html.matchAll(/href="\/gaps\/[0-9a-f-]{36}"/g)].length
  assert.deepEqual([rows(first.html), rows((await office.as('ada').get(next)).html)], [25, 2])
})

test('the same view comes as a spreadsheet, in which a text is no formula', async () => {
  const office = await open()
  const { gapId } = await addMeasuredGap(office, [25, 25], { owner: 'jo', title: '=SUM(A1) is what they type' })
  await teach(office, gapId)
  office.setNow(afterMonth(8))
  await addFigure(office, 8, 40)
  const file = await office.as('ada').get('/outcomes.csv?view=taught')
  assert.match(file.headers['content-type']!, /text\/csv/)
  assert.match(file.headers['content-disposition']!, /outcomes-2026-10-05\.csv/)
  const lines = file.bytes.toString('utf8').split('\r\n')
  assert.match(lines[0]!, /^\uFEFFNo\.,Gap,Before,Newest,Target,Change,Owner,State$/)
  assert.equal(lines[1], "1,'=SUM(A1) is what they type,0.5,0.8,0.9,0.3,Jo Ferreby,addressed")
  const chosen = 'measure,reporter,better,beforeN,beforeOf,period,newestN,newestOf,changeFrom,changeTo'
  const all = await office.as('ada').get(`/outcomes.csv?view=taught&columns=${chosen}`)
  assert.match(
    all.bytes.toString('utf8').split('\r\n')[1]!,
    /type,Blood thinner stopped in time,Alder Bay Medical Center,higher,50,100,Sep 2026,40,50,0\.1\d+,0\.4\d+$/,
  )
  assert.equal((await office.as('ada').get('/outcomes.csv?view=closed')).bytes.toString('utf8').split('\r\n').length, 2)
})

test('outcomes are for the office and its surveyors', async () => {
  const office = await open()
  for (const path of ['/outcomes', '/outcomes.csv']) {
    assert.equal((await office.as('sur').get(path)).status, 200)
    for (const name of ['eve', 'jo']) assert.equal((await office.as(name).get(path)).status, 404)
    assert.equal((await office.visitor().get(path)).status, 303)
  }
})
