import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { routes } from '../../app.ts'
import { allow } from '../../kernel/decision.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../platform/audit.ts'
import { timedWork } from '../../platform/office.ts'
import { sendLink } from '../tasks/link.commands.ts'
import { saveQuestionnaire } from '../questions/questionnaire.commands.ts'
import { sheetLinkRoutes } from './sheet-link.routes.tsx'
import { startSheet } from './sheet.commands.ts'
import type { SheetTaker } from './sheet.slots.ts'
import { findSheet } from './sheet.store.ts'

async function aSheet(office: TestOffice, area = 'surveys') {
  await office.person('ada')
  await office.person('eve')
  const item = { type: 'short text' as const, required: true }
  const items = [
    { ...item, page: 1, key: 'first', wording: 'What is hardest?' },
    { ...item, page: 1, key: 'also', wording: 'And next?' },
    { ...item, page: 2, key: 'second', wording: 'What would help?' },
  ]
  return office.office.write(timedWork, async (tx) => {
    const saved = await saveQuestionnaire(tx, { kind: 'survey', title: 'Your needs', intro: 'Two pages.', items })
    assert.ok(saved.ok)
    const sheet = { versionId: saved.value.versionId, area, subjectId: newId(), personId: office.idOf('ada') }
    return startSheet(tx, sheet)
  })
}
const linkIn = (body: string) => /\/link\/answers\/\w+/.exec(body)![0]

async function mailedLink(office: TestOffice, sheetId: string, form = {}) {
  const reply = await office.as('ada').post(`/answers/${sheetId}/link`, form)
  assert.equal(reply.status, 200)
  const [mail] = await office.mails('ada@')
  return linkIn(mail!.body)
}

test('who leaves keeps what they have and goes on by a link from the mail, without signing in, up to handing in', async () => {
  const office = await openTestOffice()
  const sheetId = await aSheet(office)
  const link = await mailedLink(office, sheetId, { page: '1', a_first: 'Time' })
  const visitor = office.visitor()
  assert.equal((await visitor.get(link)).location, `${link}/1`)
  const first = await visitor.get(`${link}/1`)
  assert.match(first.text, /Page 1 of 2 Your needs Two pages\. What is hardest\?/)
  assert.match(first.html, /value="Time"/)
  assert.equal(first.headers['referrer-policy'], 'no-referrer')
  const refused = await visitor.post(`${link}/1`, { a_first: '', a_also: '' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Write an answer: What is hardest\? Write an answer: And next\?/)
  assert.equal((await visitor.post(`${link}/1`, { a_first: 'Time', a_also: 'Space' })).location, `${link}/2`)
  assert.equal((await visitor.get(link)).location, `${link}/2`)
  const once = newId()
  for (let times = 0; times < 2; times += 1) {
    const end = await visitor.post(`${link}/2`, { a_second: 'Shorter pages' }, { once })
    assert.match(end.text, /Your answers are handed in/, 'also when it is sent twice')
  }
  assert.ok((await findSheet(office.office.db, sheetId))!.submittedAt)
  assert.equal((await visitor.get(link)).status, 404)
})

test('opening the link answers nothing; leaving by it keeps what there is', async () => {
  const office = await openTestOffice()
  const sheetId = await aSheet(office)
  const link = await mailedLink(office, sheetId)
  for (const path of [link, `${link}/1`]) await office.visitor().get(path)
  const untouched = (await findSheet(office.office.db, sheetId))!
  assert.equal(
    untouched.items.some((item) => item.answer !== null),
    false,
  )
  const left = await office.visitor().post(`${link}/1`, { a_first: 'Time', how: 'leave' })
  assert.match(left.text, /Your answers are kept/)
  assert.equal((await findSheet(office.office.db, sheetId))!.items[0]!.answer, 'Time')
})

test('an area that takes the answers itself hands in by its own rules', async () => {
  const taken: unknown[] = []
  const taker: SheetTaker = {
    area: 'surveys',
    async answer(tx, sheet, answered) {
      taken.push([sheet.id, answered.page])
      await record(tx, { act: 'survey.take', subject: sheet.id, before: null, after: null })
      return allow({ nextPage: null })
    },
    after: () => Promise.resolve('/my'),
  }
  const own = sheetLinkRoutes([taker])
  const others = routes.filter((route) => !own.some((one) => one.path === route.path && one.method === route.method))
  const office = await openTestOffice({ routes: [...others, ...own] })
  const sheetId = await aSheet(office)
  const link = await mailedLink(office, sheetId)
  await office.visitor().post(`${link}/1`, { a_first: 'a', a_also: 'b', how: 'leave' })
  const end = await office.visitor().post(`${link}/2`, { a_second: 'c' })
  assert.match(end.html, /href="\/my"[^>]*>See what comes next/)
  assert.deepEqual(taken, [[sheetId, 2]])
})

test('a page that cannot be kept is shown again before the link is sent', async () => {
  const office = await openTestOffice()
  const sheetId = await aSheet(office)
  const reply = await office.as('ada').post(`/answers/${sheetId}/link`, { page: '1', a_first: 'x'.repeat(301) })
  assert.equal(reply.status, 422)
  assert.match(reply.text, /Write at most 300 letters/)
  assert.equal((await office.mails('ada@')).length, 0)
})

test('nobody mails, opens or answers the sheet of another', async () => {
  const office = await openTestOffice()
  const sheetId = await aSheet(office)
  assert.equal((await office.as('eve').post(`/answers/${sheetId}/link`)).status, 404)
  assert.equal((await office.as('eve').post('/answers/made-up/link')).status, 404)
  assert.equal((await office.visitor().post(`/answers/${sheetId}/link`)).status, 401)
  for (const path of ['/link/answers/abc', '/link/answers/abc/1'])
    assert.equal((await office.as('ada').get(path)).status, 404)
  assert.equal((await office.visitor().post('/link/answers/abc/1', {})).status, 404)
})

test('a link for another act does not open a sheet, and one that has run out opens nothing', async () => {
  const office = await openTestOffice()
  const sheetId = await aSheet(office)
  const link = await mailedLink(office, sheetId)
  await office.office.write(timedWork, (tx) =>
    sendLink(
      tx,
      {
        purpose: 'answer',
        area: 'integrity',
        subjectId: sheetId,
        personId: office.idOf('ada'),
        subject: 'Another act',
        says: 'Here it is',
        expiresOn: '2026-05-01' as never,
      },
      { address: 'http://office.test', today: office.office.today() },
    ),
  )
  const [other] = (await office.mails('ada@')).filter((mail) => mail.subject === 'Another act')
  assert.equal((await office.visitor().get(linkIn(other!.body))).status, 404)
  office.setNow('2026-04-03T15:00:00Z')
  assert.equal((await office.visitor().get(link)).status, 404)
})
