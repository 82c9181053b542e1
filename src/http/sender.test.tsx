import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../test/office.ts'
import { record } from '../platform/audit.ts'
import { type Answer, seeOther, sendData, showPage } from './answer.ts'
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

/** A door behind which something is done, and what it answers. */
async function openActing(given: Answer) {
  const acting: Route = {
    method: 'POST',
    path: '/act',
    may: 'public',
    async handle(visit) {
      await visit.write((tx) => record(tx, { act: 'door.knock', subject: 'door', before: null, after: null }))
      return given
    },
  }
  const { server, office } = await openTestOffice({ routes: [acting] })
  const csrf = signForm(office.settings.secretKey, 'a-browser')
  const send = (once: string, referer?: string) =>
    server.inject({
      method: 'POST',
      url: '/act',
      cookies: { [visitCookie]: 'a-browser' },
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(referer === undefined ? {} : { referer }) },
      payload: new URLSearchParams({ _csrf: csrf, _once: once }).toString(),
    })
  const countActs = async () =>
    (await office.db.selectFrom('platform_audit').where('act', '=', 'door.knock').select('id').execute()).length
  return { send, countActs }
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
    const reply = await send(once, referer)
    assert.deepEqual([reply.statusCode, reply.headers.location], [303, back], referer)
  }
})

function tokenOf(html: string): string {
  return /<p>([^<]+)<\/p>/.exec(html)![1]!
}
