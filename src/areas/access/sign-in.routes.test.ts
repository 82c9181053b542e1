import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'
import { sessionCookie } from '../../http/visit.ts'
import { newId } from '../../kernel/ids.ts'
import { evenMs, isOwnPath } from './sign-in.schema.ts'

test('a person asks for a link, opens it from the mail and is signed in; the link works once', async () => {
  const office = await openTestOffice()
  await office.person('ada')
  const browser = office.visitor()
  const asked = await browser.post('/sign-in', { email: 'Ada@AlderBay.example' })
  assert.equal(asked.status, 200)
  assert.match(asked.text, /Look in your mail/)
  await office.work()
  const [mail] = await office.mails('ada@')
  assert.equal(mail!.state, 'sent')
  const path = /\/sign-in\/link\/\w+/.exec(mail!.body)![0]
  assert.match((await browser.get(path)).text, /Sign in to the office/)
  const used = await browser.post(path)
  assert.equal(used.status, 303)
  assert.match(used.headers['set-cookie']!, /opencme_session=.*HttpOnly/)
  assert.equal((await browser.post(path)).status, 404)
})

test('an address nobody has gets the same answer, and no mail', async () => {
  const office = await openTestOffice()
  await office.person('ada')
  const [known, unknown] = [
    await office.visitor().post('/sign-in', { email: 'ada@alderbay.example' }),
    await office.visitor().post('/sign-in', { email: 'eve@alderbay.example' }),
  ]
  assert.equal(known.status, unknown.status)
  assert.equal(known.text.replaceAll('ada@', '@'), unknown.text.replaceAll('eve@', '@'))
  assert.equal((await office.mails()).length, 1)
})

test('a wrong address is shown again with what to do', async () => {
  const office = await openTestOffice()
  const reply = await office.visitor().post('/sign-in', { email: 'ada' })
  assert.equal(reply.status, 422)
  assert.match(reply.text, /Enter an e-mail address, such as name@example.edu/)
  assert.match(reply.html, /value="ada"/)
})

test('signing out everywhere ends every session', async () => {
  const office = await openTestOffice()
  await office.person('ada')
  assert.equal((await office.as('ada').post('/sign-out/everywhere')).status, 303)
  assert.equal((await office.as('ada').post('/sign-out')).status, 401)
})

test('a form without our token changes nothing', async () => {
  const office = await openTestOffice()
  await office.person('ada')
  const reply = await office.visitor().post('/sign-in', { email: 'ada@alderbay.example' }, { csrf: 'made up' })
  assert.equal(reply.status, 403)
  assert.equal((await office.mails()).length, 0)
})

test('asking twice by a double click sends one link, and signing in by a double click signs in', async () => {
  const office = await openTestOffice()
  await office.person('ada')
  const browser = office.visitor()
  const once = newId()
  const ask = () => browser.post('/sign-in', { email: 'ada@alderbay.example' }, { once })
  for (const reply of [await ask(), await ask()]) assert.match(reply.text, /Look in your mail/)
  await office.work()
  const [mail, ...more] = await office.mails('ada@')
  assert.deepEqual(more, [])
  const path = /\/sign-in\/link\/\w+/.exec(mail!.body)![0]
  const key = newId()
  const first = await browser.post(path, {}, { once: key })
  const second = await browser.post(path, {}, { once: key })
  assert.equal(first.location, '/home')
  assert.match(first.headers['set-cookie']!, /opencme_session=/)
  assert.deepEqual([second.location, second.headers['set-cookie']], [first.location, first.headers['set-cookie']])
})

test('signing in ends the session this browser had, and signing out has the browser forget our pages', async () => {
  const office = await openTestOffice()
  await office.person('ada')
  await office.person('ben')
  await office.as('ben').post('/sign-in', { email: 'ada@alderbay.example' })
  const [mail] = await office.mails('ada@')
  const path = /\/sign-in\/link\/\w+/.exec(mail!.body)![0]
  assert.equal((await office.as('ben').post(path)).status, 303)
  assert.equal((await office.as('ben').post('/sign-out')).status, 401)
  const out = await office.as('ada').post('/sign-out')
  assert.deepEqual([out.status, out.headers['clear-site-data']], [303, '"cache"'])
})

test('who asks for a link waits as long for a known address as for an unknown one', async () => {
  const office = await openTestOffice()
  await office.person('ada')
  for (const email of ['ada@alderbay.example', 'eve@alderbay.example']) {
    const began = performance.now()
    await office.visitor().post('/sign-in', { email })
    assert.ok(performance.now() - began >= evenMs, email)
  }
})

const elsewhere = [
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '',
]
for (const path of elsewhere)
  test(`signing in leads nowhere else: ${JSON.stringify(path)}`, () => assert.equal(isOwnPath(path), false))
test('signing in leads on to a page of ours', () => assert.equal(isOwnPath('/learn/7?page=2'), true))

test('no address carries a second one, or a line of its own, into our mail', async () => {
  const office = await openTestOffice()
  for (const email of [
    'a@b.example\r\nBcc: eve@b.example',
    'a@b.example, eve@b.example',
    '<a@b.example> eve@b.example',
  ])
    assert.equal((await office.visitor().post('/sign-in', { email })).status, 422, email)
  assert.deepEqual(await office.mails(), [])
})

test('a session ends with its last day, however much it was used', async () => {
  const office = await openTestOffice({ now: '2026-03-02T15:00:00Z' })
  await office.person('ada')
  const browser = office.visitor()
  await browser.post('/sign-in', { email: 'ada@alderbay.example' })
  const [mail] = await office.mails('ada@')
  const { headers } = await browser.post(/\/sign-in\/link\/\w+/.exec(mail!.body)![0])
  const cookies = { [sessionCookie]: /opencme_session=(\w+)/.exec(headers['set-cookie']!)![1]! }
  const statusAt = async (instant: string) => {
    office.setNow(instant)
    return (await office.server.inject({ url: '/my', cookies })).statusCode
  }
  const end = Date.parse('2026-03-16T15:00:00Z')
  for (let hours = 14 * 24 - 7; hours > 0; hours -= 7)
    assert.equal(await statusAt(new Date(end - hours * 3_600_000).toISOString()), 200)
  assert.equal(await statusAt('2026-03-16T14:59:59Z'), 200)
  assert.equal(await statusAt('2026-03-16T15:00:00Z'), 303)
})
