import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowed } from '../../../test/evidence.ts'
import { learn } from '../../../test/learners.ts'
import { addMeasuredGap, afterMonth, teach } from '../../../test/outcomes.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { countQueries } from '../../../test/query-count.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { adoptStatement } from './mission-statement.commands.ts'
import { alderBayClauses, alderBayWhy } from './mission-statement.demo.ts'
import { typeStatement } from './mission-statement.schema.ts'

async function open() {
  const office = await openTestOffice({ now: afterMonth(3) })
  await office.person('ada', { givenName: 'Ada', familyName: 'Lane', roles: ['office staff'] })
  await office.person('sur', { roles: ['surveyor'] })
  await office.person('iris', { roles: ['integrity officer'] })
  await office.person('eve')
  return office
}

const adopt = (office: TestOffice) => {
  const draft = { adoptedOn: office.office.today(), why: alderBayWhy, clauses: alderBayClauses }
  return allowed(office.office.write(timedWork, (tx) => adoptStatement(tx, draft, office.office.today())))
}
const form = (over: Record<string, string> = {}) => ({
  ...typeStatement(alderBayClauses),
  adoptedOn: '2026-05-05',
  why: 'Plainer words',
  from: '1',
  ...over,
})

test('everyone reads the mission with its numbers, its days, and what nothing serves yet', async () => {
  const office = await open()
  await adopt(office)
  const page = await office.visitor().get('/mission')
  assert.equal(page.status, 200)
  assert.match(page.html, /data-face="public"/)
  assert.match(page.text, /Adopted Tuesday, May 5, 2026, first version\./)
  assert.match(page.text, /Figures from Tuesday, May 6, 2025 to Tuesday, May 5, 2026\./)
  assert.match(page.text, /0 of 23 clauses are measured\./)
  assert.match(page.text, /Nothing serves P2, P3, F1, F2, F3 and F5 yet\./)
  assert.match(page.text, /F1 Lectures – No number is bound to it Nothing yet serves this/)
  assert.doesNotMatch(page.html, /<td class="act"><a/)
})

test('below five learners nothing is said; from the fifth on the number stands with its parts', async () => {
  const office = await open()
  await adopt(office)
  const activityId = await teach(office, (await addMeasuredGap(office, [25])).gapId)
  for (let i = 0; i < 4; i++) await learn(office, activityId, `l${i}`, { isPassed: true, rating: 5 })
  assert.match((await office.as('ada').get('/mission')).text, /Too few to say/)
  assert.match((await office.as('ada').get('/mission')).text, /P1 [^–]*– Too few to show/)
  await learn(office, activityId, 'l5', { isPassed: true, rating: 5 })
  const page = await office.as('ada').get('/mission')
  assert.match(page.html, /data-face="office"/)
  assert.match(page.text, /5 of 5 learners passed a test and, by their own word, can do it or will change/)
  assert.doesNotMatch(page.text, /By career stage/)
  const resident = { careerStage: 'resident' as const }
  for (let i = 0; i < 5; i++) await learn(office, activityId, `r${i}`, { isPassed: true, rating: 5, person: resident })
  assert.match((await office.as('ada').get('/mission')).text, /By career stage practicing: 5 of 5 resident: 5 of 5/)
  await learn(office, activityId, 'r5', { isPassed: true, person: resident })
  const one = /P1 [^–]*– Too few to show/
  assert.match((await office.as('ada').get('/mission')).text, one, 'the one who does not count would be known')
  assert.match(page.text, /F4 Courses online 5 of 5 online courses that learners began were completed/)
})

test('records are linked for those who may see them, and for nobody else', async () => {
  const office = await open()
  await adopt(office)
  const links = async (name: string) =>
    [...(await office.as(name).get('/mission')).html.matchAll(/<td class="act"><a href="([^"]+)"/g)].map(([, to]) => to)
  assert.ok((await links('sur')).includes('/outcomes'))
  assert.ok((await links('ada')).includes('/office/activities'))
  for (const name of ['ada', 'sur', 'iris'])
    for (const link of await links(name))
      assert.equal((await office.as(name).get(link!)).status, 200, `${name}: ${link}`)
  assert.deepEqual(await links('eve'), [])
  assert.match((await office.as('eve').get('/mission')).html, /data-face="public"/)
})

test('the mission asks the database as often for many learners as for none', async () => {
  const office = await open()
  await adopt(office)
  const count = async () => (await countQueries(office, () => office.as('ada').get('/mission'))).count
  await count()
  const few = await count()
  const activityId = await teach(office, (await addMeasuredGap(office, [25])).gapId)
  for (let i = 0; i < 6; i++) await learn(office, activityId, `l${i}`, { isPassed: true, rating: 5 })
  assert.equal(await count(), few)
  assert.ok(few <= 12, `${few} queries`)
})

test('before a statement is adopted the page says what will stand there, and offers the form to who may set it', async () => {
  const office = await open()
  assert.match((await office.visitor().get('/mission')).text, /No mission statement has been adopted yet/)
  assert.doesNotMatch((await office.as('sur').get('/mission')).html, /href="\/mission\/edit"/)
  assert.match((await office.as('ada').get('/mission')).html, /href="\/mission\/edit"/)
  assert.match((await office.visitor().get('/mission/versions')).text, /No version has been adopted yet/)
  const first = await office.as('ada').post('/mission/edit', form({ from: '0', why: 'We begin' }))
  assert.deepEqual([first.status, first.location], [303, '/mission'])
  assert.match(
    (await office.as('ada').get('/mission/versions')).text,
    /Version 1, in force We begin Entered by Ada Lane/,
  )
})

test('a new wording is the next version; the earlier one stays readable as it was', async () => {
  const office = await open()
  await adopt(office)
  const ada = office.as('ada')
  const page = await ada.get('/mission/edit')
  assert.match(page.text, /Adopt version 2/)
  assert.match(page.html, /name="F1_words"[^>]*>lectures<\/textarea>/)
  assert.equal((await ada.post('/mission/edit', form({ F1_words: 'talks', section_3: 'What we give' }))).status, 303)
  const now = (await office.as('eve').get('/mission')).text
  assert.match(now, /second version.*What we give.*F1 talks/)
  assert.match((await office.visitor().get('/mission/versions/1')).text, /What we offer.*there are F1 ?lectures.*/)
  assert.match((await office.visitor().get('/mission/versions/1')).text, /The one in force/)
  assert.match((await office.visitor().get('/mission/versions')).text, /Version 2, in force Plainer words.*Version 1/)
  for (const path of ['/mission/versions/3', '/mission/versions/0', '/mission/versions/x'])
    assert.equal((await office.visitor().get(path)).status, 404)
})

test('a refused wording keeps every word that was typed, and says at the field what is missing', async () => {
  const office = await open()
  await adopt(office)
  const ada = office.as('ada')
  const typed = { F1_words: 'talks that nobody forgets', N7_words: ' ', why: '' }
  const refused = await ada.post('/mission/edit', form(typed))
  assert.equal(refused.status, 422)
  assert.match(refused.text, /No version is adopted yet Say why it is worded anew.*Enter the words of N7/)
  assert.match(refused.html, />talks that nobody forgets<\/textarea>/)
  assert.match(refused.html, /id="field-N7_words"[^>]*aria-invalid="true"/)
  const early = await ada.post('/mission/edit', form({ F1_words: 'talks', adoptedOn: '2026-05-04' }))
  assert.match(early.text, /Version 1 was adopted on Tuesday, May 5, 2026\. Enter that day or a later one/)
  const later = await ada.post('/mission/edit', form({ F1_words: 'talks', adoptedOn: '2026-05-06' }))
  assert.match(later.text, /Enter a day up to today/)
  const odd = await ada.post('/mission/edit', form({ F1_words: 'talks', adoptedOn: 'May 5' }))
  assert.match(odd.text, /Enter the day it was adopted, such as 2026-11-24/)
  assert.match((await ada.post('/mission/edit', form())).text, /Nothing differs from version 1/)
  const stale = await ada.post('/mission/edit', form({ F1_words: 'talks', from: '0' }))
  assert.match(stale.text, /Version 1 was adopted while this page was open/)
  assert.match(stale.html, />talks<\/textarea>/)
  assert.equal((await ada.post('/mission/edit', {})).status, 422)
  assert.match((await office.visitor().get('/mission')).text, /first version/)
})

test('a form that is sent twice adopts one version', async () => {
  const office = await open()
  await adopt(office)
  const ada = office.as('ada')
  const once = newId()
  for (let i = 0; i < 2; i++)
    assert.equal((await ada.post('/mission/edit', form({ F1_words: 'talks' }), { once })).location, '/mission')
  assert.equal((await office.visitor().get('/mission/versions/3')).status, 404)
})

test('only who may set the mission sees the form or sends it', async () => {
  const office = await open()
  await adopt(office)
  for (const name of ['sur', 'iris', 'eve']) {
    assert.equal((await office.as(name).get('/mission/edit')).status, 404)
    assert.equal((await office.as(name).post('/mission/edit', form({ F1_words: 'talks' }))).status, 404)
  }
  assert.equal((await office.visitor().get('/mission/edit')).status, 303)
  assert.equal((await office.visitor().post('/mission/edit', form())).status, 401)
})
