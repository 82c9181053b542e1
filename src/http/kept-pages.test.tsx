import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../test/office.ts'
import { doors } from '../app.ts'
import { makeSite } from '../site.tsx'
import { showPage } from './answer.ts'
import type { Route } from './route.ts'
import { makeServer } from './server.ts'
import { sessionCookie } from './visit.ts'

const keptRoute = { method: 'GET', path: '/kept', may: 'public' } as const

/** A public page that is kept, and says how often it was made. */
async function openKept(log?: { write(line: string): void }) {
  let made = 0
  const route: Route = {
    ...keptRoute,
    cacheSeconds: 60,
    handle: () => Promise.resolve(showPage({ title: 'Kept', face: 'public', body: <h1>{`Made ${(made += 1)}`}</h1> })),
  }
  const office = await openTestOffice({ routes: [route], log })
  await office.person('ada')
  return office
}

test('a page for all is made once, and sent again with the same headers and a number of its own', async () => {
  const { server } = await openKept()
  const [first, second] = [await server.inject('/kept'), await server.inject('/kept')]
  for (const reply of [first, second]) {
    assert.equal(reply.statusCode, 200)
    assert.match(reply.body, /Made 1</)
    assert.equal(reply.headers['cache-control'], 'public, max-age=0, s-maxage=60')
    assert.match(String(reply.headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/)
    assert.equal(reply.headers['x-content-type-options'], 'nosniff')
  }
  assert.notEqual(first.headers['x-request-id'], second.headers['x-request-id'])
})

test('a browser that has the page is told so, and one that unpacks gets it packed', async () => {
  const { server } = await openKept()
  const { headers } = await server.inject('/kept')
  const known = await server.inject({ url: '/kept', headers: { 'if-none-match': String(headers.etag) } })
  assert.deepEqual([known.statusCode, known.body], [304, ''])
  const packed = await server.inject({ url: '/kept', headers: { 'accept-encoding': 'br, gzip' } })
  assert.deepEqual([packed.statusCode, packed.headers['content-encoding']], [200, 'gzip'])
  assert.equal(Number(packed.headers['content-length']), packed.rawPayload.length)
})

test('who is signed in, and who sends another method, gets no kept page', async () => {
  const { server, as } = await openKept()
  await server.inject('/kept')
  assert.match((await as('ada').get('/kept')).html, /Made 2</)
  const stale = await server.inject({ url: '/kept', cookies: { [sessionCookie]: 'ended' } })
  assert.match(stale.body, /Made 3</)
  assert.equal((await server.inject({ method: 'HEAD', url: '/kept' })).body, '')
  assert.match((await server.inject('/kept?of=other')).body, /Made 5</)
})

test('a page that is sent from what is kept stands in the log as every other', async () => {
  const lines: { url: string; status: number }[] = []
  const { server } = await openKept({ write: (line) => lines.push(JSON.parse(line)) })
  await server.inject('/kept')
  await server.inject('/kept')
  assert.deepEqual(
    lines.map(({ url, status }) => [url, status]),
    [
      ['/kept', 200],
      ['/kept', 200],
    ],
  )
})

test('two processes each keep a page for its seconds and no longer: what changed is read at both by then', async (t) => {
  let says = 'before'
  const handle = () => Promise.resolve(showPage({ title: 'Kept', face: 'public', body: <h1>{says}</h1> }))
  const { office, server } = await openTestOffice({ routes: [{ ...keptRoute, cacheSeconds: 5, handle }] })
  const other = await makeServer({
    office,
    routes: [{ ...keptRoute, cacheSeconds: 5, handle }],
    doors,
    site: makeSite(office),
  })
  t.after(() => other.close())
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() })
  const read = async () => [(await server.inject('/kept')).body, (await other.inject('/kept')).body]
  for (const body of await read()) assert.match(body, /before/)
  says = 'after'
  t.mock.timers.tick(4_999)
  for (const body of await read()) assert.match(body, /before/)
  t.mock.timers.tick(2)
  for (const body of await read()) assert.match(body, /after/)
})
