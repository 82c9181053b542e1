import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../test/office.ts'
import { record } from '../platform/audit.ts'
import { type Answer, download, seeOther, sendData, showPage } from './answer.ts'
import { one } from './form.ts'
import type { Route } from './route.ts'
import { newId } from '../kernel/ids.ts'
import { signForm } from '../platform/tokens.ts'
import { visitCookie } from './visit.ts'

const shared: Route = {
  method: 'GET',
  path: '/shared',
  may: 'public',
  cacheSeconds: 60,
  handle: () => showPage({ title: 'Shared', face: 'public', body: <p>For all</p> }),
}
const formed: Route = {
  ...shared,
  path: '/formed',
  handle: (visit) => showPage({ title: 'Formed', face: 'public', body: <p>{visit.stamp().csrf}</p> }),
}

test('a page for all may be kept for a while, a page with a stamped form never', async () => {
  const { server } = await openTestOffice({ routes: [shared, formed] })
  const kept = await server.inject({ url: '/shared' })
  assert.match(String(kept.headers['cache-control']), /^public.*s-maxage=60/)
  const first = await server.inject({ url: '/formed' })
  assert.equal(first.headers['cache-control'], 'private, no-cache')
  const cookies = Object.fromEntries(first.cookies.map(({ name, value }) => [name, value]))
  const again = await server.inject({ url: '/formed', cookies })
  assert.equal(again.headers['cache-control'], 'private, no-cache')
  assert.match(again.body, /<p>/)
  const other = await server.inject({ url: '/formed', cookies: { opencme_visit: 'another-browser' } })
  assert.notEqual(tokenOf(other.body), tokenOf(again.body))
})

const refusal = showPage({ title: 'Not done', face: 'task', status: 422, body: <h1>Not done</h1> })

/** A door behind which something is done, and what it answers; what `says` is wrong is refused. */
async function openActing(given: Answer) {
  const acting: Route = {
    method: 'POST',
    path: '/act',
    may: 'public',
    async handle(visit) {
      if (one(visit.form, 'says') === 'wrong') return refusal
      await visit.write((tx) => record(tx, { act: 'door.knock', subject: 'door', before: null, after: null }))
      return given
    },
  }
  const { server, office } = await openTestOffice({ routes: [acting] })
  const sendFrom = (browser: string, once: string, more: { says?: string; referer?: string } = {}) => {
    const { says = '', referer } = more
    const csrf = signForm(office.settings.secretKey, browser)
    return server.inject({
      method: 'POST',
      url: '/act',
      cookies: { [visitCookie]: browser },
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(referer === undefined ? {} : { referer }) },
      payload: new URLSearchParams({ _csrf: csrf, _once: once, says }).toString(),
    })
  }
  const send = (once: string, more?: { says?: string; referer?: string }) => sendFrom('a-browser', once, more)
  const countActs = async () =>
    (await office.db.selectFrom('platform_audit').where('act', '=', 'door.knock').select('id').execute()).length
  return { send, sendFrom, countActs }
}

test('a form answered by a page is answered by the same page when it is sent again', async () => {
  const { send, countActs } = await openActing(showPage({ title: 'Done', face: 'task', body: <h1>It is done</h1> }))
  const once = newId()
  for (const reply of [await send(once), await send(once)]) {
    assert.equal(reply.statusCode, 200)
    assert.match(reply.body, /<h1>It is done<\/h1>/)
  }
  assert.equal(await countActs(), 1)
})

test('nobody is answered with what another browser was answered, though it sends the same key', async () => {
  const secret = { token: 'of-the-first', expiresAt: new Date('2026-12-24') }
  const { send, sendFrom, countActs } = await openActing(seeOther('/home', secret))
  const once = newId()
  assert.match(String((await send(once)).headers['set-cookie']), /of-the-first/)
  await sendFrom('another-browser', once)
  assert.equal(await countActs(), 2, 'it is an act of its own')
})

test('a form that was refused, and is sent once more with its mistake corrected, is not answered as it was refused', async () => {
  const { send, countActs } = await openActing(seeOther('/done'))
  const once = newId()
  assert.equal((await send(once, { says: 'wrong' })).statusCode, 422)
  for (const reply of [await send(once), await send(once)])
    assert.deepEqual([reply.statusCode, reply.headers.location], [303, '/done'])
  assert.equal(await countActs(), 1)
})

test('a form with a key that is none is done and answered', async () => {
  const { send, countActs } = await openActing(seeOther('/done'))
  const reply = await send('abc')
  assert.deepEqual([reply.statusCode, reply.headers.location, await countActs()], [303, '/done', 1])
})

test('a second sending whose first answer is not known leads back to the form, or to the front page', async () => {
  const { send } = await openActing(sendData({ done: true }))
  const once = newId()
  await send(once)
  for (const [referer, back] of [
    ['http://office.test/form?of=mine', '/form'],
    ['http://office.test//elsewhere.example', '/elsewhere.example'],
    ['not an address', '/'],
  ] as const) {
    const reply = await send(once, { referer })
    assert.deepEqual([reply.statusCode, reply.headers.location], [303, back], referer)
  }
})

function tokenOf(html: string): string {
  return /<p>([^<]+)<\/p>/.exec(html)![1]!
}

test('a file in pieces is made as it is taken, and no further when the reader goes away', async () => {
  let made = 0
  let isEnded = false
  async function* makePieces() {
    try {
      for (made = 1; made <= 10_000; made += 1) yield await Promise.resolve(`${'x'.repeat(9_999)}\n`)
    } finally {
      isEnded = true
    }
  }
  const route: Route = {
    method: 'GET',
    path: '/long.csv',
    may: 'public',
    handle: () => download({ bytes: makePieces(), mediaType: 'text/csv', name: 'long.csv' }),
  }
  const { server } = await openTestOffice({ routes: [route] })
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  const reply = await fetch(`${address}/long.csv`)
  assert.match(String(reply.headers.get('content-disposition')), /attachment; filename="long.csv"/)
  const reader = reply.body!.getReader()
  await reader.read()
  await new Promise((resolve) => setTimeout(resolve, 300))
  const before = made
  assert.ok(before < 5_000, `${before} pieces were made for a reader who took one`)
  await reader.cancel()
  for (let tries = 0; tries < 100 && !isEnded; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20))
  assert.ok(isEnded)
  assert.ok(made < 6_000)
  server.server.closeAllConnections()
})

test('the name of a file goes out without signs that could end the line or the name', async () => {
  const name = 'a"; filename=b.html\r\nset-cookie: x=1/../ü.csv'
  const route: Route = {
    method: 'GET',
    path: '/named',
    may: 'public',
    handle: () => download({ bytes: 'x', mediaType: 'text/csv', name }),
  }
  const { headers } = await (await openTestOffice({ routes: [route] })).server.inject('/named')
  assert.equal(headers['content-disposition'], 'attachment; filename="a-filename-b.html-set-cookie-x-1-..-.csv"')
  assert.deepEqual([headers['cache-control'], headers['set-cookie']], ['private, no-store', undefined])
})
