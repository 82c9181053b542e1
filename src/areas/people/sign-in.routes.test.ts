import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'

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
